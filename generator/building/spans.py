"""Between which days the same may be seen, and told, of a portfolio."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.gate.consent import days_of_change, days_of_lapse
from generator.model import Portfolio, Profile

Span = tuple[str, str]
"""From which day, and until before which; in the order of ISO 8601, as texts."""


def profiles_span(profile: Profile | None, day: datetime.date) -> Span:
    """Between which days the same may be seen; no day on which somebody is only reminded has a part in it."""
    return _between(days_of_change(profile, reminders=False) if profile else frozenset(), day)


def span_of(whole: Portfolio | None, day: datetime.date) -> Span:
    """The same of a portfolio, in which validations end, too; and of what is told."""
    if whole is None:
        return _between(frozenset(), day)
    days = days_of_change(whole.profile, reminders=True) | days_of_lapse(whole)
    return _between(days.union(_of_credentials(whole)), day)


def _of_credentials(whole: Portfolio) -> Iterator[datetime.date]:
    """The days on which what can be said of a credential may be otherwise."""
    for checked in filter(None, (it.checked for it in whole.evidence)):
        yield from map(datetime.date.fromisoformat, checked.changes)


def _between(days: frozenset[datetime.date], day: datetime.date) -> Span:
    since = max((each for each in days if each <= day), default=datetime.date.min)
    before = min((each for each in days if each > day), default=datetime.date.max)
    return since.isoformat(), before.isoformat()
