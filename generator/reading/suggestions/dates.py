"""Dates as people write them, how they are written here, and years that nobody meant."""

from __future__ import annotations

import datetime
import os
import re
from functools import cache

from generator.places import languages
from generator.reading.spans import date_of_span, end_of_range, unhedged

_MONTHS = (
    *("jan(uar[iy])?", "febr?|februari|february", "mrt|mar|maart|march", "apr(il)?", "mei|may", "jun[ie]?"),
    *("jul[iy]?", "aug(ust(us)?)?", "sept?(ember)?", "o[kc]t(ober)?", "nov(ember)?", "de[cz](ember)?"),
)
_YEAR = re.compile(r"\d{4}")
_NTH = "(?:e|de|ste|st|nd|rd|th)?"
_WEEKDAY = "(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?"
_FORMS = (
    re.compile(
        r"(?P<year>\d{4})(?P<sign>[-/. ]?)(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?(?:[t ].*)?\Z"
    ),
    re.compile(r"(?:(?P<day>\d{1,2})[-/. ]+)?(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})\Z"),
    re.compile(
        rf"(?:{_WEEKDAY} +)?(?:(?P<day>\d{{1,2}}){_NTH}\.?[- ]+(?:of +)?)?"
        r"(?P<name>[^\W\d_]{3,12})\.?[-/, ]+(?:van +|of +)?(?P<year>\d{4})\Z"
    ),
    re.compile(
        rf"(?:{_WEEKDAY} +)?(?P<name>[^\W\d_]{{3,12}})\.? +(?P<day>\d{{1,2}}){_NTH},? +(?P<year>\d{{4}})\Z"
    ),
    re.compile(r"(?P<year>\d{4})[-/, ]+(?P<name>[^\W\d_]{3,12})\.?\Z"),
)
_PART = re.compile(
    r"(?:half|medio|midden|mid|begin|start|eind|einde|halverwege|early|late|end"
    rf"|(?:eerste|tweede|laatste|first|second|last|\d{_NTH}) +(?:helft|half|week))"
    r"(?: +(?:of|van|in))?[- ]+(?=[^\W\d_]{3,12}\.?[-/, ]+\d{4}\Z)"
)
"""A part of a month, which is told by the month alone."""
_SHORT_YEAR = re.compile(r"(?<![\w'’‘`´])['’‘`´](\d\d)(?![\d'’‘`´])")


DATES = frozenset({"date", "due", "end", "given_on", "start", "until", "valid_until", "withdrawn_on"})
"""What fields with a date are called. A test holds them to the schemas."""
PLANNED = frozenset({"until", "valid_until"})
"""Fields of which the date may well lie ahead."""
ENDING = frozenset({"due", "end", "until", "valid_until"})
"""Fields of which the last day counts."""


def likely_date(text: str, field: str = "") -> str:
    """What was probably meant in a field, day before month: ``3-4-2025`` → ``2025-04-03``; else ``""``."""
    ends, text = field in ENDING, with_whole_years(text)
    if half := end_of_range(text, ends=ends):
        return date_of_span(text, ends=ends) or _likely_date(half, ends=ends)
    return _likely_date(text, ends=ends)


def with_whole_years(text: str) -> str:
    """A text with its years in full: ``maart '25`` → ``maart 2025``. None of them lies far ahead."""
    return _SHORT_YEAR.sub(lambda found: str(_whole_year(int(found[1]))), text)


def _whole_year(short: int) -> int:
    latest = this_year() + _PLAN
    return latest - (latest - short) % 100


def _likely_date(text: str, *, ends: bool) -> str:
    return date_of_span(text, ends=ends) or _written_otherwise(_PART.sub("", unhedged(text)))


def _written_otherwise(text: str) -> str:
    if _YEAR.fullmatch(text):
        return text
    for form in _FORMS:
        if match := form.match(text):
            found = match.groupdict()
            month = found["month"] if "month" in found else _month(found["name"])
            parts = (found["year"], month, found.get("day"))
            return "-".join(f"{int(part):02}" for part in parts if part) if month else ""
    return ""


def _month(name: str) -> str:
    numbers = (str(n) for n, names in enumerate(_MONTHS, 1) if re.fullmatch(names, name, re.IGNORECASE))
    return next(numbers, "") or _months().get(name.casefold(), "")


@cache
def _months() -> dict[str, str]:
    """The numbers of months by what they are called, in full and in short, in every language there is."""
    from babel import Locale  # noqa: PLC0415  # slow to load, and mostly not needed

    found: dict[str, str] = {}
    for language in languages():
        for names in Locale.parse(language).months["format"].values():
            found |= {name.casefold().rstrip("."): str(number) for number, name in names.items()}
    return found


def this_day() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH if that is set and says one, else this one (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.now(datetime.UTC).date()


def this_year() -> int:
    return this_day().year


def is_ahead(text: str) -> bool:
    """Whether all of a date that may lack its day or month is still to come."""
    return text > this_day().isoformat()[: len(text)]


_AHEAD = 20
"""Years. A diploma holds for five or ten, and nobody plans further."""
_LIFE, _PLAN = 70, 10
"""How many years ago and ahead a date lies that somebody writes down."""


def is_far_ahead(text: str) -> bool:
    """Whether a date lies so far ahead that it is more likely a slip."""
    return int(text[:4]) > this_year() + _AHEAD


def likely_year(text: str) -> str:
    """The date if two digits of its year changed places, as in ``2062-03``; else ``""``."""
    year, rest = text[:4], text[4:]
    swapped = {f"{year[:at]}{year[at + 1]}{year[at]}{year[at + 2 :]}" for at in range(3)}
    meant = [each for each in swapped if -_LIFE <= int(each) - this_year() <= _PLAN]
    return f"{meant[0]}{rest}" if len(meant) == 1 else ""
