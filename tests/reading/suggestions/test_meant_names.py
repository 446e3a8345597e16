"""What is not there: another is proposed only where it is the same, written otherwise or with a slip."""

from __future__ import annotations

import pytest

from generator.reading.suggestions.meant_names import meant_name, meant_path

FILES = (
    "ann/evidence/day-plan.pdf",
    "ann/evidence/day-plan.png",
    "ann/evidence/week-1.jpg",
    "ann/evidence/zorg-voor-oma.jpg",
    "ann/experiences/Stage Bakker.jpg",
    "ann/experiences/care.md",
    "ann/goals/care.md",
    "ann/goals/talk.md",
    "ann/evidence/中国.jpg",
    "ann/evidence/学校 小明 在一.jpg",
)


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("ann/evidence/Day-Plan.PDF", "ann/evidence/day-plan.pdf"),
        ("ann/evidence/dayplan.pdf", "ann/evidence/day-plan.pdf"),
        ("ann/experiences/day-plan.png", "ann/evidence/day-plan.png"),
        ("ann/evidence/day-plna.png", "ann/evidence/day-plan.png"),
        ("ann/evidence/day-plan.gif", ""),
        ("ann/evidence/week-1.jpeg", "ann/evidence/week-1.jpg"),
        ("ann/evidence/week-2.jpg", ""),
        ("ann/evidence/week.jpg", ""),
        ("ann/evidence/zorg-voor-opa.jpg", ""),
        ("ann/evidence/zorg-oma.jpg", "ann/evidence/zorg-voor-oma.jpg"),
        ("ann/evidence/stage-bakker.jpg", "ann/experiences/Stage Bakker.jpg"),
        ("ann/evidence/stage-slager.jpg", ""),
        ("ann/evidence/plan.pdf", ""),
        ("ann/goals/care", "ann/goals/care.md"),
        ("ann/questions/care.md", ""),
        ("ann/goals/taal.md", ""),
        ("ann/evidence/", ""),
        ("ann/evidence/日本.jpg", ""),
        ("ann/evidence/中国 .JPG", "ann/evidence/中国.jpg"),
        ("ann/evidence/学校 在一.jpg", ""),
        ("", ""),
    ],
)
def test_a_file_is_guessed_by_its_name_and_its_folder(wanted, meant):
    assert meant_path(wanted, FILES) == meant


@pytest.mark.parametrize(
    ("said", "known", "meant"),
    [
        ("fatma", ["fatima", "bob"], "fatima"),
        ("rob", ["bob"], ""),
        ("Bob Janssen", ["Bob Jansen"], "Bob Jansen"),
        ("Rob Jansen", ["Bob Jansen"], ""),
        ("jan", ["jans", "janz"], ""),
        ("lifecom", ["lifecomp", "digcomp3"], "lifecomp"),
        ("digcomp", ["digcomp3"], ""),
        ("digcomp-3", ["digcomp3"], "digcomp3"),
        ("Zoë", ["zoe"], "zoe"),
        ("…", ["zoe"], ""),
        ("…", ["?"], ""),
        ("Иван", ["Мария"], ""),
        ("иван", ["Иван"], "Иван"),
        ("Екатирина", ["Екатерина"], "Екатерина"),
        ("王小明", ["王小李"], ""),
        ("我的实习报告一", ["我的实习报告二"], ""),
        ("김민수", ["김민주"], ""),
        ("कि", ["का"], ""),
    ],
)
def test_a_name_is_guessed_only_if_it_is_nearly_the_same(said, known, meant):
    assert meant_name(said, known) == meant


def test_what_is_far_too_long_for_a_name_is_none_misspelt():
    assert meant_name("A" * 255, ["a" * 255]) == "a" * 255
    assert meant_name("A" * 256, ["a" * 256]) == ""
    assert meant_path("A" * 256, ["a" * 256]) == ""
