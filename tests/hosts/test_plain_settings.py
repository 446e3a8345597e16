"""What a plain ``mkdocs.yml`` says is what MkDocs reads in it; of any other MkDocs is asked."""

from __future__ import annotations

import datetime

import pytest

from generator.guide.new_site import new_site
from generator.hosts.command import site_settings
from generator.hosts.plain_settings import plain_settings
from generator.places import languages

DAY = datetime.date(2026, 11, 30)
BEGIN = "site_name: X\ndocs_dir: p\nsite_dir: out\ntheme: {name: material, font: false}\n"
PLUGIN = "plugins:\n  - leerkring:\n"
PLAIN = {
    "no more than its name": f"{BEGIN}plugins: [leerkring]\n",
    "all that it can say": f"{BEGIN}site_url: https://a.example/b/\n{PLUGIN}      language: en\n"
    "      audience: cohort\n      jobs: 2\n      cache: false\n      questions: true\n"
    '      version: "1.0"\n',
    "an address from outside": f'{BEGIN}site_url: !ENV [SITE_URL, ""]\n{PLUGIN}      questions: true\n',
}
OTHERS = {
    "another file": "INHERIT: other.yml\n",
    "another tag": "site_author: !ENV [NAME, x]\n",
    "another setting": "strict: true\n",
    "an address without its end": "site_url: https://a.example\n",
    "a field twice": "site_name: Y\n",
}


@pytest.fixture
def config(tmp_path):
    (tmp_path / "p").mkdir()
    return tmp_path / "mkdocs.yml"


@pytest.mark.parametrize("plain", PLAIN)
@pytest.mark.parametrize("address", ["", "https://a.example/"])
def test_what_is_read_is_what_mkdocs_reads(config, monkeypatch, plain, address):
    monkeypatch.setenv("SITE_URL", address)
    config.write_text(PLAIN[plain], encoding="utf-8")
    assert plain_settings(config) == site_settings(config) is not None


@pytest.mark.parametrize("language", languages())
def test_what_new_writes_is_plain(tmp_path, monkeypatch, language):
    monkeypatch.delenv("SITE_URL", raising=False)
    new_site(tmp_path, "Ann: 'de' \"Wit\" #1", language, DAY)
    read = plain_settings(tmp_path / "mkdocs.yml")
    assert read == site_settings(tmp_path / "mkdocs.yml")
    assert (read.language, read.docs) == (language, tmp_path / "portfolios")


@pytest.mark.parametrize("other", OTHERS)
def test_of_what_is_not_plain_mkdocs_is_asked(config, other):
    config.write_text(f"{BEGIN}plugins: [leerkring]\n{OTHERS[other]}", encoding="utf-8")
    assert plain_settings(config) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "- a",
        BEGIN,
        f"{BEGIN}plugins: [search, leerkring]\n",
        f"{BEGIN}plugins: []\n",
        f"{BEGIN}{PLUGIN}      language: xx\n",
        f"{BEGIN}{PLUGIN}      audience: me\n",
        f"{BEGIN}{PLUGIN}      questions: 1\n",
        f"{BEGIN}{PLUGIN}      other: 1\n",
        BEGIN.replace("material", "mkdocs") + "plugins: [leerkring]\n",
        BEGIN.replace("docs_dir: p", "docs_dir: q") + "plugins: [leerkring]\n",
        BEGIN.replace("site_name: X", "site_name: 1") + "plugins: [leerkring]\n",
    ],
)
def test_what_may_be_wrong_is_left_to_mkdocs_to_tell(config, text):
    config.write_text(text, encoding="utf-8")
    assert plain_settings(config) is None


def test_a_file_that_is_no_text_or_is_not_there_is_not_plain(config):
    assert plain_settings(config) is None
    config.write_bytes(b"\xff")
    assert plain_settings(config) is None
