"""Calibrate (kalibreren): what a standard asks, what was judged, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Cycle, Evidence, Frameworks, Outcome, Portfolio, Validation
from generator.overviews.counted import Counted, counted
from generator.overviews.grades import Grade, grade_of_validation, weakest
from generator.overviews.views import VIEWS, Seen, latest

Standing = Literal["met", "partly", "gap", "not-judged"]
STANDINGS: tuple[Standing, ...] = ("met", "partly", "gap", "not-judged")


@dataclass(frozen=True)
class CalibrateRow:
    """A competence that is asked, judged, or both. ``changed``: None where nothing was recorded."""

    competence: str
    asked: str | None
    seen: tuple[Seen | None, ...]
    """The last level of each view, in the order of VIEWS: the learner's own first."""
    standing: Standing
    outcome: Outcome | None
    validation: Validation | None
    expired: bool
    changed: tuple[Evidence, ...] | None


@dataclass(frozen=True)
class StandingCount:
    standing: Standing
    competences: tuple[str, ...]


@dataclass(frozen=True)
class StandingChange:
    competence: str
    before: Standing
    now: Standing


@dataclass(frozen=True)
class Calibration:
    """One requirement profile against one portfolio."""

    standard: str
    rows: tuple[CalibrateRow, ...]
    counts: tuple[StandingCount, ...]
    validations: tuple[Validation, ...]
    """Newest first."""
    since: tuple[StandingChange, ...] | None


@dataclass(frozen=True)
class InForce:
    """What is found of what a standard asks: of each requirement its newest verdict, if that still holds."""

    asked: int
    rows: tuple[CalibrateRow, ...]

    @property
    def met(self) -> int:
        return sum(row.standing == "met" for row in self.rows)

    @property
    def partly(self) -> int:
        return sum(row.standing == "partly" for row in self.rows)

    @property
    def grade(self) -> Grade:
        """How sure the least sure of what is met, wholly or partly, is."""
        found = (row.validation for row in self.rows if row.standing in {"met", "partly"})
        return weakest(grade_of_validation(it) for it in found if it)


def in_force(rows: tuple[CalibrateRow, ...]) -> InForce:
    """The one count that every page and paper gives."""
    asked = tuple(row for row in rows if row.asked is not None)
    return InForce(len(asked), tuple(row for row in asked if row.outcome and not row.expired))


@dataclass(frozen=True)
class CalibrateOverview:
    calibrations: tuple[Calibration, ...]
    """The one that was judged last first."""


def calibrate_overview(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> CalibrateOverview:
    """The Calibrate overview of one cycle."""
    now = counted(portfolio, cycle, frameworks)
    found = [_calibration(now, standard) for standard in standards(now)]
    return CalibrateOverview(tuple(sorted(found, key=lambda it: it.validations[0].date, reverse=True)))


def standards(now: Counted) -> tuple[str, ...]:
    """The requirement profiles a validation names, in the order in which they first were."""
    return tuple(
        dict.fromkeys(v.standard for v in now.validations if v.standard in now.frameworks.requirements)
    )


def _calibration(now: Counted, standard: str) -> Calibration:
    rows = calibrate_rows(now, standard)
    asked = [row for row in rows if row.asked is not None]
    return Calibration(
        standard=standard,
        rows=rows,
        counts=tuple(
            StandingCount(standing, tuple(row.competence for row in asked if row.standing == standing))
            for standing in STANDINGS
        ),
        validations=tuple(v for v in reversed(now.validations) if v.standard == standard),
        since=calibrate_change(now, standard),
    )


def calibrate_rows(now: Counted, standard: str) -> tuple[CalibrateRow, ...]:
    """What the standard asks in its own order, then what else was judged."""
    asks = {ask.competence: ask.level for ask in now.frameworks.requirements[standard].asks}
    judged = {
        outcome.competence: (outcome, validation)
        for validation in now.validations  # oldest first, so that the latest stays
        if validation.standard == standard
        for outcome in validation.outcomes
    }
    known = [name for name in asks if name in now.frameworks.competences]
    extra = now.in_order(name for name in judged if name not in asks)
    return tuple(row_of(now, name, asks.get(name), judged.get(name)) for name in (*known, *extra))


def row_of(
    now: Counted, competence: str, asked: str | None, judged: tuple[Outcome, Validation] | None
) -> CalibrateRow:
    outcome, validation = judged or (None, None)
    return CalibrateRow(
        competence=competence,
        asked=asked,
        seen=tuple(latest(now, competence, view) for view in VIEWS),
        standing=outcome.verdict if outcome else "not-judged",
        outcome=outcome,
        validation=validation,
        expired=validation is not None and now.is_expired(validation),
        changed=_changed(now, outcome, validation) if outcome and validation else None,
    )


def _changed(now: Counted, outcome: Outcome, validation: Validation) -> tuple[Evidence, ...] | None:
    """The pieces that are no longer what was judged; None if what was judged was not recorded."""
    recorded = dict(validation.fingerprint)
    used = [piece for piece in now.portfolio.evidence if piece.slug in outcome.evidence]
    if not any(piece.slug in recorded for piece in used):
        return None
    return tuple(
        piece for piece in used if piece.slug in recorded and recorded[piece.slug] != piece.fingerprint
    )


def calibrate_change(now: Counted, standard: str) -> tuple[StandingChange, ...] | None:
    """The rows whose verdict is another than in the cycle before; None in the first cycle."""
    if now.before is None:
        return None
    then = {row.competence: row.standing for row in calibrate_rows(now.before, standard)}
    return tuple(
        StandingChange(row.competence, before, row.standing)
        for row in calibrate_rows(now, standard)
        if (before := then.get(row.competence, "not-judged")) != row.standing
    )
