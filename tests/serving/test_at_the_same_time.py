"""Somebody else writes in the very moment in which a form is kept: nothing of theirs, or of ours, is lost."""

from __future__ import annotations

import sys

import pytest

from generator.editing import keeping
from generator.editing.keeping import OverwritingError, replace_document
from generator.guide import files
from tests.portfolios import written
from tests.serving.browsing import Browser, sent_by

CARE = (
    "---\ntype: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025\n---\n"
)
PATH = "ann/experiences/care.md"
OTHERS = CARE.replace("Care", "Of somebody else").encode()


@pytest.fixture
def ann(tmp_path):
    return written(tmp_path / "docs", {PATH: CARE})


def in_place(file):
    file.write_bytes(OTHERS)


def renamed(file):
    """As an editor that writes aside, or a program that brings files over from another computer."""
    aside = file.with_suffix(".other")
    aside.write_bytes(OTHERS)
    aside.replace(file)


def before(monkeypatch, module, name, write, file):
    """Hold the moment open: somebody else writes just before this step is taken."""
    step = getattr(module, name)

    def held(*given):
        monkeypatch.setattr(module, name, step)
        write(file)
        return step(*given)

    monkeypatch.setattr(module, name, held)


MOMENTS = {
    "while the old one is kept": (keeping, "keep_version"),
    "while the new one is written beside it": (files, "_write_like"),
    "when all has been looked at": (files, "exchanged"),
}


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="two files cannot change places there")
@pytest.mark.parametrize("write", [in_place, renamed])
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_somebody_else_writes_meanwhile_is_not_written_over(ann, monkeypatch, moment, write):
    browser = Browser.at(ann)
    page = browser.get(f"/edit/{PATH}").text
    before(monkeypatch, *MOMENTS[moment], write, ann / PATH)
    answer = browser.send(f"/edit/{PATH}", list(sent_by(page, {"f/role": "My own words"})))
    assert answer.status_code == 409
    assert (ann / PATH).read_bytes() == OTHERS
    assert "My own words" in answer.text
    assert "Of somebody else" in answer.text
    again = browser.send(f"/edit/{PATH}", list(sent_by(answer.text, {"f/role": "My own words"})))
    assert again.status_code == 303, "from what is there now it can be kept"
    assert b"Of somebody else" in (ann / PATH).read_bytes()
    assert [it.name for it in (ann / PATH).parent.iterdir() if it.suffix != ".md"] == []


@pytest.mark.parametrize("write", [in_place, renamed])
def test_the_last_writer_stays_if_there_is_a_third(ann, monkeypatch, write):
    third, file, step = OTHERS.replace(b"somebody", b"anybody"), ann / PATH, files.exchanged
    took = []

    def held(one, other):
        took.append(file.read_bytes())
        write(file) if len(took) == 1 else file.write_bytes(third) if len(took) == 2 else None
        return step(one, other)

    monkeypatch.setattr(files, "exchanged", held)
    with pytest.raises(OverwritingError):
        replace_document(file, CARE.encode(), b"ours", ann.parent / "versions")
    assert file.read_bytes() == third


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="two files cannot change places there")
def test_what_somebody_else_puts_there_goes_back_even_if_it_is_no_file(ann, monkeypatch):
    def as_a_folder(file):
        file.unlink()
        (file / "theirs").mkdir(parents=True)

    before(monkeypatch, files, "exchanged", as_a_folder, ann / PATH)
    with pytest.raises(OverwritingError):
        replace_document(ann / PATH, CARE.encode(), b"ours", ann.parent / "versions")
    assert [it.name for it in (ann / PATH).iterdir()] == ["theirs"]
    assert [it.name for it in (ann / PATH).parent.iterdir()] == ["care.md"]


def test_where_files_cannot_change_places_it_is_looked_at_last(ann, monkeypatch):
    monkeypatch.setattr(files, "exchanged", lambda *_: False)
    before(monkeypatch, files, "_write_like", in_place, ann / PATH)
    with pytest.raises(OverwritingError):
        replace_document(ann / PATH, CARE.encode(), b"ours", ann.parent / "versions")
    assert (ann / PATH).read_bytes() == OTHERS
    replace_document(ann / PATH, OTHERS, b"ours", ann.parent / "versions")
    assert (ann / PATH).read_bytes() == b"ours"


def test_an_answer_of_the_path_is_not_written_over_either(ann, monkeypatch):
    browser = Browser.at(ann)
    page = browser.get("/path/ann/2/1").text
    before(monkeypatch, files, "_write_like", in_place, ann / PATH)
    answer = browser.send("/path/ann/2/1", list(sent_by(page, {"answer": "My own words", "where": PATH})))
    assert answer.status_code == 422
    assert "My own words" in answer.text
    assert (ann / PATH).read_bytes() == OTHERS


def test_a_version_is_not_brought_back_over_it_either(ann, monkeypatch):
    browser = Browser.at(ann)
    browser.filled(f"/edit/{PATH}", {"f/role": "Mine"})
    page = browser.get(f"/versions/{PATH}").text
    before(monkeypatch, files, "_write_like", in_place, ann / PATH)
    answer = browser.send(f"/versions/{PATH}", [*sent_by(page, {}), ("number", "1")])
    assert answer.status_code == 409
    assert (ann / PATH).read_bytes() == OTHERS
