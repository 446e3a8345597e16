"""Who looks: the learner, a peer, a guide, an assessor, a customer; and what each last said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generator.model import SELF, Assessment, Person, Portfolio
from generator.overviews.counted import Counted

View = Literal["self", "peer", "guide", "assessor", "customer"]
VIEWS: tuple[View, ...] = get_args(View)

_ASSESSORS = ("assessor", "exam-board")


@dataclass(frozen=True)
class Seen:
    """The level somebody gave last."""

    view: View
    competence: str
    level: str
    assessment: Assessment
    level_note: str | None = None


def is_assessor(function: str | None) -> bool:
    """Whether judging is somebody's work."""
    return function in _ASSESSORS


def view_of(assessment: Assessment, portfolio: Portfolio) -> View:
    """Whose view an assessment is."""
    return SELF if assessment.by == SELF else _view_of_person(portfolio.people.get(assessment.by))  # type: ignore[return-value]  # SELF is one of the views


def _view_of_person(person: Person | None) -> View:
    if person is None or person.role == "learner":
        return "peer"
    if person.role == "customer":
        return "customer"
    return "assessor" if is_assessor(person.function) else "guide"


def latest(now: Counted, competence: str, view: View) -> Seen | None:
    """The last score of one view for a competence, or None."""
    found = None
    for assessment in now.assessments:  # oldest first
        if view_of(assessment, now.portfolio) == view:
            for score in assessment.scores:
                if score.competence == competence:
                    found = Seen(view, competence, score.level, assessment, score.level_note)
    return found
