"""What lists say of each document: a sentence of its own, whose words are quoted, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model import (
    SELF,
    Assessment,
    Dialogue,
    Document,
    Experience,
    Feedback,
    ListPage,
    Validation,
)
from generator.overviews.counted import by_start
from generator.writing.document_order import newest_first
from generator.writing.document_prose import DocumentProse
from generator.writing.excerpts import opening, sentences
from generator.writing.plain import document_data, plain

ON_CARDS = frozenset({"experiences", "dialogues", "assessments", "validations", "goals", "questions"})
"""The folders whose documents are shown like this, and not below a heading for their kind."""

_SENTENCE = 180
_QUOTE = 260


@dataclass(frozen=True)
class ListCards:
    """The documents of one portfolio as a page that lists them shows them."""

    prose: DocumentProse
    page: str

    def on(self, here: ListPage) -> dict[str, list[dict[str, Any]]]:
        """What a page shows as cards, by the names that its template has for it."""
        match here:
            case "experiences":
                return {"experiences": self.experiences()}
            case "dialogues":
                return {"dialogues": self.dialogues(), "judgements": self.judgements()}
            case "plan":
                return {"goals": self.goals(), "questions": self.questions()}
        return {}

    def experiences(self) -> list[dict[str, Any]]:
        """The newest first, each with how it begins."""
        found = reversed(by_start(self.prose.portfolio.experiences))
        return [{**document_data(it, self.prose.wording), "sentence": self._begins(it)} for it in found]

    def _begins(self, it: Experience) -> str:
        reasons = (claim.rationale for claim in it.competences)
        told = (it.starrt.situation, it.starrt.action, it.starrt.result, *reasons)
        return self._opening(it) or sentences(next(filter(None, told), ""), _SENTENCE)

    def _opening(self, it: Any) -> str:
        return opening(self.prose.html(it, self.page, 3), _SENTENCE)

    def dialogues(self) -> list[dict[str, Any]]:
        """The newest first, each with one thing that somebody said, and what was done with it."""
        return [self._dialogue(it) for it in newest_first(self.prose.portfolio.dialogues)]

    def _dialogue(self, it: Dialogue) -> dict[str, Any]:
        others = [item for item in it.feedback if item.giver != SELF]
        said = next((item for item in others if item.uptake), next(iter(others), None))
        wording = self.prose.wording
        return {
            **document_data(it, wording),
            "with": [wording.person(name) for name in it.participants if name != SELF],
            "said": self._said(said) if said else None,
            "sentence": "" if said else self._opening(it),
        }

    def _said(self, item: Feedback) -> dict[str, Any]:
        said: dict[str, Any] = plain(item, self.prose.wording)
        return {**said, "text": sentences(item.text, _QUOTE), "uptake": sentences(item.uptake or "", _QUOTE)}

    def judgements(self) -> list[dict[str, Any]]:
        """Assessments and validations together, the newest first."""
        portfolio = self.prose.portfolio
        return [self._judgement(it) for it in newest_first((*portfolio.validations, *portfolio.assessments))]

    def _judgement(self, it: Any) -> dict[str, Any]:
        """With what was found, a reason or advice, and what the learner says to it."""
        card = document_data(it, self.prose.wording)
        if isinstance(it, Assessment):
            reasons = (score.rationale for score in it.scores)
            quote = next(filter(None, reasons), "") or self._opening(it)
            return {**card, "own": it.by == SELF, "quote": sentences(quote, _QUOTE), "reply": ""}
        return {**card, **self._validation(it)}

    def _validation(self, it: Validation) -> dict[str, Any]:
        verdicts = [outcome.verdict for outcome in it.outcomes]
        return {
            "met": verdicts.count("met"),
            "judged": len(verdicts),
            "quote": sentences(it.advice or "", _QUOTE),
            "reply": sentences(it.response or "", _QUOTE),
        }

    def goals(self) -> list[dict[str, Any]]:
        """By their file names, as an author numbers them; each with why it is there."""
        return [self._told(it) for it in self.prose.portfolio.goals]

    def questions(self) -> list[dict[str, Any]]:
        """Those that are open first; each group with the newest first."""
        questions = self.prose.portfolio.questions
        is_open = [it for it in questions if it.status == "open"]
        is_answered = [it for it in questions if it.status != "open"]
        return [self._told(it) for it in (*newest_first((*is_open,)), *newest_first((*is_answered,)))]

    def _told(self, it: Document) -> dict[str, Any]:
        return {**document_data(it, self.prose.wording), "sentence": self._opening(it)}
