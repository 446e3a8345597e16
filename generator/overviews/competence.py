"""One competence of one portfolio: claims, evidence, who said what, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import (
    Assessment,
    Cycle,
    Evidence,
    Experience,
    Frameworks,
    Goal,
    Outcome,
    Portfolio,
    Question,
    Score,
    Validation,
)
from generator.overviews.calibrate import CalibrateRow, calibrate_rows, standards
from generator.overviews.counted import (
    Counted,
    by_date,
    by_start,
    counted,
    current_cycle,
    in_order,
    naming,
)
from generator.overviews.cycle import occurring
from generator.overviews.views import VIEWS, Seen, View, latest, view_of
from generator.overviews.vraak import Criterion, vraak


@dataclass(frozen=True)
class GivenScore:
    """A score somebody gave."""

    view: View
    score: Score
    assessment: Assessment


@dataclass(frozen=True)
class Judged:
    """An outcome of a validation."""

    outcome: Outcome
    validation: Validation


@dataclass(frozen=True)
class Moment:
    """How a competence stood in one cycle: the levels in the order of VIEWS, and per standard its row."""

    cycle: Cycle
    seen: tuple[Seen | None, ...]
    rows: tuple[tuple[str, CalibrateRow], ...]


@dataclass(frozen=True)
class Confirmation:
    """The best confirmation of a competence, and the level it gives."""

    by: Literal["validation", "assessor", "guide", "customer", "peer", "self"]
    competence: str
    level: str
    judged: Judged | None = None
    seen: Seen | None = None

    @property
    def given_in(self) -> Validation | Assessment:
        """The document that gives the level."""
        if self.judged:
            return self.judged.validation
        assert self.seen is not None
        return self.seen.assessment

    @property
    def given_by(self) -> tuple[object, ...]:
        """Who gives it, and in which way."""
        given = self.given_in
        return (self.by, *judge(given)) if isinstance(given, Validation) else (self.by, given.by)


@dataclass(frozen=True)
class CompetenceOverview:
    competence: str
    experiences: tuple[Experience, ...]
    evidence: tuple[Evidence, ...]
    scores: tuple[GivenScore, ...]
    outcomes: tuple[Judged, ...]
    goals: tuple[Goal, ...]
    questions: tuple[Question, ...]
    vraak: tuple[Criterion, ...]
    said: tuple[GivenScore | Judged, ...]
    """Scores and outcomes together, oldest first."""
    confirmation: Confirmation | None
    history: tuple[Moment, ...]
    """Newest cycle first."""


def judge(validation: Validation) -> tuple[object, ...]:
    """Who judged, and for whom."""
    return validation.assessor or validation.panel, validation.organisation


def shown_competences(portfolio: Portfolio, frameworks: Frameworks) -> tuple[str, ...]:
    """Every competence that occurs anywhere in a portfolio, in order."""
    cycle = current_cycle(portfolio)
    if cycle is None:
        return ()
    return in_order(occurring(counted(portfolio, cycle, frameworks)), portfolio, frameworks)


def competence_overview(portfolio: Portfolio, competence: str, frameworks: Frameworks) -> CompetenceOverview:
    """The page of one competence, up to the current cycle. Raises ValueError without a cycle."""
    cycle = current_cycle(portfolio)
    if cycle is None:
        raise ValueError("a portfolio without cycles has no competences to show")
    now = counted(portfolio, cycle, frameworks)
    scores, outcomes = scores_for(now, competence), outcomes_for(now.validations, competence)
    return CompetenceOverview(
        competence=competence,
        experiences=by_start(naming(competence, now.experiences)),
        evidence=by_date(naming(competence, now.evidence)),
        scores=scores,
        outcomes=outcomes,
        said=_oldest_first(scores, outcomes),
        goals=tuple(goal for goal in now.goals if goal.competence == competence),
        questions=tuple(question for question in now.questions if competence in question.competences),
        vraak=vraak(now, competence),
        confirmation=confirmation(portfolio, competence, frameworks),
        history=tuple(_moment(portfolio, c, competence, frameworks) for c in reversed(portfolio.cycles)),
    )


def scores_for(now: Counted, competence: str) -> tuple[GivenScore, ...]:
    return tuple(
        GivenScore(view_of(assessment, now.portfolio), score, assessment)
        for assessment in now.assessments
        for score in assessment.scores
        if score.competence == competence
    )


def _oldest_first(
    scores: tuple[GivenScore, ...], outcomes: tuple[Judged, ...]
) -> tuple[GivenScore | Judged, ...]:
    """Who said what in order of date; on one day scores before outcomes."""
    dated = [(it.assessment.date, it) for it in scores] + [(it.validation.date, it) for it in outcomes]
    return tuple(it for _, it in sorted(dated, key=lambda entry: entry[0]))


def outcomes_for(validations: tuple[Validation, ...], competence: str) -> tuple[Judged, ...]:
    return tuple(
        Judged(outcome, validation)
        for validation in validations
        for outcome in validation.outcomes
        if outcome.competence == competence
    )


def confirmation(portfolio: Portfolio, competence: str, frameworks: Frameworks) -> Confirmation | None:
    """A validation's level before an assessor's, a guide's, a customer's, a peer's and one's own.

    No validation confirms a gap, or anything after its last day.
    """
    cycle = current_cycle(portfolio)
    if cycle is None:
        return None
    now = counted(portfolio, cycle, frameworks)
    if (judged := _validated(now, competence)) and judged.outcome.level:
        return Confirmation("validation", competence, judged.outcome.level, judged=judged)
    for view in _BEST_FIRST:
        if seen := latest(now, competence, view):
            return Confirmation(view, competence, seen.level, seen=seen)
    return None


def _validated(now: Counted, competence: str) -> Judged | None:
    """The latest outcome that has a level and holds: a later one against the same standard replaces it."""
    replaced: set[str] = set()
    for judged in reversed(outcomes_for(now.validations, competence)):
        outcome, validation = judged.outcome, judged.validation
        if validation.standard in replaced or not (outcome.level or outcome.verdict == "gap"):
            continue
        replaced.add(validation.standard)
        if outcome.verdict != "gap" and not now.is_expired(validation):
            return judged
    return None


_BEST_FIRST: tuple[View, ...] = ("assessor", "guide", "customer", "peer", "self")


def _moment(portfolio: Portfolio, cycle: Cycle, competence: str, frameworks: Frameworks) -> Moment:
    then = counted(portfolio, cycle, frameworks)
    return Moment(
        cycle=cycle,
        seen=tuple(latest(then, competence, view) for view in VIEWS),
        rows=tuple(
            (standard, row)
            for standard in standards(then)
            for row in calibrate_rows(then, standard)
            if row.competence == competence
        ),
    )
