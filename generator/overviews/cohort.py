"""The cohort: who shows what, counted over learners.

What a cohort says of a learner is found in that learner's portfolio alone (``member``); what it says of
them all is counted over any stand-ins for learners, so that no portfolio need be at hand. A number of people
who are named on the page it leads to is told whatever it is: whoever can count the names knows it. A number
of people whom nobody names is told if neither it nor the rest is fewer than a smallest group.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model import (
    LEARNING,
    PHASES,
    Assessment,
    Evidence,
    Experience,
    Frameworks,
    Learning,
    Phase,
    Portfolio,
    Validation,
)
from generator.overviews.calibrate import InForce, calibrate_rows, in_force
from generator.overviews.competence import Confirmation, confirmation
from generator.overviews.counted import Counted, by_date, by_start, counted, current_cycle, naming, rationale
from generator.overviews.cycle import map_rows
from generator.overviews.grades import grade_of
from generator.overviews.home import Highlight, home_overview

_NEWEST = 2
"""How many pieces of one learner a cohort's first page can show."""

Learner = TypeVar("Learner")
"""Whatever stands for a learner."""


@dataclass(frozen=True)
class Facets:
    """By what a learner can be found. ``levels``: the level of a competence that the school confirmed.

    ``phases``: each competence that occurs, with the phases that have a document about it.
    """

    phases: tuple[tuple[str, tuple[Phase, ...]], ...]
    levels: tuple[tuple[str, str], ...]
    phase: Phase | None
    learning: tuple[Learning, ...]
    validated: bool


@dataclass(frozen=True)
class Reason:
    """Why a document shows a competence, in the learner's own words."""

    document: Experience | Evidence
    text: str


@dataclass(frozen=True)
class Shows:
    """A competence that a learner shows by an experience or a piece of evidence, the newest first."""

    competence: str
    experiences: tuple[Experience, ...]
    evidence: tuple[Evidence, ...]
    confirmation: Confirmation | None
    reason: Reason | None


@dataclass(frozen=True)
class Reach:
    """What in the published evidence not everybody may be able to see or hear."""

    pictures: tuple[Evidence, ...]
    untranscribed: tuple[Evidence, ...]
    """Sound and film without a transcript."""
    documents: tuple[Evidence, ...]
    """PDF and other documents, which nobody has looked at for this."""


@dataclass(frozen=True)
class Member:
    """A learner as a cohort lists, finds and counts them: all of it published, and of the current cycle."""

    portfolio: Portfolio
    highlights: tuple[Highlight, ...]
    facets: Facets
    shows: tuple[Shows, ...]
    holding: tuple[tuple[str, InForce], ...]
    """What is in force of each standard by which somebody was judged, if any of it still holds."""
    newest: tuple[Evidence, ...]
    """The last pieces of proof, the newest first."""
    reach: Reach


def member(portfolio: Portfolio, frameworks: Frameworks) -> Member:
    """What a cohort's pages say of one learner; nothing of a framework of their own, which asks nothing."""
    cycle = current_cycle(portfolio)
    now = counted(portfolio, cycle, frameworks) if cycle else None
    return Member(
        portfolio=portfolio,
        highlights=home_overview(portfolio, frameworks).highlights,
        facets=_facets(portfolio, now, frameworks),
        shows=tuple(_shows(portfolio, frameworks)),
        holding=_holding(now) if now else (),
        newest=by_date(portfolio.evidence)[::-1][:_NEWEST],
        reach=_reach(portfolio),
    )


def _facets(portfolio: Portfolio, now: Counted | None, frameworks: Frameworks) -> Facets:
    rows = [row for row in (map_rows(now) if now else ()) if not frameworks.is_own(row.competence)]
    given = ((row.competence, confirmation(portfolio, row.competence, frameworks)) for row in rows)
    return Facets(
        phases=tuple((r.competence, tuple(c.phase for c in r.cells if c.documents)) for r in rows),
        levels=tuple((name, found.level) for name, found in given if found and _is_sure(found.given_in)),
        phase=now.cycle.phase if now else None,
        learning=tuple(form for form in LEARNING if any(e.learning == form for e in portfolio.experiences)),
        validated=now is not None and any(map(_is_positive, _in_force(now))),
    )


def _in_force(now: Counted) -> tuple[Validation, ...]:
    return tuple(it for it in now.validations if not now.is_expired(it))


