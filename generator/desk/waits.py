"""What waits of a learner on a day: what somebody has to do, or to talk about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from generator.desk.known import Dated, Known
from generator.model import Date

Reason = Literal["faults", "request", "question", "activity", "validation", "consent"]
REASONS: tuple[Reason, ...] = get_args(Reason)
SOON = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Waiting:
    """``on`` is since when or until when, as its author wrote it; ``title`` what the cohort may see of it.

    ``state`` is why there is no consent, ``"over"`` or ``"soon"``; ``count`` how many faults.
    """

    reason: Reason
    on: str = ""
    title: str = ""
    state: str = ""
    count: int = 1


def waiting(known: Known, day: datetime.date) -> tuple[Waiting, ...]:
    """All that waits, what is most urgent first."""
    found = (*_faults(known), *_open(known), *_ending(known, day), *_consent(known, day))
    return tuple(sorted(found, key=lambda it: (REASONS.index(it.reason), it.on)))


def _faults(known: Known) -> Iterator[Waiting]:
    if known.faults:
        yield Waiting("faults", count=known.faults)


def _open(known: Known) -> Iterator[Waiting]:
    yield from (Waiting("request", it.on, it.title) for it in known.requests)
    yield from (Waiting("question", it.on, it.title) for it in known.questions)


def _ending(known: Known, day: datetime.date) -> Iterator[Waiting]:
    """Validations that lapse soon or have, and activities that should have been finished."""
    for it in known.validations:
        if state := _state(it, day):
            yield Waiting("validation", it.on, it.title, state)
    for it in known.activities:
        if _state(it, day) == "over":
            yield Waiting("activity", it.on, it.title, "over")


def _consent(known: Known, day: datetime.date) -> Iterator[Waiting]:
    """None, one that ends soon, or one that is not for the cohort."""
    if known.withheld and known.withheld not in {"private", "names"}:
        yield Waiting("consent", known.consent_until, state=known.withheld)
    elif known.consent_until and (state := _state(Dated("consent", known.consent_until), day)):
        yield Waiting("consent", known.consent_until, state=state)


def _state(it: Dated, day: datetime.date) -> str:
    """Whether its last day has been, or comes soon."""
    last = Date(it.on).last
    if last < day:
        return "over"
    return "soon" if last <= day + SOON else ""
