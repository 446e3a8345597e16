"""Dates as people write them, how they are written here, and years that nobody meant."""

from __future__ import annotations

import datetime
import os
import re

from generator.reading.spans import date_of_span, end_of_range, unhedged

_MONTHS = (
    *("jan(uar[iy])?", "febr?|februari|february", "mrt|mar|maart|march", "apr(il)?", "mei|may", "jun[ie]?"),
    *("jul[iy]?", "aug(ust(us)?)?", "sept?(ember)?", "o[kc]t(ober)?", "nov(ember)?", "de[cz](ember)?"),
)
_YEAR = re.compile(r"\d{4}")
_FORMS = (
    re.compile(
        r"(?P<year>\d{4})(?P<sign>[-/. ]?)(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?(?:[t ].*)?\Z"
    ),
    re.compile(r"(?:(?P<day>\d{1,2})[-/. ]+)?(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})\Z"),
    re.compile(r"(?:(?P<day>\d{1,2})\.? +)?(?P<name>[a-z]{3,9})\.? +(?P<year>\d{4})\Z", re.IGNORECASE),
)


ENDING = frozenset({"due", "end", "until", "valid_until"})
"""Fields of which the last day counts."""


def likely_date(text: str, field: str = "") -> str:
    """What was probably meant in a field, day before month: ``3-4-2025`` → ``2025-04-03``; else ``""``."""
    ends = field in ENDING
    if half := end_of_range(text, ends=ends):
        return date_of_span(text, ends=ends) or _likely_date(half, ends=ends)
    return _likely_date(text, ends=ends)


def _likely_date(text: str, *, ends: bool) -> str:
    return date_of_span(text, ends=ends) or _written_otherwise(unhedged(text))


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
    return next(numbers, "")


def this_year() -> int:
    """The year of SOURCE_DATE_EPOCH if that is set and says one, else this one (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).year
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.now(datetime.UTC).year


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
