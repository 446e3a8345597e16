"""What people say of a competence in their own words: the learner's own sentence, and somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import SELF, Assessment, Evidence, Experience
from generator.overviews.counted import Counted, naming, rationale
from generator.overviews.views import View, view_of


@dataclass(frozen=True)
class Quote:
    """A sentence, whose view it is, and the document it stands in."""

    text: str
    view: View
    document: Evidence | Experience | Assessment


def own_sentence(now: Counted, competence: str) -> Quote | None:
    """Why the learner says to show it: with the proof, else with the experience, else of oneself."""
    return next(_own(now, competence), None)


def others_sentence(now: Counted, competence: str) -> Quote | None:
    """What somebody else wrote last about it."""
    return next((quote for quote in _scored(now, competence) if quote.view != SELF), None)


def _own(now: Counted, competence: str) -> Iterator[Quote]:
    yield from _claimed(naming(competence, now.evidence), competence)
    yield from _claimed(naming(competence, now.experiences), competence)
    yield from (quote for quote in _scored(now, competence) if quote.view == SELF)


def _claimed(documents: Iterable[Evidence | Experience], competence: str) -> Iterator[Quote]:
    """Newest first; a confirmed piece before all others."""
    newest_first = reversed(tuple(documents))
    for document in sorted(newest_first, key=lambda it: getattr(it, "confirmed_by", None) is None):
        if why := rationale(document, competence):
            yield Quote(why, "self", document)


def _scored(now: Counted, competence: str) -> Iterator[Quote]:
    """Newest first."""
    for assessment in reversed(now.assessments):
        for score in assessment.scores:
            if score.competence == competence and score.rationale:
                yield Quote(score.rationale, view_of(assessment, now.portfolio), assessment)
