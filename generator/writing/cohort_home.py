"""The first page about a cohort: who they are, what they have shown last, and what they can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.overviews.cohort import Showing
from generator.writing.cohort_frame import CohortFrame
from generator.writing.pages import Page
from generator.writing.summary import Summary

_AT_HOME = 12
_NEWEST = 6
_COMPETENCES = 6
_FACES = 5


def home_page(frame: CohortFrame) -> Page:
    learners = frame.learners
    return frame.page(
        (),
        "home",
        frame.cohort.title.in_language(frame.wording.language),
        "home",
        learners=learners.cards(learners.listed[:_AT_HOME]),
        of=len(learners.listed),
        others=max(len(learners.listed) - _AT_HOME, 0),
        newest=_newest(frame),
        can=list(_can(frame)),
        figures=_figures(frame),
    )


def _newest(frame: CohortFrame) -> list[dict[str, Any]]:
    """The last pieces of proof of all who are listed with more than a name."""
    if frame.cohort.listing != "cards":
        return []
    pieces = [
        (place, {**piece, "owner": frame.learners.named(learner)})
        for learner in frame.learners.listed
        for place, piece in enumerate(learner.newest)
    ]
    pieces.sort(key=lambda it: str(it[1]["date"]["iso"]), reverse=True)
    chosen = sorted(pieces, key=lambda it: it[0])[:_NEWEST]  # the last of each before the last but one
    return [piece for place, piece in pieces if (place, piece) in chosen]


def _most_shown(showing: Sequence[Showing[Summary]]) -> list[Showing[Summary]]:
    """Those that most people show, and among them those that are confirmed most often."""

    def many(it: Showing[Summary]) -> tuple[int, int]:
        return len(it.learners), sum(it.competence in learner.levels for learner in it.learners)

    return sorted(showing, key=many, reverse=True)[:_COMPETENCES]


def _can(frame: CohortFrame) -> Iterator[dict[str, Any]]:
    """What most can do: each with some of the people, and the words of one who has had no word yet."""
    heard: set[str] = set()
    for it in _most_shown(frame.learners.showing):
        named = it.learners if frame.learners.lists_names else ()
        spoken = [who for who in named if who.shows[it.competence]["reason"]]
        by = min(spoken, key=lambda who: who.slug in heard, default=None)
        heard |= {by.slug} if by else set()
        yield {
            "competence": frame.wording.competence(it.competence),
            "count": len(it.learners),
            "faces": [frame.learners.face(who) for who in named[:_FACES]],
            "others": max(len(named) - _FACES, 0),
            "reason": by.shows[it.competence]["reason"] if by else None,
            "by": frame.learners.named(by) if by else None,
        }


def _figures(frame: CohortFrame) -> str:
    """A few numbers about them all, in words; nothing where too few people are behind them."""
    everybody, tally = frame.site.learners, frame.learners.tally
    if not everybody or not tally.tells(len(everybody)):
        return ""
    validated, catalogue = sum(learner.validated for learner in everybody), frame.wording.catalogue
    who = catalogue.ngettext(
        "{n} person shows here what they can do.", "{n} people show here what they can do.", len(everybody)
    )
    confirmed = catalogue.ngettext(
        "The school confirms a judgement of {n} of them.",
        "The school confirms a judgement of {n} of them.",
        validated,
    )
    told = [who.format(n=len(everybody)), _things(frame)]
    told += [confirmed.format(n=validated)] if validated and tally.tells(validated) else []
    return " ".join(filter(None, told))


def _things(frame: CohortFrame) -> str:
    """How much they show, of what there is any."""
    everybody, catalogue = frame.site.learners, frame.wording.catalogue
    pieces = sum(learner.pieces for learner in everybody)
    experiences = sum(learner.experiences for learner in everybody)
    said = [
        catalogue.ngettext("{n} experience", "{n} experiences", experiences).format(n=experiences),
        catalogue.ngettext("{n} piece of evidence", "{n} pieces of evidence", pieces).format(n=pieces),
    ]
    things = [it for it, n in zip(said, (experiences, pieces), strict=True) if n]
    together = catalogue.gettext("Together that is {things}.")
    return together.format(things=catalogue.gettext(" and ").join(things)) if things else ""
