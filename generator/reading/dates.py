"""Dates as people write them, and how they are written here."""

from __future__ import annotations

import re

_MONTHS = (
    *("jan", "feb", "maa|mrt|mar", "apr", "mei|may", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "de[cz]"),
)
_FORMS = (
    re.compile(
        r"(?P<year>\d{4})(?P<sign>[-/. ]?)(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?(?:[T ].*)?\Z"
    ),
    re.compile(r"(?:(?P<day>\d{1,2})[-/. ]+)?(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})\Z"),
    re.compile(r"(?:(?P<day>\d{1,2})\.? +)?(?P<name>[a-z]{3,9})\.? +(?P<year>\d{4})\Z", re.IGNORECASE),
)


def likely_date(text: str) -> str:
    """What was probably meant, day before month: ``3-4-2025`` → ``2025-04-03``; else ``""``."""
    for form in _FORMS:
        if match := form.match(text.strip()):
            found = match.groupdict()
            month = found["month"] if "month" in found else _month(found["name"])
            parts = (found["year"], month, found.get("day"))
            return "-".join(f"{int(part):02}" for part in parts if part)
    return ""


def _month(name: str) -> str:
    numbers = (str(n) for n, names in enumerate(_MONTHS, 1) if re.match(names, name, re.IGNORECASE))
    return next(numbers, "")
