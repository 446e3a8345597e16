"""Value (waarderen): what someone knows and can do, who says so, and how good the evidence is."""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.model import Cycle, Evidence, Experience, Frameworks, Portfolio, Starrt
from generator.overviews.counted import Counted, counted, naming, new
from generator.overviews.spoken import Quote, others_sentence, own_sentence
from generator.overviews.views import VIEWS, Seen, View, latest, view_of
from generator.overviews.vraak import Criterion, vraak

STEPS = tuple(field.name for field in fields(Starrt))


@dataclass(frozen=True)
class ValueRow:
    """A competence: the last level of each view in the order of VIEWS, its evidence, and VRAAK.

    ``quote`` is what somebody else wrote of it, or else the learner.
    """

    competence: str
    seen: tuple[Seen | None, ...]
    evidence: tuple[Evidence, ...]
    vraak: tuple[Criterion, ...]
    quote: Quote | None


@dataclass(frozen=True)
class StarrtRow:
    """An experience and which of the six steps of its reflection are there, in the order of STEPS."""

    experience: Experience
    steps: tuple[bool, ...]


@dataclass(frozen=True)
class LevelChange:
    """A view on a competence that differs from the cycle before; ``before`` is None where there was none."""

    competence: str
    view: View
    before: Seen | None
    now: Seen


@dataclass(frozen=True)
class ValueChange:
    evidence: tuple[Evidence, ...]
    levels: tuple[LevelChange, ...]


@dataclass(frozen=True)
class ValueOverview:
    rows: tuple[ValueRow, ...]
    views: tuple[View, ...]
    """The views that have a column: the customer's only where a customer has given a level."""
    starrt: tuple[StarrtRow, ...]
    growth: tuple[LevelChange, ...]
    """Views that changed within this cycle: ``before`` is the first level given in it."""
    since: ValueChange | None


def value_overview(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> ValueOverview:
    """The Value overview of one cycle."""
    now = counted(portfolio, cycle, frameworks)
    rows = value_rows(now)
    customers = any(row.seen[VIEWS.index("customer")] for row in rows)
    return ValueOverview(
        rows=rows,
        views=VIEWS if customers else VIEWS[:-1],
        starrt=tuple(StarrtRow(experience, steps(experience)) for experience in now.experiences),
        growth=growth(now),
        since=value_change(now),
    )


def value_rows(now: Counted) -> tuple[ValueRow, ...]:
    scored = (score.competence for assessment in now.assessments for score in assessment.scores)
    named = (name for document in (*now.experiences, *now.evidence) for name in document.claimed)
    return tuple(
        ValueRow(
            competence=name,
            seen=tuple(latest(now, name, view) for view in VIEWS),
            evidence=naming(name, now.evidence),
            vraak=vraak(now, name),
            quote=others_sentence(now, name) or own_sentence(now, name),
        )
        for name in now.in_order([*scored, *named])
    )


def steps(experience: Experience) -> tuple[bool, ...]:
    return tuple(bool(getattr(experience.starrt, step)) for step in STEPS)


def growth(now: Counted) -> tuple[LevelChange, ...]:
    """Each view on a competence whose last level in this cycle is another than its first in it."""
    given = tuple(
        Seen(view_of(assessment, now.portfolio), score.competence, score.level, assessment, score.level_note)
        for assessment in now.in_cycle(now.assessments)  # oldest first
        for score in assessment.scores
    )
    first = {(seen.competence, seen.view): seen for seen in reversed(given)}
    last = {(seen.competence, seen.view): seen for seen in given}
    return tuple(
        LevelChange(name, view, first[name, view], last[name, view])
        for name in now.in_order(seen.competence for seen in given)
        for view in VIEWS
        if (name, view) in last and first[name, view].level != last[name, view].level
    )


def value_change(now: Counted) -> ValueChange | None:
    if now.before is None:
        return None
    then = {row.competence: row.seen for row in value_rows(now.before)}
    nothing = (None,) * len(VIEWS)
    return ValueChange(
        evidence=new(now.evidence, now.before.evidence),
        levels=tuple(
            LevelChange(row.competence, seen.view, before, seen)
            for row in value_rows(now)
            for before, seen in zip(then.get(row.competence, nothing), row.seen, strict=True)
            if seen and (before is None or before.level != seen.level)
        ),
    )
