"""All learners of a site: looked at, told of, and written into one folder as they are made."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from generator.building.learners import Part, Task, learners_part
from generator.building.made import Made
from generator.building.survey import Found, Glance, Survey, Verdict, found, glance
from generator.building.workers import DiedError, done
from generator.gate import HiddenNames, Reason
from generator.media.shelf import Shelf
from generator.publishing.scan import Leak
from generator.reading.files import learner_folders
from generator.reading.read import Noted, shelf_of, together
from generator.writing.summary import Summary

Progress = Callable[[int, int, int], None]
"""Told after each learner: how many are done, of how many, and how many of them were not made anew."""


@dataclass(frozen=True)
class Surveyed:
    """All learners at first sight, and the survey with the names that must not be told."""

    survey: Survey
    glances: tuple[Glance, ...]

    @property
    def shown(self) -> int:
        """How many learners may be seen, as far as their profiles say."""
        return sum(not each.withheld for each in self.glances)


def surveyed(survey: Survey, jobs: int = 1) -> Surveyed:
    """Look at every learner's profile."""
    names = list(learner_folders(survey.docs))
    seen = [
        Glance(name, withheld=True) if isinstance(each, DiedError) else each
        for name, each in done(_Glancing(survey), names, jobs)
    ]
    hidden = HiddenNames.of({each.name: each.hidden for each in seen if each.hidden})
    viewing = replace(survey.viewing, hidden=hidden)
    return Surveyed(replace(survey, viewing=viewing), tuple(seen))


@dataclass
class Told:
    """What is told of learners: of their documents, of whom nothing is published, and who could not be
    looked at because a process died over them."""

    parts: list[Noted] = field(default_factory=list)
    withheld: list[tuple[str, Reason]] = field(default_factory=list)
    died: list[str] = field(default_factory=list)
    portfolios: int = 0
    """How many could be read."""
    published: int = 0

    def add(self, name: str, noted: Noted, verdict: Verdict) -> None:
        self.parts.append(noted)
        if verdict.reason:
            self.withheld.append((name, verdict.reason))
        self.portfolios += noted.sound > 0
        self.published += bool(verdict.published)

    def add_told(self, others: Told) -> None:
        self.parts += others.parts
        self.withheld += others.withheld
        self.died += others.died
        self.portfolios += others.portfolios
        self.published += others.published

    def noted(self, school: Noted) -> Noted:
        return together((school, *self.parts))


def told(of: Surveyed, jobs: int = 1) -> Told:
    """Read every folder that must be read, and make nothing."""
    heard = Told()
    for seen, it in done(_Checking(of.survey), of.glances, jobs):
        if isinstance(it, DiedError):
            heard.died.append(seen.name)
        else:
            heard.add(seen.name, it.noted, it.verdict)
    return heard


@dataclass
class Written:
    """What was written, and what is told of it.

    ``files`` are those that were looked over, ``pages`` addresses with their newest dates, ``entries`` the
    names of what this build used of the cache, and ``media`` what it used of the shelf, at ``addresses``.
    A learner in whose part something leaks is not written.
    """

    told: Told = field(default_factory=Told)
    summaries: list[Summary] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    pages: list[tuple[str, datetime.date | None]] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)
    media: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    leaks: list[Leak] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    made: int = 0
    reused: int = 0
    damaged: int = 0

    def add(self, part: Part) -> None:
        self.told.add(part.name, part.noted, part.verdict)
        self.damaged += part.damaged
        self.leaks += part.leaks
        if part.leaks:
            self.left_out.append(part.name)
            return
        self.entries.update(part.entries)
        if part.made:
            self.reused += part.reused
            self.made += not part.reused
            self.add_made(part.made)

    def add_made(self, made: Made) -> None:
        self.files.update(made.files)
        self.pages += made.pages
        self.media.update(each.source for each in made.media)
        self.addresses.update(each.address for each in made.media)
        if made.summary:
            self.summaries.append(made.summary)


def write_learners(
    task: Task,
    glances: tuple[Glance, ...],
    folder: Path,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    stop: Callable[[Noted], bool] = lambda _: False,
) -> Written:
    """Write all learners' files below ``folder``. Raises OSError on a full disk.

    When what is told of a learner is a reason to ``stop``, the rest is looked at and not made.
    """
    written = Written()
    for number, (seen, part) in enumerate(done(_Making(task, folder), glances, jobs), 1):
        if isinstance(part, DiedError):
            written.told.died.append(seen.name)
            continue
        written.add(part)
        progress(number, len(glances), written.reused)
        if stop(part.noted):
            written.told.add_told(told(Surveyed(task.survey, glances[number:]), jobs))
            break
    return written


def write(made: Made, folder: Path, shelf: Shelf) -> None:
    """Files and copies of files below a folder."""
    for path, content in made.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for media in made.media:
        goal = folder / media.address
        goal.parent.mkdir(parents=True, exist_ok=True)
        shelf.copy(media.source, goal)


# What a process does with each learner -----------------------------------------------------------


@dataclass(frozen=True)
class _Glancing:
    survey: Survey

    def __call__(self, name: str) -> Glance:
        return glance(self.survey, name)


@dataclass(frozen=True)
class _Checking:
    survey: Survey

    def __call__(self, seen: Glance) -> Found:
        return replace(found(self.survey, seen, _shelf(self.survey.docs)), review=None)


@dataclass(frozen=True)
class _Making:
    """Writes a learner's files, unless something leaks, and gives back their names only."""

    task: Task
    folder: Path

    def __call__(self, seen: Glance) -> Part:
        shelf = _shelf(self.task.survey.docs)
        part = learners_part(self.task, seen, shelf)
        if part.made is None or part.leaks:
            return replace(part, made=None)
        write(part.made, self.folder, shelf)
        return replace(part, made=replace(part.made, files=dict.fromkeys(part.made.files, b"")))


@cache
def _shelf(docs: Path) -> Shelf:
    """One for each process, for it may begin another to read pictures."""
    return shelf_of(docs)
