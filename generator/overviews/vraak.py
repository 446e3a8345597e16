"""VRAAK: is the evidence for a competence varied, relevant, authentic, current and enough?

The Dutch criteria for evidence in the recognition of prior learning, with the thresholds used in
practice: more than one context, at most five years old, at least two pieces.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from generator.model import Evidence
from generator.overviews.counted import Counted, naming, rationale

_YEARS_CURRENT = 5
_ENOUGH = 2


@dataclass(frozen=True)
class Criterion:
    """One criterion: ``count`` of ``total`` (pieces; for variation contexts, for quantity pieces wanted)."""

    criterion: Literal["variation", "relevance", "authenticity", "currency", "quantity"]
    verdict: Literal["yes", "partly-so", "no"]
    count: int
    total: int


def vraak(now: Counted, competence: str) -> tuple[Criterion, ...]:
    """The five criteria for one competence, in the order of the word."""
    pieces = naming(competence, now.evidence)
    contexts = len(contexts_of(now, competence))
    oldest = _years_before(now.reckoning_day)
    return (
        Criterion("variation", "yes" if contexts >= _ENOUGH else "no", contexts, _ENOUGH),
        _share("relevance", pieces, lambda piece: rationale(piece, competence)),
        _share("authenticity", pieces, _is_authentic),
        _share("currency", pieces, lambda piece: piece.date.last >= oldest),
        Criterion("quantity", "yes" if len(pieces) >= _ENOUGH else "no", len(pieces), _ENOUGH),
    )


def _is_authentic(piece: Evidence) -> bool:
    """Whether somebody says whose work it is, or a signature shows it."""
    is_verified = piece.checked is not None and piece.checked.verified
    return bool(piece.contribution or piece.confirmed_by or is_verified)


def contexts_of(now: Counted, competence: str) -> frozenset[tuple[str, str]]:
    """The settings and organisations in which a competence was shown."""
    belonging = {piece.experience for piece in naming(competence, now.evidence)}
    named = {experience.slug for experience in naming(competence, now.experiences)}
    return frozenset(
        (experience.setting, experience.organisation or "")
        for experience in now.experiences
        if experience.slug in belonging | named
    )


def _share(
    criterion: Literal["relevance", "authenticity", "currency"],
    pieces: tuple[Evidence, ...],
    holds: Callable[[Evidence], Any],
) -> Criterion:
    count = sum(bool(holds(piece)) for piece in pieces)
    if count == 0:
        return Criterion(criterion, "no", 0, len(pieces))
    return Criterion(criterion, "yes" if count == len(pieces) else "partly-so", count, len(pieces))


def _years_before(day: datetime.date) -> datetime.date:
    year = day.year - _YEARS_CURRENT
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
