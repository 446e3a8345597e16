"""A long form begins with what matters: what is empty or long stands folded, and opens when it is needed."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.places import languages
from tests.portfolios import PROFILE, written
from tests.serving.browsing import Browser, sent_by

PATH = "/edit/ann/profile.md"
FIRST = ["f-name", "f-headline", "f-photo", "f-motivation"]
OWN = (
    "---\ntype: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025\n---\n"
)


@pytest.fixture(scope="module")
def ann(tmp_path_factory):
    return written(tmp_path_factory.mktemp("folded") / "docs", {"ann/experiences/care.md": OWN})


def page(ann, path=PATH, language="nl"):
    return LexborHTMLParser(Browser.at(ann, language).get(path).text)


def folds(form):
    """Whether each part that can be folded is open, by what is in it."""
    return {it.css_first("fieldset").id: "open" in it.attributes for it in form.css("details.ed-fold")}


@pytest.mark.parametrize("language", languages())
def test_a_profile_begins_with_who_somebody_is_and_the_rest_is_a_line_each(ann, language):
    form = page(ann, language=language)
    first = [it.id for it in form.css(".ed-form > .ed-field > [id], .ed-form > fieldset") if it.id in FIRST]
    assert first == FIRST
    opened = folds(form)
    assert {
        name for name in ("f-contact", "f-skills", "f-language_skills", "f-people") if opened[name]
    } == set()
    assert "f-photo" not in opened, "what is asked first is seen, though it is empty"


def test_what_is_in_a_folded_part_is_said_in_a_line(ann):
    said = page(ann).css_first("summary:has(#f-people-called) .ed-said").text()
    assert said.startswith("peer, Pia Peer, ")
    assert len(said) <= 80


def test_a_part_opens_where_something_is_wrong_in_it_and_where_somebody_is_at_work(ann):
    browser = Browser.at(ann)
    now = browser.get(PATH).text
    more = [(".do", "more:skills")]
    form = LexborHTMLParser(browser.send(PATH, [*sent_by(now, {}), *more]).text)
    assert folds(form)["f-skills"]
    assert not folds(form)["f-contact"]
    (ann / "ann/profile.md").write_text(PROFILE.replace("role: customer", "role: nobody"), encoding="utf-8")
    opened = folds(page(ann))
    (ann / "ann/profile.md").write_text(PROFILE, encoding="utf-8")
    assert (opened["f-people"], opened["f-people-4"], opened["f-people-3"]) == (True, True, False)


def test_a_short_form_stands_open(ann):
    assert folds(page(ann, "/edit/ann/experiences/care.md")) == {}
