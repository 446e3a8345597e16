"""``leerkring desk`` prints one address on this computer, or writes a folder that is no part of the site."""

from __future__ import annotations

import re

import pytest

from generator.cli import desk
from generator.serving.run import Served
from tests import cohorts
from tests.cli.command import run, write


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(desk.webbrowser, "open", seen.append)
    monkeypatch.setattr(Served, "run", lambda self: self.server.server_close())
    return seen


def test_it_prints_an_address_with_a_key_and_opens_it(opened, docs):
    result = run("desk", "--docs", str(docs))
    assert result.exit_code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[0-9a-f]{48}\n", result.stdout)
    assert opened == [result.stdout.strip()]
    assert run("desk", "--docs", str(docs), "--no-open").exit_code == 0
    assert len(opened) == 1


def test_it_writes_a_folder_elsewhere(docs, tmp_path):
    result = run("desk", "--docs", str(docs), str(tmp_path / "closed"))
    assert result.exit_code == 0, result.output
    assert "Amina" in (tmp_path / "closed/index.html").read_text("utf-8")


def test_it_writes_nothing_into_a_site(site):
    for where in (".", "site/desk", "portfolios", "desk"):
        result = run("desk", where)
        assert result.exit_code == 2, where
        assert "Kies een map ergens anders" in result.output
    assert not (site / "desk").exists()
    assert run("desk", f"../{site.name}-desk").exit_code == 0


def test_it_shows_nothing_while_the_school_s_own_list_cannot_be_read(docs, tmp_path):
    write(docs / "learners.yml", "type: learners\nlearners: oops\n")
    result = run("desk", "--docs", str(docs), str(tmp_path / "closed"))
    assert result.exit_code == 1
    assert "welke namen verborgen zijn" in result.output
    assert not (tmp_path / "closed").exists()


def test_of_several_cohorts_all_are_shown_or_the_one_that_is_meant(tmp_path):
    docs = cohorts.site(tmp_path) / "portfolios"
    for meant, there in (((), {"Bob", "Cas"}), (("--in", "2025"), {"Cas"})):
        result = run("desk", "--docs", str(docs), *meant, str(tmp_path / "closed"))
        assert result.exit_code == 0, result.output
        page = (tmp_path / "closed/index.html").read_text("utf-8")
        assert {name for name in ("Bob", "Cas") if name in page} == there
    assert run("desk", "--docs", str(docs), "--in", "2023", str(tmp_path / "closed")).exit_code == 2
