"""The desk on a day: who there is, in which lists, and what has been done by month."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.desk.known import Dated
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
class DeskCohort:
    """A cohort on the desk; ``folder`` is its own below the docs folder, ``""`` if there are no others."""

    folder: str
    title: str
    looks: LookedAt


@dataclass(frozen=True)
class Desk:
    """``site`` is what the site is called, ``title`` what stands above it; ``docs`` the folder's name."""

    site: str
    title: str
    docs: str
    language: str
    day: datetime.date
    cohorts: tuple[DeskCohort, ...]

    @cached_property
    def rows(self) -> tuple[LearnerOnDay, ...]:
        """Everybody, by name."""

        def name(row: LearnerOnDay) -> tuple[object, str]:
            return collated(row.known.called, self.language), row.folder

        rows = (LearnerOnDay(it, self.day, of.folder) for of in self.cohorts for it in of.looks.learners)
        return tuple(sorted(rows, key=name))

    @property
    def withdrawn(self) -> int:
        """How many have taken back their consent."""
        return sum(of.looks.withdrawn for of in self.cohorts)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each cohort is called, by its folder; which of them, where two are called the same."""
        times = Counter(of.title for of in self.cohorts)
        return {
            of.folder: f"{of.title} ({of.folder})" if times[of.title] > 1 else of.title for of in self.cohorts
        }

    @cached_property
    def lists(self) -> dict[str, tuple[List, list[LearnerOnDay]]]:
        """Each list with its learners, by the name of its file."""
        return {it.file: (it, it.rows(self.rows)) for it in LISTS}

    @cached_property
    def by_folder(self) -> dict[str, LearnerOnDay]:
        return {row.folder: row for row in self.rows}

    def months(self, rows: Iterable[LearnerOnDay]) -> tuple[Month, ...]:
        """The last twelve months, the oldest first. What has no month is not counted."""
        done: dict[str, list[tuple[str, Dated]]] = {name: [] for name in _months(self.day)}
        for row in rows:
            for it in row.known.documents:
                if it.on[:7] in done and it.on <= self.day.isoformat():
                    done[it.on[:7]].append((row.folder, it))
        return tuple(_month(name, found) for name, found in done.items())


def _months(day: datetime.date) -> Iterator[str]:
    for back in reversed(range(_MONTHS)):
        years, month = divmod(day.year * 12 + day.month - 1 - back, 12)
        yield f"{years:04}-{month + 1:02}"


def _month(name: str, found: list[tuple[str, Dated]]) -> Month:
    phases = Counter(it.phase for _, it in found)
    return Month(name, len({folder for folder, _ in found}), tuple(phases[phase] for phase in PHASES))
