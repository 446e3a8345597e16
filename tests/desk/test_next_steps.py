"""A teacher's sheet speaks of the learner, and to nobody but the teacher."""

from __future__ import annotations

import re

import pytest

from generator.desk.next_steps import NEXT_STEPS
from generator.desk.pages import Pages
from generator.guide.wording import _STEPS
from generator.languages import words
from tests.desk.desks import pages, school

TO_SOMEBODY = re.compile(r"\b(je|jij|jou|jouw|u|uw|you|your)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return pages(school(tmp_path_factory.mktemp("desk"))).desk


def test_each_step_of_a_learner_has_words_for_the_teacher():
    assert NEXT_STEPS.keys() == _STEPS.keys()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nobody_who_reads_a_sheet_is_taken_for_the_learner(language):
    say = words(language).gettext
    told = [say(it) for it in (*NEXT_STEPS.values(), *(step.label for step in _STEPS.values())) if it]
    assert [it for it in told if TO_SOMEBODY.search(it)] == []
    assert language == "en" or not set(told) & set(NEXT_STEPS.values())


def test_the_sheet_tells_the_step_in_these_words(desk):
    known = desk.by_folder["ann"].known
    sheet = Pages(desk).content("learners/ann.html").decode()
    assert NEXT_STEPS[known.next] in sheet
