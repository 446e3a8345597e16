"""The eight themes: one question at a time, and what is answered becomes a piece of a story."""

from __future__ import annotations

import re

import pytest

from generator.editing.stories import answer_in, with_answer
from generator.guide.themes import THEMES
from generator.languages import words
from generator.model import KIND
from generator.places import THEME, languages
from generator.reading.documents import draft
from tests.serving.browsing import Browser, sent_by

ASKED = ("What?", "Wat?")


@pytest.mark.parametrize(
    ("prose", "written"),
    [
        ("", "## Wat?\n\nDit.\n"),
        ("Story", "Story\n\n## Wat?\n\nDit.\n"),
        ("Story\n\n## What?\n\nThat.\n", "Story\n\n## What?\n\nDit.\n"),
        ("## Wat?\n\nDat.\n\nNog.\n\n## Wie?\n\nIk.\n", "## Wat?\n\nDit.\n\n## Wie?\n\nIk.\n"),
        ("## Wat?\n\n### Klein\n\nDat.\n\n# Groot\n", "## Wat?\n\nDit.\n\n# Groot\n"),
    ],
)
def test_an_answer_stands_below_its_question_and_nothing_else_changes(prose, written):
    assert with_answer(prose, ASKED, "Wat?", "Dit.") == written
    assert answer_in(written, ASKED) == "Dit."
    assert with_answer(written, ASKED, "Wat?", "Dit.") == written
    assert answer_in(with_answer(written, ASKED, "Wat?", ""), ASKED) == ""


def test_a_question_that_is_not_answered_leaves_a_story_as_it_is():
    assert with_answer("Story\n\n", ASKED, "Wat?", "") == "Story\n\n"


QUESTIONS = [
    (number, step) for number, it in enumerate(THEMES, 1) for step in range(1, len(it.questions) + 1)
]


@pytest.mark.parametrize("language", languages())
def test_each_question_of_each_theme_is_answered_with_the_next_one_behind_it(ann, language):
    browser, at, seen = Browser.at(ann, language), "/path/ann/1/1", []
    for number, step in QUESTIONS:
        if at.count("/") == 3:
            page = browser.get(at).text
            assert page.count("<li>") >= len(THEMES[number - 1].questions)
            at = f"{at}/1"
        assert at == f"/path/ann/{number}/{step}"
        page = browser.get(at).text
        asked = words(language).gettext(THEMES[number - 1].questions[step - 1])
        seen.append(asked)
        assert f'<h1 id="question">{asked}</h1>' in page
        assert page.count("<h1") == 1
        answered = browser.filled(at, {"answer": f"Answer {number}.{step}", "title": f"New {number}"})
        assert answered.status_code == 303, (at, answered.text)
        at = answered.headers["Location"]
    assert at == "/of/ann"
    assert len(seen) == len(QUESTIONS) == 17
    texts = "".join(it.read_text(encoding="utf-8") for it in (ann / "ann").rglob("*.md"))
    for (number, step), asked in zip(QUESTIONS, seen, strict=True):
        assert f"## {asked}\n\nAnswer {number}.{step}\n" in texts
        assert f"Answer {number}.{step}" in browser.get(f"/path/ann/{number}/{step}").text
    assert browser.get("/path/ann/9").status_code == browser.get("/path/ann/1/9").status_code == 404


def test_an_answer_is_changed_where_it_stands_and_the_fields_keep_every_byte(ann):
    file = ann / "ann/experiences/care.md"
    before = file.read_bytes()
    browser = Browser.at(ann)
    for answer in ("Eerst.", "Daarna.\r\nEn nog."):
        assert browser.filled("/path/ann/2/3", {"answer": answer}).status_code == 303
    asked = words("nl").gettext(THEMES[1].questions[2])
    assert file.read_bytes() == before + f"## {asked}\n\nDaarna.\nEn nog.\n".encode()
    assert browser.filled("/path/ann/2/3", {"answer": ""}).status_code == 303
    assert draft("x.md", file.read_text("utf-8"), KIND["experience"]).prose.strip() == ""


def test_what_somebody_else_changed_in_an_answer_stays(ann):
    browser, file = Browser.at(ann), ann / "ann/experiences/care.md"
    browser.filled("/path/ann/2/3", {"answer": "Eerst."})
    page = browser.get("/path/ann/2/3").text
    file.write_text(file.read_text("utf-8").replace("Eerst.", "Anders."), encoding="utf-8")
    changed = file.read_bytes()
    answer = browser.send("/path/ann/2/3", list(sent_by(page, {"answer": "Mijne."})))
    assert answer.status_code == 422
    assert "Mijne." in answer.text
    again = browser.send("/path/ann/2/3", list(sent_by(answer.text, {})))
    assert again.status_code == 422
    assert file.read_bytes() == changed


@pytest.mark.parametrize("where", ["", "new:profile", "new:cohort", "new:x", "../x.md", "ann/goals/no.md"])
def test_an_answer_goes_nowhere_else(ann, where):
    browser = Browser.at(ann)
    before = {it: it.read_bytes() for it in ann.rglob("*") if it.is_file()}
    assert browser.filled("/path/ann/2/1", {"answer": "x", "where": where}).status_code == 422
    assert (
        browser.filled("/path/ann/2/1", {"answer": "x", "where": "new:goal"}).status_code == 422
    )  # no title
    assert {it: it.read_bytes() for it in ann.rglob("*") if it.is_file()} == before


def test_whoever_writes_a_portfolio_is_spoken_to_as_one_learner_speaks_to_another():
    """In Dutch a guest is spoken to as *u* and a learner as *je*; no text is shared between the two."""
    say, said = words("nl").gettext, set()
    for file in sorted((THEME / "editor").glob("*.html")):
        said.update(re.findall(r'_\("([^"]+)"\)', file.read_text(encoding="utf-8")))
    assert len(said) > 100
    assert [it for it in map(say, sorted(said)) if re.search(r"\b[Uu]w?\b", it)] == []
