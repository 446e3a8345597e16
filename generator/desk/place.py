"""Where a desk stands: a docs folder, one of its cohorts, and a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.archive_validity import discover
from generator.building.context import ReadContext
from generator.building.pool import cores
from generator.building.review import Viewing
from generator.desk.desk import Desk
from generator.desk.looking import LookedAt, desk_cache, forget, looked
from generator.desk.requests import open_requests
from generator.gate.hidden_names import HiddenNames
from generator.reading.layout import Layout, read_layout
from generator.reading.noted import Noted


class BrokenError(Exception):
    """What the school itself wrote cannot be read, so that nobody knows which names are hidden."""

    def __init__(self, noted: Noted) -> None:
        super().__init__()
        self.noted = noted


@dataclass(frozen=True)
class DeskPlace:
    """``docs`` is the folder with everybody, ``within`` the cohort meant, ``""`` if there are no others.

    ``home`` is the folder around the docs, beside which is kept what is known.
    """

    docs: Path
    home: Path
    within: str
    site: str
    language: str
    day: datetime.date

    def desk(self, jobs: int = 0) -> Desk:
        """Everybody as they are now; ``jobs`` are processes, as many as there are cores if none is said.

        Raises BrokenError.
        """
        layout = read_layout(self.docs)
        if layout.broken:
            raise BrokenError(layout.noted)
        jobs = jobs or cores()
        cohorts = discover(self._contexts(layout), jobs).cohorts
        found = next(of for of in cohorts if of.context.prefix.rstrip("/") == self.within)
        looks = self._with_requests(looked(found, jobs), found.context.docs)
        forget(cohorts)
        cohort = found.context.school.cohort
        title = cohort.title.in_language(self.language) if cohort else self.site
        return Desk(
            self.site, title, f"{self.docs.name}/{self.within}".rstrip("/"), self.language, self.day, looks
        )

    def _with_requests(self, looks: LookedAt, docs: Path) -> LookedAt:
        """With what lies beside the site: it is no part of a learner's folder."""
        known = (replace(it, requests=open_requests(self.home, docs, it.slug)) for it in looks.learners)
        return replace(looks, learners=tuple(known))

    def _contexts(self, layout: Layout) -> tuple[ReadContext, ...]:
        """As for a site that the cohort may see; pages that were archived say nothing of states."""
        viewing, cache = Viewing("cohort", self.day, HiddenNames()), desk_cache(self.home)
        return tuple(
            ReadContext(group.docs.resolve(), group.school, viewing, cache, group.prefix, archives=False)
            for group in layout.groups
        )

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """What changes when a file does."""
        files = ((str(file), file.stat()) for file in sorted(self.docs.rglob("*")) if file.is_file())
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in files)
