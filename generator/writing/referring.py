"""Which documents of a portfolio refer to which."""

from __future__ import annotations

from generator.model import Document, Portfolio


def referring_documents(portfolio: Portfolio) -> dict[str, list[Document]]:
    """The documents that refer to a document, by its folder and slug."""
    referring: dict[str, list[Document]] = {}
    for piece in portfolio.evidence:
        referring.setdefault(f"experiences/{piece.experience}", []).append(piece)
    for dialogue in portfolio.dialogues:
        about = {*dialogue.about, *(item.about for item in dialogue.feedback if item.about)}
        for name in about:
            referring.setdefault(name, []).append(dialogue)
    for assessment in portfolio.assessments:
        for name in assessment.about:
            referring.setdefault(name, []).append(assessment)
    for validation in portfolio.validations:
        for slug in {slug for outcome in validation.outcomes for slug in outcome.evidence}:
            referring.setdefault(f"evidence/{slug}", []).append(validation)
    for goal in portfolio.goals:
        referring.setdefault(f"validations/{goal.gap}", []).append(goal)
        referring.setdefault(f"questions/{goal.question}", []).append(goal)
    return referring