def _holding(now: Counted) -> tuple[tuple[str, InForce], ...]:
    held = dict.fromkeys(it.standard for it in _in_force(now))
    known = (name for name in held if name in now.frameworks.requirements)
    return tuple((name, in_force(calibrate_rows(now, name))) for name in known)


def _is_sure(judgement: Validation | Assessment) -> bool:
    return grade_of(judgement) == "confirmed"


def _is_positive(validation: Validation) -> bool:
    """Whether a validation that holds and that the school confirmed found something met, or all passed."""
    if validation.lapsed or not _is_sure(validation):
        return False
    return validation.overall == "passed" or any(it.verdict == "met" for it in validation.outcomes)


def _shows(portfolio: Portfolio, frameworks: Frameworks) -> list[Shows]:
    documents: tuple[Experience | Evidence, ...] = (*portfolio.experiences, *portfolio.evidence)
    claimed = {claim.competence for document in documents for claim in document.competences}
    names = (name for name in frameworks.competences if name in claimed and not frameworks.is_own(name))
    return [_shown(portfolio, name, frameworks) for name in names]


def _shown(portfolio: Portfolio, name: str, frameworks: Frameworks) -> Shows:
    experiences = by_start(naming(name, portfolio.experiences))[::-1]
    evidence = by_date(naming(name, portfolio.evidence))[::-1]
    said = ((it, rationale(it, name)) for it in (*evidence, *experiences))
    reason = next((Reason(it, text) for it, text in said if text), None)
    return Shows(name, experiences, evidence, confirmation(portfolio, name, frameworks), reason)


def _reach(portfolio: Portfolio) -> Reach:
    """The evidence that a statement on accessibility speaks of."""
    pieces = portfolio.evidence
    return Reach(
        pictures=tuple(piece for piece in pieces if piece.media == "image"),
        untranscribed=tuple(
            piece for piece in pieces if piece.media in {"audio", "video"} and not piece.transcript
        ),
        documents=tuple(piece for piece in pieces if piece.file and piece.file.lower().endswith(".pdf")),
    )


@dataclass(frozen=True)
class Tally:
    """The rule for numbers of people: ``of`` so many, ``named`` or not on the page a number leads to."""

    of: int
    smallest: int
    named: bool

    def tells(self, number: int) -> bool:
        """Whether a number may be published."""
        return self.named or all(it == 0 or it >= self.smallest for it in (number, self.of - number))


@dataclass(frozen=True)
class LearnerCell(Generic[Learner]):
    """The learners with a document in a cell. ``telling``: the number may be published."""

    phase: Phase
    learners: tuple[Learner, ...]
    telling: bool


@dataclass(frozen=True)
class CohortRow(Generic[Learner]):
    competence: str
    cells: tuple[LearnerCell[Learner], ...]

    @property
    def telling(self) -> bool:
        """Whether there is anything in it that may be published."""
        return any(cell.telling and cell.learners for cell in self.cells)


def cohort_rows(
    learners: Sequence[tuple[Learner, Mapping[str, Collection[Phase]]]],
    frameworks: Frameworks,
    tally: Tally,
) -> tuple[CohortRow[Learner], ...]:
    """The map over learners, each with the phases in which they have a document about a competence.

    A row for each competence that occurs, as the frameworks have them.
    """
    found: dict[str, dict[Phase, list[Learner]]] = {}
    for learner, competences in learners:
        for competence, phases in competences.items():
            row = found.setdefault(competence, {phase: [] for phase in PHASES})
            for phase in phases:
                row[phase].append(learner)
    return tuple(
        CohortRow(
            competence,
            tuple(
                LearnerCell(phase, tuple(who), tally.tells(len(who)))
                for phase, who in found[competence].items()
            ),
        )
        for competence in frameworks.competences
        if competence in found
    )


@dataclass(frozen=True)
class Showing(Generic[Learner]):
    """A competence with those who show it."""

    competence: str
    learners: tuple[Learner, ...]


def showing(
    learners: Sequence[tuple[Learner, Collection[str]]], frameworks: Frameworks, tally: Tally
) -> tuple[Showing[Learner], ...]:
    """Who shows each competence, as the frameworks have them; none of which the number may not be told."""
    found: dict[str, list[Learner]] = {}
    for learner, competences in learners:
        for name in competences:
            found.setdefault(name, []).append(learner)
    return tuple(
        Showing(name, tuple(found[name]))
        for name in frameworks.competences
        if name in found and tally.tells(len(found[name]))
    )
