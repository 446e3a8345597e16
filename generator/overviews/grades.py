"""How sure it is that somebody else said something, in three grades and two between them.

*self*: the learner says so. *changed*: the school confirmed it, or signed it, as it was, and it is otherwise
now. *entered*: somebody is named, and nobody checked it. *sent*: it came by mail from a domain that was seen,
and the school says nothing of it. *confirmed*: the school's own file says so, or a signature of somebody it
knows holds. Only what is confirmed may look sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from generator.model import SELF, Assessment, Evidence, Feedback, Validation

Grade = Literal["self", "changed", "entered", "sent", "confirmed"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""The least sure first."""


def grade_of(document: object) -> Grade | None:
    """The grade of a judgement, or of a piece of proof; None for what confirms nothing."""
    match document:
        case Validation():
            return grade_of_validation(document)
        case Feedback(giver=giver):
            return "self" if giver == SELF else grade_of_feedback(document)
        case Assessment(by=by):
            return "self" if by == SELF else grade_of_judgement(document)
        case Evidence():
            if document.checked and document.checked.verified:
                return "confirmed"
            return "entered" if document.confirmed_by else "self"
        case _:
            return None


def grade_of_validation(validation: Validation) -> Grade:
    return grade_of_judgement(validation)


def grade_of_judgement(judgement: Validation | Assessment) -> Grade:
    if judgement.confirmed == "yes":
        return "confirmed"
    if judgement.confirmed == "changed":
        return "changed"
    came = judgement.received
    return "sent" if came and came.sender and not came.altered else "entered"


def grade_of_feedback(said: Feedback) -> Grade:
    if said.signed and said.signed.state == "holds":
        return "changed" if said.signed.evidence else "confirmed"
    came = said.received
    return "sent" if came and came.sender and not came.altered else "entered"


def weakest(grades: Iterable[Grade]) -> Grade:
    """The least sure of several."""
    return min(grades, key=GRADES.index, default="self")
