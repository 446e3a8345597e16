"""Seasons, school years, quarters, weeks: what people write for a date, and what to type for it."""

from __future__ import annotations

import pytest

from generator.reading.read import read_site
from generator.reading.schemas import is_partial_date
from generator.reading.suggestions.dates import likely_date
from generator.reporting.told import told
from tests.portfolios import CYCLE, PROFILE, written

TIMES = [
    ("spring 2025", "2025-03", "2025-05"),
    ("voorjaar 2025", "2025-03", "2025-05"),
    ("Zomer van 2025", "2025-06", "2025-08"),
    ("fall 2025", "2025-09", "2025-11"),
    ("herfst 2025", "2025-09", "2025-11"),
    ("winter 2024-2025", "2024-12", "2025-02"),
    ("winter 2024/25", "2024-12", "2025-02"),
    ("winter 2025", "2025", "2025"),
    ("begin 2025", "2025-01", "2025-03"),
    ("eind 2025", "2025-10", "2025-12"),
    ("2024-2025", "2024-08", "2025-07"),
    ("2024/2025", "2024-08", "2025-07"),
    ("2024/25", "2024-08", "2025-07"),
    ("2024-25", "2024-08", "2025-07"),
    ("2024–25", "2024-08", "2025-07"),
    ("1999/00", "1999-08", "2000-07"),
    ("schooljaar 2024-2025", "2024-08", "2025-07"),
    ("academic year 2024/25", "2024-08", "2025-07"),
    ("Q1 2025", "2025-01", "2025-03"),
    ("4e kwartaal 2025", "", ""),
    ("kwartaal 4 2025", "2025-10", "2025-12"),
    ("week 7 2025", "2025-02-10", "2025-02-16"),
    ("2025-W07", "2025-02-10", "2025-02-16"),
    ("week 60 2025", "", ""),
    ("verwacht juni 2026", "2026-06", "2026-06"),
    ("expected 2026", "2026", "2026"),
    ("2026 (expected)", "2026", "2026"),
    ("naar verwachting voorjaar 2026", "2026-03", "2026-05"),
    ("circa 2019", "2019", "2019"),
    ("sinds maart 2019", "2019-03", "2019-03"),
    ("2024-2030", "2024", "2030"),
    ("2020 - heden", "2020", ""),
    ("maart 2020 t/m juni 2021", "2020-03", "2021-06"),
    ("spring 2024 – autumn 2025", "2024-03", "2025-11"),
    ("Sept 2023 to June 2024", "2023-09", "2024-06"),
    ("spring 2025-2026", "", ""),
    ("heden", "", ""),
]


@pytest.mark.parametrize(("text", "first", "last"), TIMES)
def test_a_time_has_a_first_date_and_for_what_ends_a_last(text, first, last):
    assert (likely_date(text, "start"), likely_date(text, "end")) == (first, last)
    assert all(is_partial_date(date) for date in (first, last) if date)


def hint_of(folder, field, value, cycle_start="2025-01-06"):
    text = "---\ntype: experience\ntitle: Work\nlearning: informal\nstage: initial\nsetting: work\n"
    fields = {"start": "2010", field: value, "cycle": "1"}
    text += "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"
    first = CYCLE.format(n=1, start=cycle_start, more="")
    (found,) = read_site(
        written(folder, {"ann/experiences/work.md": text, "ann/cycles/1.md": first})
    ).problems
    return told(found, "en").hint


@pytest.mark.parametrize(
    "word", ["heden", "nu", "present", "Now", "tot heden", "until now", "lopend", "ongoing", "'-'"]
)
def test_what_goes_on_has_no_end(tmp_path, word):
    assert hint_of(tmp_path, "end", word) == "If it still goes on, take away the line “end:”."


@pytest.mark.parametrize(
    ("field", "start", "meant"),
    [
        ("start", "2025-01-06", "2025-02-17"),
        ("end", "2025-01-06", "2025-02-23"),
        ("start", "2025-01", "2025-02"),
    ],
)
def test_a_week_of_a_cycle_is_reckoned_from_its_start(tmp_path, field, start, meant):
    assert f"“{meant}”" in hint_of(tmp_path, field, "week 7", start)


def test_a_week_of_a_cycle_that_is_still_to_come_is_asked_but_of_what_is_planned(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1738108800")  # 2025-01-29
    assert "“2025-01-27”" in hint_of(tmp_path / "a", "start", "week 4")
    asked = "Is that week 7 of the year, or of this cycle? Write its date, like 2026-03-14."
    for name, field, start in (("b", "start", "2025-01-06"), ("c", "end", "2025-01"), ("d", "end", "2025")):
        assert hint_of(tmp_path / name, field, "week 7", start) == asked
    goal = "type: goal\ntitle: Talk\ncycle: 1\nactivities: [{title: A, due: week 7}]"
    first = CYCLE.format(n=1, start="2025-01-06", more="").strip("-\n")
    assert any("“2025-02-23”" in hint for hint in hints(tmp_path / "e", goals__talk=goal, cycles__1=first))


def test_a_week_of_a_cycle_of_which_the_year_is_known_alone_is_not_guessed(tmp_path):
    assert "Did you mean" not in hint_of(tmp_path, "start", "week 7", "2025")


def hints(folder, **files):
    named = {f"ann/{name.replace('__', '/')}.md": f"---\n{text}\n---\n" for name, text in files.items()}
    return [told(found, "en").hint for found in read_site(written(folder, named)).problems]


def test_a_week_is_one_of_the_documents_own_cycle(tmp_path):
    dialogue = "type: dialogue\ntitle: Talk\ncycle: 2\nphase: value\nparticipants: [self]\ndate: week 3"
    second = "type: cycle\ntitle: Two\nnumber: 2\nstart: 2025-09-01\nphase: value\n"
    checked = f"{second}checkpoints: [{{date: week 2, concluded: So far.}}]"
    (first, second) = hints(tmp_path, dialogues__talk=dialogue, cycles__2=checked)
    assert "“2025-09-08”" in first
    assert "“2025-09-15”" in second


def test_a_week_beside_a_cycle_that_is_none_is_not_guessed(tmp_path):
    dialogue = "type: dialogue\ntitle: Talk\ncycle: [2]\nphase: value\nparticipants: [self]\ndate: week 3"
    assert not [hint for hint in hints(tmp_path, dialogues__talk=dialogue) if "Did you mean" in hint]


def test_a_week_of_what_belongs_to_no_cycle_is_not_guessed(tmp_path):
    profile = PROFILE.strip("-\n").replace("given_on: 2025-01-10", "given_on: week 7")
    (hint,) = hints(
        tmp_path, profile=profile, cycles__1=CYCLE.format(n=1, start="2025-01-06", more="").strip("-\n")
    )
    assert "Did you mean" not in hint
