"""Where a desk stands: a docs folder, one of its cohorts, and a day."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.archive_validity import discover
from generator.building.discovery import Discovered
from generator.building.learners import Progress
from generator.building.pool import cores
from generator.desk.desk import Desk, DeskCohort
from generator.desk.looking import LookedAt, desk_contexts, forget, looked
from generator.desk.requests import open_requests
from generator.reading.layout import read_layout
from generator.reading.noted import Noted


class BrokenError(Exception):
    """What the school itself wrote cannot be read, so that nobody knows which names are hidden."""

    def __init__(self, noted: Noted) -> None:
        super().__init__()
        self.noted = noted


@dataclass(frozen=True)
class DeskPlace:
    """``docs`` is the folder with everybody, ``within`` the cohort meant, ``""`` for all there are.

    ``home`` is the folder around the docs, beside which is kept what is known.
    """

    docs: Path
    home: Path
    within: str
    site: str
    language: str
    day: datetime.date

    def desk(self, jobs: int = 0, progress: Progress = lambda *_: None) -> Desk:
        """Everybody as they are now; ``jobs`` are processes, as many as there are cores if none is said.

        Raises BrokenError.
        """
        layout = read_layout(self.docs)
        if layout.broken:
            raise BrokenError(layout.noted)
        jobs = jobs or cores()
        everybody = discover(desk_contexts(layout, self.home, self.day), jobs).cohorts
        meant = [of for of in everybody if self.within in {"", _folder(of)}]
        seen = zip(meant, looked(meant, jobs, progress), strict=True)
        cohorts = tuple(self._cohort(of, looks) for of, looks in seen)
        forget(everybody)
        title = cohorts[0].title if len(cohorts) == 1 else self.site
        return Desk(self.site, title, self.docs.name, self.language, self.day, cohorts)

    def _cohort(self, of: Discovered, looks: LookedAt) -> DeskCohort:
        """With the requests that lie beside the site: they are no part of a learner's folder."""
        docs, cohort = of.context.docs, of.context.school.cohort
        known = (replace(it, requests=open_requests(self.home, docs, it.slug)) for it in looks.learners)
        title = cohort.title.in_language(self.language) if cohort else self.site
        return DeskCohort(_folder(of), title, replace(looks, learners=tuple(known)))

    def state(self) -> frozenset[tuple[str, int, int]]:
        """What changes when a file does."""
        return frozenset(_files(str(self.docs)))


def _folder(of: Discovered) -> str:
    return of.context.prefix.rstrip("/")


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            stat = entry.stat(follow_symlinks=False)
            yield entry.path, stat.st_mtime_ns, stat.st_size
