"""Which kinds of document somebody can be asked about, and what of each goes along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from generator.model import Claim, Date, Dialogue, Evidence, Experience, Goal, Kind, Portfolio, Starrt
from generator.model.kinds import KIND
from generator.reading.schemas import field

Work = Experience | Evidence | Dialogue | Goal
Part = tuple[str, str]
"""What a field is called, as a msgid, and what stands there."""


@dataclass(frozen=True)
class Askable:
    """A kind that can be asked about. ``date`` is the field with its day, empty where it has none."""

    kind: Kind
    date: str
    parts: Callable[[Any], Iterator[Part]]

    @property
    def folder(self) -> str:
        return self.kind.folder


def _said(kind: str, path: tuple[str | int, ...], text: str | None) -> Iterator[Part]:
    if text:
        yield str(field(kind, path)["title"]), text


def _of_experience(work: Experience) -> Iterator[Part]:
    for each in fields(Starrt):
        yield from _said("experience", ("starrt", each.name), getattr(work.starrt, each.name))


def _of_evidence(work: Evidence) -> Iterator[Part]:
    for name in ("contribution", "transcript", "url"):
        yield from _said("evidence", (name,), getattr(work, name))


def _of_dialogue(work: Dialogue) -> Iterator[Part]:
    """What was agreed; not what others said, for they said it to nobody else."""
    if work.agreements:
        for name in ("form", "content", "meaning"):
            yield from _said("dialogue", ("agreements", name), getattr(work.agreements, name))
    yield from _said("dialogue", ("next_steps",), "\n".join(work.next_steps))


def _of_goal(work: Goal) -> Iterator[Part]:
    for name in ("subject", "support", "result"):
        yield from _said("goal", (name,), getattr(work, name))
    yield from _said("goal", ("activities",), "\n".join(each.title for each in work.activities))


ASKABLE: Mapping[type, Askable] = MappingProxyType(
    {
        KIND[name].model: Askable(KIND[name], date, parts)
        for name, date, parts in (
            ("experience", "start", _of_experience),
            ("evidence", "date", _of_evidence),
            ("dialogue", "date", _of_dialogue),
            ("goal", "", _of_goal),
        )
    }
)
"""The kinds that may be asked about, by their class."""


def works_of(portfolio: Portfolio) -> dict[str, Work]:
    """What can be asked about in a portfolio, as folder/slug."""
    known = ((each, ASKABLE[type(each)]) for each in portfolio.documents() if type(each) in ASKABLE)
    return {f"{askable.folder}/{each.slug}": each for each, askable in known}  # type: ignore[misc]  # of these classes


def can_ask_about(kind: str) -> bool:
    return any(each.kind.name == kind for each in ASKABLE.values())


def date_of(work: Work) -> Date | None:
    """The day of a piece, if its kind has one."""
    name = ASKABLE[type(work)].date
    return getattr(work, name) if name else None


def claims_of(work: Work) -> tuple[Claim, ...]:
    """The competences that a piece shows, or that a goal is about."""
    if isinstance(work, Goal):
        return (Claim(competence=work.competence, level=work.level),) if work.competence else ()
    return () if isinstance(work, Dialogue) else work.competences


def offered_of(work: Work) -> tuple[str, ...]:
    """The competences of which somebody can say how far it is shown: a goal shows nothing yet."""
    return () if isinstance(work, Goal) else tuple(each.competence for each in claims_of(work))
