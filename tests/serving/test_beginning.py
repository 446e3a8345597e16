"""Somebody begins with nothing at all: five questions, and there is a portfolio to write in and to see."""

from __future__ import annotations

import os
import re
import sys

import pytest

from generator.guide.new_site import beginning, site_below
from generator.places import languages
from tests.portfolios import written
from tests.serving.browsing import Browser, workplace

ANSWERS = {
    "name": "Bo de Wit",
    "language": "nl",
    "headline": "Lasser: in opleiding",
    "motivation": "Maken.",
    "experience": "Mijn eerste las",
}


def test_a_site_is_made_of_five_answers_and_can_be_edited_and_seen(tmp_path):
    browser = Browser.at(tmp_path / "portfolios")
    assert browser.get("/").headers["Location"] == "/new"
    page = browser.get("/new").text
    assert "Maak je portfolio" in page
    assert page.count("<label") == 5
    assert list(tmp_path.iterdir()) == []
    home = browser.filled("/new", ANSWERS)
    assert (home.status_code, home.headers["Location"]) == (303, "/of/bo")
    assert (tmp_path / "mkdocs.yml").is_file()
    assert "headline: 'Lasser: in opleiding'\n" in (tmp_path / "portfolios/bo/profile.md").read_text("utf-8")
    assert {"leerkring-edit.bat", "leerkring-edit.command"} <= {it.name for it in tmp_path.iterdir()}
    assert "Mijn eerste las" in browser.get("/of/bo").text
    assert browser.get("/edit/bo/experiences/mijn-eerste-las.md").status_code == 200
    assert "Lasser: in opleiding" in browser.get("/look/bo/").text
    assert browser.get("/").headers["Location"] == "/of/bo"


def test_without_a_name_it_is_asked_again_and_nothing_is_made(tmp_path):
    browser = Browser.at(tmp_path / "portfolios")
    again = browser.filled("/new", {**ANSWERS, "name": " "})
    assert again.status_code == 422
    assert re.search(r'id="name"[^>]*aria-invalid="true"', again.text)
    assert "Mijn eerste las" in again.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", languages())
def test_it_is_asked_and_made_in_the_language_that_is_chosen(tmp_path, language):
    browser = Browser.at(tmp_path / "portfolios")
    page = browser.get(f"/new?in={language}").text
    assert f'<html lang="{language}">' in page
    assert re.search(rf'<option value="{language}" selected>', page)
    browser.filled(f"/new?in={language}", {**ANSWERS, "language": language})
    assert f'<html lang="{language}">' in browser.get("/of/bo").text
    assert f"language: {language}\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")


def test_it_is_made_in_an_empty_folder_and_else_in_one_of_its_own(tmp_path):
    (tmp_path / ".DS_Store").touch()
    (tmp_path / "leerkring-edit.bat").touch()
    assert beginning(tmp_path, "nl") == tmp_path
    (tmp_path / "Holiday.jpg").touch()
    assert beginning(tmp_path, "nl") == tmp_path / "mijn-portfolio"
    assert beginning(tmp_path, "en") == tmp_path / "my-portfolio"
    assert site_below(tmp_path) is None
    (tmp_path / "mijn-portfolio").mkdir()
    (tmp_path / "mijn-portfolio/mkdocs.yml").touch()
    assert site_below(tmp_path) == tmp_path / "mijn-portfolio"


@pytest.mark.parametrize("there", ["leerkring-edit.bat", ".git/config", ".DS_Store"])
def test_a_site_can_be_made_wherever_it_is_said_to_begin(there, tmp_path):
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("as it was", encoding="utf-8")
    home = beginning(tmp_path, "nl")
    assert home == tmp_path
    assert Browser.at(home / "portfolios").filled("/new", ANSWERS).headers["Location"] == "/of/bo"
    assert (tmp_path / there).read_text("utf-8") == "as it was"
    assert (tmp_path / "leerkring-edit.command").is_file()


@pytest.mark.parametrize("there", [".gitignore", ".github/dependabot.yml"])
def test_where_a_file_of_the_site_is_there_already_it_gets_a_folder_of_its_own(there, tmp_path):
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).touch()
    assert beginning(tmp_path, "nl") == tmp_path / "mijn-portfolio"


def test_who_writes_in_one_portfolio_sees_no_other(tmp_path):
    docs = written(tmp_path / "docs", {})
    (docs / "bo").mkdir()
    (docs / "bo/profile.md").write_text((docs / "ann/profile.md").read_text("utf-8"), encoding="utf-8")
    place = workplace(docs)
    place.only = "ann"
    browser = Browser.of(place)
    assert browser.get("/").headers["Location"] == "/of/ann"
    assert browser.get("/of/ann").status_code == 200
    for path in ("/of/bo", "/edit/bo/profile.md", "/versions/bo/profile.md", "/look/bo/", "/path/bo/1"):
        assert browser.get(path).status_code == 404, path


_OPENED: list[str] = []


def _note(event, arguments):
    if event == "open" and _OPENED[:1] == ["noting"] and isinstance(arguments[0], str | bytes | os.PathLike):
        _OPENED.append(os.fsdecode(arguments[0]))


def test_of_a_thousand_portfolios_only_the_chosen_one_is_read(tmp_path):
    docs = written(tmp_path / "docs", {})
    profile = (docs / "ann/profile.md").read_bytes()
    for number in range(1000):
        (docs / f"l{number}").mkdir()
        (docs / f"l{number}/profile.md").write_bytes(profile)
    place = workplace(docs)
    place.only = "ann"
    browser = Browser.of(place)
    sys.addaudithook(_note)
    _OPENED[:] = ["noting"]
    assert browser.get("/of/ann").status_code == 200
    assert browser.get("/edit/ann/profile.md").status_code == 200
    found = sorted({os.path.relpath(it, docs).partition(os.sep)[0] for it in _OPENED if str(docs) in it})
    _OPENED.clear()
    assert found == ["ann", "frameworks"]
