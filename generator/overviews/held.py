"""What a learner holds of others' judgements on the day: qualifications that are wholly met, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Frameworks, Outcome, Portfolio, Validation
from generator.overviews.calibrate import CalibrateRow, calibrate_rows, standards
from generator.overviews.counted import Counted, counted, current_cycle
from generator.overviews.grades import grade_of_validation


@dataclass(frozen=True)
class HeldQualification:
    """A qualification of which nothing is missing, as the school confirms; ``validations`` are those it rests
    on, oldest first."""

    standard: str
    validations: tuple[Validation, ...]

    @property
    def last(self) -> Validation:
        return self.validations[-1]


@dataclass(frozen=True)
class Assessed:
    """An outcome that holds, of the validation that found it."""

    standard: str
    outcome: Outcome
    validation: Validation


def held_qualifications(portfolio: Portfolio, frameworks: Frameworks) -> tuple[HeldQualification, ...]:
    """Only what a qualification asks can be held: nobody holds a vacancy or a job's profile.

    What is only entered in the portfolio, or is no longer what the school confirmed, makes nobody hold one.
    """
    now = _now(portfolio, frameworks)
    if now is None:
        return ()
    asked = (it for it in standards(now) if frameworks.requirements[it].kind == "qualification")
    found = ((standard, _whole(now, standard)) for standard in asked)
    return tuple(
        HeldQualification(standard, validations)
        for standard, validations in found
        if validations and all(grade_of_validation(it) == "confirmed" for it in validations)
    )


def assessed_outcomes(portfolio: Portfolio, frameworks: Frameworks) -> tuple[Assessed, ...]:
    """What is met, wholly or partly, by the newest judgement against each standard, if that still holds."""
    now = _now(portfolio, frameworks)
    if now is None:
        return ()
    return tuple(
        Assessed(standard, row.outcome, row.validation)
        for standard in standards(now)
        for row in calibrate_rows(now, standard)
        if row.outcome and row.validation and not row.expired and row.standing != "gap"
    )


def _now(portfolio: Portfolio, frameworks: Frameworks) -> Counted | None:
    cycle = current_cycle(portfolio)
    return counted(portfolio, cycle, frameworks) if cycle else None


def _whole(now: Counted, standard: str) -> tuple[Validation, ...]:
    """The validations that together meet all that is asked; none if something is missing or has ended."""
    last = [it for it in now.validations if it.standard == standard][-1]
    rows = [row for row in calibrate_rows(now, standard) if row.asked is not None]
    if now.is_expired(last) or last.overall in {"not-yet", "passed-in-part"}:
        return ()
    if last.overall == "passed" and not any(row.outcome and not _is_met(now, row) for row in rows):
        return (last,)
    if len(rows) < len(now.frameworks.requirements[standard].asks) or not all(
        _is_met(now, it) for it in rows
    ):
        return ()
    found = {row.validation.source: row.validation for row in rows if row.validation}
    return tuple(sorted((found | {last.source: last}).values(), key=lambda it: (it.date, it.slug)))


def _is_met(now: Counted, row: CalibrateRow) -> bool:
    """By a judgement that holds, and at the level that is asked where one was given."""
    if row.standing != "met" or row.expired:
        return False
    level = row.outcome.level if row.outcome else None
    rank = now.frameworks.rank
    return level is None or rank(row.competence, level) >= rank(row.competence, row.asked)
