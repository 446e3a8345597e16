"""Which fields hold dates: those that the schemas say."""

from __future__ import annotations

import json

import pytest
from babel import Locale

from generator.model import LEARNERS
from generator.places import SCHEMAS, languages
from generator.reading.suggestions.dates import DATES, is_far_ahead, likely_date, this_year


def named_dates(part):
    if isinstance(part, dict):
        for name, said in part.get("properties", {}).items():
            if str(said.get("$ref", "")).endswith("#/$defs/date"):
                yield name
        for inner in part.values():
            yield from named_dates(inner)


def test_every_field_with_a_date_is_looked_at():
    schemas = (json.loads((SCHEMAS / f"{kind.name}.json").read_text(encoding="utf-8")) for kind in LEARNERS)
    assert {name for each in schemas for name in named_dates(each)} == DATES


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3-4-2025", "2025-04-03"),
        ("maart 2025", "2025-03"),
        ("3 mrt. 2025", "2025-03-03"),
        ("1 June 2025", "2025-06-01"),
        ("Sept 2025", "2025-09"),
        ("half maart 2025", "2025-03"),
        ("mid March 2025", "2025-03"),
        ("mid-March 2025", "2025-03"),
        ("begin maart 2025", "2025-03"),
        ("eind mrt. 2025", "2025-03"),
        ("Late in March 2025", "2025-03"),
        ("eerste helft van maart 2025", "2025-03"),
        ("laatste week maart 2025", "2025-03"),
        ("maart '25", "2025-03"),
        ("mrt '25", "2025-03"),
        ("mrt ’25", "2025-03"),
        ("half maart '25", "2025-03"),
        ("03-'25", "2025-03"),
        ("3 maart '25", "2025-03-03"),
        ("'25", "2025"),
        ("’25", "2025"),
        ("'98", "1998"),
        ("sinds '19", "2019"),
        ("zomer '24", "2024-06"),
        ("'24/'25", "2024-08"),
        ("half 2025", "2025-06"),
        ("mid-2025", "2025-06"),
        ("tweede helft 2025", "2025-07"),
        ("first half of 2025", "2025-01"),
        ("maart-2025", "2025-03"),
        ("2025 maart", "2025-03"),
        ("March 3, 2025", "2025-03-03"),
        ("3rd of March 2025", "2025-03-03"),
        ("maandag 3 maart 2025", "2025-03-03"),
        ("maart 25", ""),
        ("half tien 2025", ""),
        ("'2025'", ""),
        ("12 weken 2025", ""),
        ("3 lente 2025", ""),
        ("maandag 2025", ""),
        ("mayonaise 2025", ""),
        ("3 decimeter 2025", ""),
    ],
)
def test_a_date_is_guessed_only_with_a_month_that_there_is(text, meant):
    assert likely_date(text) == meant


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_is_known_by_its_name_and_in_short(language, width):
    for number, name in Locale.parse(language).months["format"][width].items():
        assert likely_date(f"{name} 2025") == f"2025-{number:02}"


def test_twenty_years_ahead_are_plans_and_more_are_a_slip(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert not is_far_ahead("2046-12-31")
    assert is_far_ahead("2047")


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30])
def test_without_a_day_that_is_set_it_is_this_one(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert this_year() >= 2026
