"""``leerkring edit`` prints one address, on this computer, and opens it."""

from __future__ import annotations

import re

import pytest

from generator.cli import edit
from generator.serving.run import Served, served
from tests.cli.command import run


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(edit.webbrowser, "open", seen.append)
    monkeypatch.setattr(Served, "run", lambda self: self.server.server_close())
    return seen


@pytest.fixture
def places(opened, monkeypatch):  # noqa: ARG001  # nothing is served
    """Where the command lets somebody write."""
    seen = []
    monkeypatch.setattr(edit, "served", lambda place, *more: seen.append(place) or served(place, *more))
    return seen


def test_it_prints_an_address_with_a_key_and_opens_it(opened, docs):
    result = run("edit", "--docs", str(docs))
    assert result.exit_code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[0-9a-f]{48}\n", result.stdout)
    assert opened == [result.stdout.strip()]


def test_it_opens_nothing_if_that_is_asked(opened, docs):
    assert run("edit", "--docs", str(docs), "--no-open").exit_code == 0
    assert opened == []


def test_it_writes_in_the_portfolio_that_is_named(places, docs):
    (whose,) = (file.parent.name for file in docs.glob("*/profile.md"))
    assert run("edit", whose, "--docs", str(docs)).exit_code == 0
    assert [place.only for place in places] == [whose]
    missing = run("edit", "nobody", "--docs", str(docs))
    assert (missing.exit_code, "nobody" in missing.stderr) == (2, True)


def test_where_there_is_no_site_it_begins_one(places, tmp_path):
    result = run("edit")
    assert result.exit_code == 0
    assert "vijf vragen" in result.stderr
    assert (places[0].home, places[0].learners) == (tmp_path, ())
    assert list(tmp_path.iterdir()) == []
    assert run("edit", "ann").exit_code == 2


def test_what_was_begun_in_a_folder_with_other_things_is_found_again(places, tmp_path):
    (tmp_path / "Holiday.jpg").touch()
    assert run("new", "mijn-portfolio", "--name", "Bo de Wit").exit_code == 0
    assert run("edit").exit_code == 0
    assert places[0].learners == ("bo",)


def test_the_code_for_a_telephone_is_told_if_one_is_wanted(opened, docs, monkeypatch):
    monkeypatch.setattr(edit, "address_in_network", lambda: "127.0.0.2")
    told = run("edit", "--docs", str(docs), "--phone", "--no-open").stderr
    assert re.search(r"http://127\.0\.0\.2:\d+/\n", told)
    assert re.search(r"\b\d{4} \d{4}\b", told)
    assert "127.0.0.2" not in run("edit", "--docs", str(docs), "--no-open").stderr
    assert opened == []
