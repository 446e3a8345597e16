"""Recognise (herkennen): what someone has learned, in which way, when, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import (
    LEARNING,
    STAGES,
    Cycle,
    Experience,
    Frameworks,
    Learning,
    Portfolio,
    Stage,
    leaves,
)
from generator.overviews.counted import Counted, counted, naming, new


@dataclass(frozen=True)
class Ring:
    """The experiences of one form of learning."""

    learning: Learning
    experiences: tuple[Experience, ...]


@dataclass(frozen=True)
class StageCount:
    stage: Stage
    experiences: tuple[Experience, ...]


@dataclass(frozen=True)
class RecogniseRow:
    """A competence with the experiences that show it, for each form of learning in the order of LEARNING."""

    competence: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class RecogniseChange:
    experiences: tuple[Experience, ...]
    competences: tuple[str, ...]


@dataclass(frozen=True)
class RecogniseOverview:
    rings: tuple[Ring, ...]
    stages: tuple[StageCount, ...]
    timeline: tuple[Experience, ...]
    rows: tuple[RecogniseRow, ...]
    unseen: tuple[str, ...]
    since: RecogniseChange | None


def recognise_overview(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> RecogniseOverview:
    """The Recognise overview of one cycle."""
    now = counted(portfolio, cycle, frameworks)
    return RecogniseOverview(
        rings=rings(now.experiences),
        stages=tuple(
            StageCount(stage, tuple(e for e in now.experiences if e.stage == stage)) for stage in STAGES
        ),
        timeline=now.experiences,
        rows=tuple(RecogniseRow(name, rings(naming(name, now.experiences))) for name in shown(now)),
        unseen=_unseen(now),
        since=recognise_change(now),
    )


def rings(experiences: tuple[Experience, ...]) -> tuple[Ring, ...]:
    return tuple(Ring(form, tuple(e for e in experiences if e.learning == form)) for form in LEARNING)


def shown(now: Counted) -> tuple[str, ...]:
    """The competences that an experience shows."""
    return now.in_order(name for experience in now.experiences for name in experience.claimed)


def recognise_change(now: Counted) -> RecogniseChange | None:
    if now.before is None:
        return None
    then = set(shown(now.before))
    return RecogniseChange(
        experiences=new(now.experiences, now.before.experiences),
        competences=tuple(name for name in shown(now) if name not in then),
    )


def _unseen(now: Counted) -> tuple[str, ...]:
    """Competences of the learner's own frameworks that no experience and no evidence names."""
    seen = {name for document in (*now.experiences, *now.evidence) for name in document.claimed}
    return tuple(
        name
        for framework in now.portfolio.profile.frameworks
        for competence in leaves(now.frameworks.by_id[framework].competences)
        if (name := f"{framework}:{competence.id}") not in seen
    )
