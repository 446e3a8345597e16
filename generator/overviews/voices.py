"""What somebody else says of a learner, for the front page: one voice, and what the learner did with it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import SELF, Assessment, Dialogue, Portfolio, Signature
from generator.overviews.counted import by_date
from generator.overviews.grades import Grade, grade_of_feedback, grade_of_judgement


@dataclass(frozen=True)
class Voice:
    """Words of somebody other than the learner. ``giver`` is a person's id."""

    giver: str
    text: str
    uptake: str | None
    said_in: Dialogue | Assessment
    grade: Grade
    """How sure it is that they said so."""
    signed: Signature | None = None


def voice(portfolio: Portfolio) -> Voice | None:
    """The newest feedback that something was done with, or else the newest; else the reason for a level."""
    given = [*_feedback(portfolio)]
    answered = [it for it in given if it.uptake]
    return next(iter([*answered, *given, *_reasons(portfolio)]), None)


def _feedback(portfolio: Portfolio) -> list[Voice]:
    """The newest first."""
    return [
        Voice(item.giver, item.text, item.uptake, dialogue, grade_of_feedback(item), item.signed)
        for dialogue in reversed(by_date(portfolio.dialogues))
        for item in dialogue.feedback
        if item.giver != SELF
    ]


def _reasons(portfolio: Portfolio) -> list[Voice]:
    """Why somebody else gave a level, the newest first."""
    return [
        Voice(assessment.by, score.rationale, None, assessment, grade_of_judgement(assessment))
        for assessment in reversed(by_date(portfolio.assessments))
        for score in assessment.scores
        if assessment.by != SELF and score.rationale
    ]
