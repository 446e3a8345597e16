"""A build publishes who the school is, from files that its staff made, and signs nothing."""

from __future__ import annotations

import json

import pytest

from generator.signing.keyring import trust_of, written
from tests.cli.command import run, write
from tests.signing.school import listed, school


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    profile = "---\ntype: profile\ntitle: Portfolio\nname: Amina Yusuf\nlanguage: nl\n---\n"
    write(tmp_path / "portfolios/amina/profile.md", profile)
    write(
        tmp_path / "mkdocs.yml",
        "site_name: Kade\nsite_url: https://kade.example/portfolio/\ndocs_dir: portfolios\n"
        "theme: {name: material}\nplugins: [leerkring]\n",
    )
    return tmp_path


def test_a_site_says_whose_keys_sign_and_an_unsound_folder_stops_it(site):
    keyring, who = school("2026")
    status = listed(keyring, who["2026"])
    write(site / "portfolios/issuer/keys.json", written(keyring))
    write(site / "portfolios/issuer/status.json", status.decode())
    built = run("--lang", "en", "build")
    assert built.exit_code == 0, built.output
    document = json.loads((site / "site/did.json").read_text(encoding="utf-8"))
    assert document == trust_of(keyring, status).document(keyring.did)
    assert (site / "site/issuer/status.json").read_bytes() == status
    assert not (site / "site/issuer/keys.json").exists()
    assert "did.json" in (site / "site/files.sha256").read_text(encoding="utf-8")
    before = sorted(it.relative_to(site) for it in (site / "site").rglob("*"))
    write(site / "portfolios/issuer/keys.json", "{}")
    assert run("--lang", "en", "build").exit_code != 0
    assert sorted(it.relative_to(site) for it in (site / "site").rglob("*")) == before


def test_a_site_at_another_address_is_not_the_issuer(site):
    keyring, who = school("2026")
    write(site / "portfolios/issuer/keys.json", written(keyring).replace("kade.example", "other.example"))
    status = listed(keyring, who["2026"]).decode().replace("kade.example", "other.example")
    write(site / "portfolios/issuer/status.json", status)
    assert run("--lang", "en", "build").exit_code == 0
    assert not (site / "site/did.json").exists()
