"""The lists of the desk: everybody, or those for whom one thing holds, each in the order that helps."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.desk.known import Dated, Known, last_of
from generator.desk.waits import REASONS, Waiting, waiting
from generator.languages import _
from generator.model import PHASES, Date


@dataclass(frozen=True)
class LearnerOnDay:
    """A learner on a day; ``cohort`` is the folder of theirs, if there are several."""

    known: Known
    day: datetime.date
    cohort: str = ""

    @property
    def folder(self) -> str:
        """Below the docs folder."""
        return f"{self.cohort}/{self.known.slug}".lstrip("/")

    @cached_property
    def waits(self) -> tuple[Waiting, ...]:
        return waiting(self.known, self.day)

    @cached_property
    def last(self) -> Dated | None:
        """What was last done."""
        return last_of(self.known, self.day)

    @property
    def quiet_since(self) -> datetime.date:
        return Date(self.last.on).first if self.last else datetime.date.min

    def of(self, reason: str) -> tuple[Waiting, ...]:
        return tuple(it for it in self.waits if it.reason == reason)


@dataclass(frozen=True)
class List:
    """A page of the desk: ``title`` and ``told`` are msgids; ``group`` is where it stands among others."""

    name: str
    group: str
    title: str
    told: str
    has: Callable[[LearnerOnDay], bool]
    order: Callable[[LearnerOnDay], Any]

    @property
    def file(self) -> str:
        return self.name or "index"

    def rows(self, rows: Iterable[LearnerOnDay]) -> list[LearnerOnDay]:
        """Those for whom it holds, in its order; where that says nothing, as they came."""
        return sorted(filter(self.has, rows), key=self.order)


def _everybody(_row: LearnerOnDay) -> bool:
    return True


def _no_order(_row: LearnerOnDay) -> int:
    return 0


def _quiet(row: LearnerOnDay) -> datetime.date:
    return row.quiet_since


_TITLES = {
    "faults": _("Fault in a file"),
    "request": _("Request without an answer"),
    "question": _("Question without a goal"),
    "activity": _("Activity past its last day"),
    "validation": _("Validation that ends"),
    "consent": _("Consent that ends, or is missing"),
}
_PHASE_TITLES = {
    "recognise": _("Recognise"),
    "value": _("Value"),
    "calibrate": _("Calibrate"),
    "develop": _("Develop"),
}
_QUIET_FIRST = _("Longest without anything new first.")


def _ends(row: LearnerOnDay) -> list[str]:
    """The days on which consent or a validation ends, or has ended."""
    return [it.on for it in row.waits if it.reason in {"validation", "consent"} and it.on]


def _waiting_for(reason: str) -> List:
    def soonest(row: LearnerOnDay) -> str:
        return min((it.on for it in row.of(reason)), default="")

    told = _("The earliest date first.")
    return List(f"waits-{reason}", "waits", _TITLES[reason], told, lambda row: bool(row.of(reason)), soonest)


def _in_phase(phase: str, title: str) -> List:
    def has(row: LearnerOnDay) -> bool:
        return row.known.phase == phase

    return List(f"phase-{phase or 'none'}", "phases", title, _QUIET_FIRST, has, _quiet)


LISTS: tuple[List, ...] = (
    List("", "all", _("By name"), _("By name."), _everybody, _no_order),
    List("quiet", "all", _("Longest quiet"), _QUIET_FIRST, _everybody, _quiet),
    List(
        "behind",
        "all",
        _("Least far"),
        _("Fewest steps of this cycle first."),
        _everybody,
        lambda row: (row.known.cycle, row.known.taken),
    ),
    List(
        "waits",
        "waits",
        _("All that waits"),
        _("Most to talk about first."),
        lambda row: bool(row.waits),
        lambda row: -len(row.waits),
    ),
    List(
        "ends",
        "waits",
        _("What ends"),
        _("The earliest date first."),
        lambda row: bool(_ends(row)),
        lambda row: min(_ends(row)),
    ),
    *map(_waiting_for, REASONS),
    *(_in_phase(phase, _PHASE_TITLES[phase]) for phase in PHASES),
    _in_phase("", _("No cycle yet")),
)
"""All there are, in the order in which they are offered."""
