"""A chart draws what its words say, and time as long as it was."""

from __future__ import annotations

import datetime

import pytest

from generator.model import Date
from generator.overviews.cycle import Step, Wheel
from generator.overviews.develop import develop_overview
from generator.overviews.recognise import recognise_overview
from generator.writing.charts import Axis, forms, steering, timeline, wheel, who_steered
from tests.portfolios import ann

CARE = "type: experience\ntitle: Care\nlearning: {form}\nstage: initial\nsetting: care\nstart: {start}{more}"
TALK = (
    "type: dialogue\ntitle: Talk\ndate: {date}\ncycle: 1\nphase: develop\nparticipants: [self]\nsteering: {n}"
)


def drawn(state, *taken):
    steps = tuple(Step(f"step {n}", it) for n, it in enumerate(taken))
    (made,) = wheel((Wheel("recognise", state, steps),))
    return made["drawn"]


@pytest.mark.parametrize(
    ("state", "taken", "shown"),
    [
        ("done", (True, True, True), "done"),
        ("done", (True, False, False), "done"),
        ("done", (False, False, False), "empty"),
        ("busy", (True, True, True), "busy"),
        ("busy", (False, False, False), "busy"),
        ("to-come", (False, False, False), "empty"),
        ("to-come", (True, False, False), "busy"),
    ],
)
def test_a_phase_is_drawn_as_its_words_say_and_not_as_its_steps_add_up(state, taken, shown):
    assert drawn(state, *taken) == shown


def overview(folder, make, **files):
    portfolio, site = ann(folder, **files)
    return make(portfolio, portfolio.cycles[-1], site.frameworks)


def test_a_bar_is_as_long_as_it_took_and_one_without_an_end_goes_on(tmp_path):
    made = timeline(
        overview(
            tmp_path,
            recognise_overview,
            experiences__a=CARE.format(form="formal", start=2010, more="\nend: 2014"),
            experiences__b=CARE.format(form="informal", start=2015, more=""),
        )
    )
    first, last = made["bars"]
    assert (first["x"], first["open"]) == (0, False)
    assert first["width"] == pytest.approx(100 * 5 / 6, abs=0.1)
    assert last["open"]
    assert last["x"] + last["width"] == pytest.approx(100, abs=0.1)
    assert made["ticks"][0] == {"year": 2010, "x": 0}


def test_what_took_a_day_can_be_seen(tmp_path):
    made = timeline(
        overview(
            tmp_path,
            recognise_overview,
            experiences__a=CARE.format(form="formal", start=1980, more="\nend: 2014"),
            experiences__b=CARE.format(form="informal", start="2014-12-31", more="\nend: 2014-12-31"),
        )
    )
    assert made["bars"][1]["width"] >= 1
    assert made["bars"][1]["x"] + made["bars"][1]["width"] <= 100


def test_the_parts_of_one_bar_fill_it_and_a_form_without_experiences_has_none(tmp_path):
    parts = forms(
        overview(
            tmp_path,
            recognise_overview,
            experiences__a=CARE.format(form="formal", start=2010, more=""),
            experiences__b=CARE.format(form="informal", start=2011, more=""),
            experiences__c=CARE.format(form="informal", start=2012, more=""),
        )
    )
    assert [(part["learning"], part["count"]) for part in parts] == [("formal", 1), ("informal", 2)]
    assert sum(part["width"] for part in parts) == pytest.approx(100, abs=0.1)


def test_talks_stand_as_far_apart_as_they_were(tmp_path):
    dates = ("2025-01-01", "2025-01-31", "2025-05-01")
    files = {f"dialogues__t{n}": TALK.format(date=date, n=n * 40) for n, date in enumerate(dates)}
    one, two, three = steering(overview(tmp_path, develop_overview, **files))["points"]
    assert (three["x"] - two["x"]) == pytest.approx(3 * (two["x"] - one["x"]), rel=0.05)
    assert [it["y"] for it in (one, two, three)] == [120, 68, 16]  # at the height of its word
    assert [point["who"] for point in (one, two, three)] == ["guided", "together", "self"]


@pytest.mark.parametrize(
    ("number", "who"),
    [(0, "guided"), (33, "guided"), (34, "together"), (66, "together"), (67, "self"), (100, "self")],
)
def test_who_steered_is_one_of_three_words(number, who):
    assert who_steered(number) == who


def test_without_talks_there_is_no_line(tmp_path):
    assert steering(overview(tmp_path, develop_overview))["points"] == []


def test_an_axis_has_a_few_whole_years():
    axis = Axis.of([Date("2001-05-01"), Date("2026")])
    years = [tick["year"] for tick in axis.ticks]
    assert years == [2001, 2007, 2013, 2019, 2025]
    assert axis.place(datetime.date(2001, 1, 1)) == 0


def test_an_axis_of_one_year_says_where_it_ends():
    axis = Axis.of([Date("2026-09-24"), Date("2026-11-12")])
    assert axis.ticks == [{"year": 2026, "x": 0}, {"year": 2027, "x": 100}]
