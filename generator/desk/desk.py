"""The desk of one cohort on a day: who there is, in which lists, and what has been done by month."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.desk.known import Dated, Known
from generator.desk.lists import LISTS, LearnerOnDay, List
from generator.desk.looking import LookedAt
from generator.model import PHASES
from generator.writing.collation import collated

_MONTHS = 12


@dataclass(frozen=True)
class Month:
    """``active``: how many learners did something; ``done``: how much, in the order of PHASES."""

    name: str
    active: int
    done: tuple[int, ...]


@dataclass(frozen=True)
class Desk:
    """``site`` is what the site is called, ``title`` the cohort; ``docs`` the name of its folder."""

    site: str
    title: str
    docs: str
    language: str
    day: datetime.date
    looks: LookedAt

    @cached_property
    def rows(self) -> tuple[LearnerOnDay, ...]:
        """Everybody, by name."""

        def name(known: Known) -> tuple[object, str]:
            return collated(known.called, self.language), known.slug

        return tuple(LearnerOnDay(known, self.day) for known in sorted(self.looks.learners, key=name))

    @cached_property
    def lists(self) -> dict[str, tuple[List, list[LearnerOnDay]]]:
        """Each list with its learners, by the name of its file."""
        return {it.file: (it, it.rows(self.rows)) for it in LISTS}

    @cached_property
    def by_slug(self) -> dict[str, LearnerOnDay]:
        return {row.known.slug: row for row in self.rows}

    def months(self) -> tuple[Month, ...]:
        """The last twelve months, the oldest first. What has no month is not counted."""
        done: dict[str, list[tuple[str, Dated]]] = {name: [] for name in _months(self.day)}
        for row in self.rows:
            for it in row.known.documents:
                if it.on[:7] in done and it.on <= self.day.isoformat():
                    done[it.on[:7]].append((row.known.slug, it))
        return tuple(_month(name, found) for name, found in done.items())


def _months(day: datetime.date) -> Iterator[str]:
    for back in reversed(range(_MONTHS)):
        years, month = divmod(day.year * 12 + day.month - 1 - back, 12)
        yield f"{years:04}-{month + 1:02}"


def _month(name: str, found: list[tuple[str, Dated]]) -> Month:
    phases = Counter(it.phase for _, it in found)
    return Month(name, len({slug for slug, _ in found}), tuple(phases[phase] for phase in PHASES))
