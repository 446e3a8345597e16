"""The one line of trust on a front page: what holds of what a standard asks, and who looked last."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Frameworks, Overall, Portfolio, Validation
from generator.overviews.calibrate import InForce, calibrate_rows, in_force
from generator.overviews.counted import Counted, counted, current_cycle
from generator.overviews.grades import Grade, grade_of_validation, weakest
from generator.overviews.views import is_assessor


@dataclass(frozen=True)
class TrustLine:
    """What holds of what a standard asks; ``overall`` where it was judged as a whole only."""

    standard: str
    validation: Validation
    """The newest that holds: who looked last, and when."""
    asked: int
    met: int
    partly: int
    overall: Overall | None
    by_assessor: bool
    """Whether everyone whose verdict is counted, and who looked last, is one."""
    grade: Grade
    """The weakest of what is counted and of who looked last: only what is confirmed may look sure."""
    several: bool
    """Whether more than one validation is told of."""
    changed: bool
    """Whether a piece it was based on is no longer what was judged."""


def trust(portfolio: Portfolio, frameworks: Frameworks) -> TrustLine | None:
    """Of the standard that was judged last and of which something holds."""
    cycle = current_cycle(portfolio)
    if cycle is None:
        return None
    now = counted(portfolio, cycle, frameworks)
    newest_first = (it.standard for it in reversed(now.validations) if not now.is_expired(it))
    known = (it for it in dict.fromkeys(newest_first) if it in frameworks.requirements)
    return next(filter(None, (trust_in(now, standard) for standard in known)), None)


def trust_in(now: Counted, standard: str) -> TrustLine | None:
    """What holds of one standard; None where nothing was found, or nothing holds any more."""
    of_it = [it for it in now.validations if it.standard == standard]
    holding = [it for it in of_it if not now.is_expired(it)]
    if not holding:
        return None
    found = in_force(calibrate_rows(now, standard))
    last = holding[-1]
    whole = last.overall if last is of_it[-1] and last.overall != "not-yet" else None
    overall = whole if not _finds(found, last) else None
    if not (found.met or found.partly or overall):
        return None
    counted_in = (row.validation for row in found.rows if row.validation and row.standing in _FOUND)
    judges = (last,) if overall else (*counted_in, last)  # who looked last is named, whatever they found
    return TrustLine(
        standard=standard,
        validation=last,
        asked=found.asked,
        met=0 if overall else found.met,
        partly=0 if overall else found.partly,
        overall=overall,
        by_assessor=all(_is_by_assessor(now.portfolio, it) for it in judges) and bool(found.met or overall),
        grade=weakest(map(grade_of_validation, judges)),
        several=len({it.source for it in judges}) > 1,
        changed=any(row.changed for row in found.rows),
    )


_FOUND = frozenset({"met", "partly"})


def _finds(found: InForce, validation: Validation) -> bool:
    """Whether a validation says itself what it found of the requirements."""
    return any(row.validation is validation and row.standing in _FOUND for row in found.rows)


def _is_by_assessor(portfolio: Portfolio, validation: Validation) -> bool:
    if validation.assessor:
        person = portfolio.people.get(validation.assessor)
        return person is not None and is_assessor(person.function)
    return any(map(is_assessor, validation.panel.functions if validation.panel else ()))
