"""A level as filled steps says the same in words, and on every scale there is."""

from __future__ import annotations

import re

import jinja2
import pytest

from generator.languages import words
from generator.places import THEME
from generator.rendering.templates import Templates
from generator.writing.steps import step_by_step, step_in_words
from generator.writing.wording import Wording
from tests.portfolios import ann

SAY = {"en": ("step 3 of 4", "asked: step 2 of 4"), "nl": ("stap 3 van 4", "gevraagd: stap 2 van 4")}


def level(rank, of, language="en", name="Alone"):
    return {
        "rank": rank,
        "of": of,
        "steps": step_by_step(rank, of),
        "says": step_in_words(name, rank, of, words(language)),
    }


def shown(given, asked=None, language="en"):
    templates = Templates((str(THEME),), language)
    text = '{% import "portfolio/parts/words.html" as words %}{{ words.steps(level, asked) }}'
    made: jinja2.Template = templates.from_string(text)
    return made.render(level=given, asked=asked)


@pytest.mark.parametrize("of", range(2, 11))
@pytest.mark.parametrize("rank", [1, 2])
def test_as_many_steps_are_filled_as_somebody_has_reached(rank, of):
    html = shown(level(rank, of))
    assert html.count("<i") == of
    assert html.count('class="lk-on') == rank
    assert f"step {rank} of {of}" in html


@pytest.mark.parametrize("language", ["en", "nl"])
def test_steps_are_said_in_words_and_not_only_drawn(language):
    html = shown(level(3, 4, language), level(2, 4, language), language)
    heard = re.sub(r"<[^>]+>", "", re.sub(r'<span class="lk-pips" aria-hidden="true">.*?</span>', "", html))
    assert f"Alone, {SAY[language][0]}" in heard
    assert SAY[language][1] in heard


@pytest.mark.parametrize(("rank", "filled"), [(1, False), (2, True), (3, True)])
def test_what_is_asked_is_a_line_behind_its_step(rank, filled):
    (marks,) = [it for it in re.findall(r"<i[^>]*>", shown(level(rank, 3), level(2, 3))) if "asked" in it]
    assert ("lk-on" in marks) is filled


def test_what_is_asked_stands_alone_where_nobody_gave_a_level():
    html = shown(None, level(2, 3))
    assert "lk-on" not in html
    assert "asked: step 2 of 3" in html
    assert "Alone" not in html


def test_nothing_is_said_where_there_is_nothing():
    assert shown(None).strip() == ""


def test_a_level_without_a_name_is_only_a_step():
    assert step_in_words(" ", 1, 4, words("nl")) == "stap 1 van 4"


def test_every_level_of_a_portfolio_comes_with_its_steps(tmp_path):
    _, site = ann(tmp_path)
    made = Wording("en", site.frameworks).level("kade:A", "2")
    assert made["steps"] == [True, True, False]
    assert made["says"] == "Two, step 2 of 3"
