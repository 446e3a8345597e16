"""The figures by month are what somebody counts by hand."""

from __future__ import annotations

import datetime
import re

import pytest

from generator.desk.pages import Pages
from generator.model import PHASES
from tests.desk.desks import COHORT, DIALOGUE, EXPERIENCE, QUESTION, learner, place
from tests.portfolios import CYCLE, written

DAY = datetime.date(2026, 11, 15)


def dated(template, on, **values):
    text = template.format(title="T", seen="public", n=1, date=on, **values)
    return re.sub(r"^(date|start): .*$", rf"\1: {on}", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Ann: two experiences in October, a question in November and one still to come, a talk about Develop
    in October; one experience with a year alone;
    and a cycle that began in September. Bob: an experience in October, one thirteen months ago."""
    talk = dated(DIALOGUE, "2026-10-09").replace("phase: recognise", "phase: develop")
    files = {
        "cohort.yml": COHORT,
        **learner("ann", "Ann Vos"),
        **learner("bob", "Bob Bos", visibility="private"),
        "ann/cycles/3.md": CYCLE.format(n=3, start="2026-09", more=""),
        "ann/experiences/a.md": dated(EXPERIENCE, "2026-10-01"),
        "ann/experiences/b.md": dated(EXPERIENCE, "2026-10"),
        "ann/experiences/year.md": dated(EXPERIENCE, "2026"),
        "ann/questions/c.md": dated(QUESTION, "2026-11-01"),
        "ann/questions/later.md": dated(QUESTION, "2026-11-16"),
        "ann/dialogues/d.md": talk,
        "bob/experiences/a.md": dated(EXPERIENCE, "2026-10-31"),
        "bob/experiences/old.md": dated(EXPERIENCE, "2025-11-30"),
    }
    return place(written(tmp_path_factory.mktemp("months") / "docs", files), day=DAY).desk(jobs=1)


def test_what_was_done_by_month_is_counted_once_and_in_its_phase(desk):
    months = {it.name: (it.active, dict(zip(PHASES, it.done, strict=True))) for it in desk.months(desk.rows)}
    none = {"recognise": 0, "value": 0, "calibrate": 0, "develop": 0}
    assert months["2026-10"] == (2, {**none, "recognise": 3, "develop": 1})
    assert months["2026-11"] == (1, {**none, "develop": 1})
    assert {active for name, (active, _) in months.items() if name < "2026-10"} == {0}


def test_they_are_of_the_last_twelve_months_the_oldest_first(desk):
    names = [it.name for it in desk.months(desk.rows)]
    assert (names[0], names[-1], len(names)) == ("2025-12", "2026-11", 12)


def test_the_page_says_how_many_of_how_many(desk):
    page = Pages(desk).content("figures.html").decode()
    assert '<strong>2</strong> <span class="dk-on">of 2' in page
    assert re.search(r'<th scope="row">October 2026</th><td[^>]*>2 ', page)
