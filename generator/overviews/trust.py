"""The one line of trust on a front page: what the newest judgement that still holds found, and who judged."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Frameworks, Overall, Portfolio, Validation
from generator.overviews.calibrate import CalibrateRow, calibrate_rows
from generator.overviews.counted import Counted, counted, current_cycle
from generator.overviews.views import is_assessor


@dataclass(frozen=True)
class Trust:
    """What one validation found of what its standard asks; ``overall`` where it judged as a whole only."""

    standard: str
    validation: Validation
    requirements: int
    met: int
    partly: int
    overall: Overall | None
    by_assessor: bool
    """Only then it may look as sure as it sounds."""
    changed: bool
    """Whether a piece it was based on is no longer what was judged."""


def trust(portfolio: Portfolio, frameworks: Frameworks) -> Trust | None:
    """The newest validation that holds and found something; a later one against its standard replaces it."""
    cycle = current_cycle(portfolio)
    if cycle is None:
        return None
    now = counted(portfolio, cycle, frameworks)
    replaced: set[str] = set()
    for validation in reversed(now.validations):
        if validation.standard in replaced or validation.standard not in frameworks.requirements:
            continue
        replaced.add(validation.standard)
        if not now.is_expired(validation) and (found := _found(now, validation)):
            return found
    return None


def _found(now: Counted, validation: Validation) -> Trust | None:
    rows = [row for row in calibrate_rows(now, validation.standard) if row.asked is not None]
    its = [row for row in rows if row.validation is validation]
    met, partly = _standing(its, "met"), _standing(its, "partly")
    overall = validation.overall if validation.overall != "not-yet" else None
    if not (met or partly or overall):
        return None
    return Trust(
        standard=validation.standard,
        validation=validation,
        requirements=len(rows),
        met=met,
        partly=partly,
        overall=None if met or partly else overall,
        by_assessor=_is_by_assessor(now.portfolio, validation) and bool(met or overall),
        changed=any(row.changed for row in its),
    )


def _standing(rows: list[CalibrateRow], standing: str) -> int:
    return sum(row.standing == standing for row in rows)


def _is_by_assessor(portfolio: Portfolio, validation: Validation) -> bool:
    if validation.assessor:
        person = portfolio.people.get(validation.assessor)
        return person is not None and is_assessor(person.function)
    return any(map(is_assessor, validation.panel.functions if validation.panel else ()))
