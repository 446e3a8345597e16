"""All learners of a site: looked at, told of, and written into one folder as they are made."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from posixpath import normpath

from generator.building.learners import Part, Task, kept_part, learners_part
from generator.building.names import Doubts, claims_of, doubts_of, noted_names
from generator.building.placing import Place, noted, placed, resting
from generator.building.stamps import Stamps, sources_of, stamp
from generator.building.survey import (
    Found,
    Glance,
    Survey,
    Verdict,
    died_over,
    found,
    glance,
    held,
    noted_of,
    recalled,
)
from generator.building.workers import DiedError, done
from generator.gate.claims import SchoolWords, hidden_names
from generator.gate.consent import Reason
from generator.gate.hidden_names import HiddenNames
from generator.media.shelf import Shelf
from generator.problems import problem
from generator.publishing.manifest import folders_of
from generator.publishing.scan import Leak
from generator.reading.files import learner_folders
from generator.reading.read import Noted, shelf_of, together
from generator.writing.summary import Summary

Progress = Callable[[int, int, int], None]
"""Told after each learner: how many are done, of how many, and how many of them were not made anew."""


@dataclass(frozen=True)
class Surveyed:
    """All learners at first sight, and the survey with the names that must not be told.

    ``noted`` is what is told of them beside each other.
    """

    survey: Survey
    glances: tuple[Glance, ...]
    noted: Noted = field(default_factory=Noted)

    @property
    def shown(self) -> int:
        """How many learners may be seen, as far as their profiles say."""
        return sum(not each.withheld for each in self.glances)


def surveyed(survey: Survey, jobs: int = 1) -> Surveyed:
    """Look at every learner's profile."""
    return with_names([(survey, glances_of(survey, jobs))])[0]


def with_names(seen: Sequence[tuple[Survey, tuple[Glance, ...]]]) -> tuple[Surveyed, ...]:
    """Learners of several folders, at first sight: a name that one of them hides is told in none."""
    claims = [claim for survey, glances in seen for claim in claims_of(survey, glances)]
    schools = [survey.school for survey, _ in seen]
    words = SchoolWords(tuple((it.cohort, it.programme, it.frameworks.all) for it in schools))
    hidden, doubts = hidden_names(claims, words), doubts_of(claims, words)
    return tuple(_with_names(survey, glances, hidden, doubts) for survey, glances in seen)


def glances_of(survey: Survey, jobs: int = 1) -> tuple[Glance, ...]:
    """Look at every learner's profile in a folder. What nobody has touched since is not looked into."""
    names = list(learner_folders(survey.docs))
    stamps = Stamps.kept(survey.cache, sources_of(survey.within)) if survey.cache else None
    found = {name: stamp(survey.docs / name) for name in names} if stamps else {}
    sources = {name: stamps.content(found[name]) or "" for name in names} if stamps else {}
    recall = {name: recalled(survey, name, source) for name, source in sources.items() if source}
    seen = {name: each for name, each in recall.items() if each}
    rest = [(name, sources.get(name, "")) for name in names if name not in seen]
    for (name, _), it in done(_Glancing(survey), rest, jobs):
        seen[name] = died_over(survey, name) if isinstance(it, DiedError) else it
    if survey.cache and stamps:
        for name, each in seen.items():
            stamps.note(found[name] if each.source else "", each.source)
        stamps.keep(survey.cache)
    return tuple(seen[name] for name in names)


def _with_names(survey: Survey, glances: tuple[Glance, ...], hidden: HiddenNames, doubts: Doubts) -> Surveyed:
    """Learners of this folder by their folders, as their portfolios have them; others by where they lie."""
    viewing = replace(survey.viewing, hidden=hidden.within(survey.within))
    return Surveyed(replace(survey, viewing=viewing), glances, noted_names(survey, glances, doubts))


@dataclass
class Told:
    """What is told of learners: of their documents, of whom nothing is published, and over whom a process
    died, so that they are left out."""

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

    def add_died(self, name: str) -> None:
        self.parts.append(_noted_death(name))
        self.died.append(name)

    def add_told(self, others: Told) -> None:
        self.parts += others.parts
        self.withheld += others.withheld
        self.died += others.died
        self.portfolios += others.portfolios
        self.published += others.published

    def noted(self, school: Noted) -> Noted:
        return together((school, *self.parts))

    def within(self, folder: str) -> Told:
        """The same of learners in a folder of the docs folder, ``folder`` ending in ``/`` or empty."""
        return replace(
            self,
            parts=[noted.within(folder) for noted in self.parts] if folder else self.parts,
            withheld=[(f"{folder}{name}", reason) for name, reason in self.withheld],
            died=[f"{folder}{name}" for name in self.died],
        )


def told(of: Surveyed, jobs: int = 1) -> Told:
    """Read every folder that must be read, and make nothing."""
    found: dict[str, Found | DiedError] = {}
    for seen in of.glances:
        if seen.died:
            found[seen.name] = DiedError()
        elif verdict := held(of.survey, seen):
            found[seen.name] = Found(verdict, noted_of(verdict))
    rest = [seen for seen in of.glances if seen.name not in found]
    found.update((seen.name, it) for seen, it in done(_Checking(of.survey), rest, jobs))
    heard = Told([of.noted])
    for name in (seen.name for seen in of.glances):
        if isinstance(it := found[name], Found):
            heard.add(name, it.noted, it.verdict)
        else:
            heard.add_died(name)
    return heard


@dataclass
class Written:
    """What was written, and what is told of it.

    ``files`` has the SHA-256 of each by its path, ``pages`` addresses with their newest dates, ``entries``
    the names of what this build used of the cache, and ``media`` what it used of the shelf. A learner in
    whose part something leaks is not written.
    """

    told: Told = field(default_factory=Told)
    summaries: list[Summary] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    pages: list[tuple[str, datetime.date | None]] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)
    media: set[str] = field(default_factory=set)
    leaks: list[Leak] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    made: int = 0
    reused: int = 0
    damaged: int = 0
    whole: dict[str, str] = field(default_factory=dict)
    """Folders in which there is nothing but files of ours, and the fingerprint of what is in each as stamps
    know it."""
    learners: set[str] = field(default_factory=set)
    """Of these folders, those of learners."""
    resting: set[str] = field(default_factory=set)
    """Of these folders, those that are not written but on the live site."""
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    """What was found of each learner."""

    def changed(self, paths: Iterable[str]) -> None:
        """Somebody has written other things in some files since."""
        for path in paths:
            self.files.pop(path, None)
            for folder in folders_of(path):
                self.whole.pop(folder, None)
        self.resting &= self.whole.keys()

    def within(self, folder: str) -> Written:
        """The same of what was written in a folder of the site, ``folder`` ending in ``/`` or empty."""
        if not folder:
            return self
        return replace(
            self,
            told=self.told.within(folder),
            files={f"{folder}{path}": digest for path, digest in self.files.items()},
            pages=[(f"{folder}{address}", updated) for address, updated in self.pages],
            leaks=[leak_within(leak, folder) for leak in self.leaks],
            left_out=[f"{folder}{name}" for name in self.left_out],
            whole={f"{folder}{name}".rstrip("/"): content for name, content in self.whole.items()},
            learners={f"{folder}{name}".rstrip("/") for name in self.learners},
            resting={f"{folder}{name}".rstrip("/") for name in self.resting},
            verdicts={f"{folder}{name}": verdict for name, verdict in self.verdicts.items()},
        )

    def add_written(self, others: Written) -> None:
        self.told.add_told(others.told)
        self.summaries += others.summaries
        self.files |= others.files
        self.pages += others.pages
        self.entries |= others.entries
        self.media |= others.media
        self.leaks += others.leaks
        self.left_out += others.left_out
        self.made += others.made
        self.reused += others.reused
        self.damaged += others.damaged
        self.whole |= others.whole
        self.learners |= others.learners
        self.resting |= others.resting
        self.verdicts |= others.verdicts

    def add(self, part: Part) -> None:
        self.told.add(part.name, part.noted, part.verdict)
        self.verdicts[part.name] = part.verdict
        self.damaged += part.damaged
        self.leaks += part.leaks
        if part.leaks:
            self.left_out.append(part.name)
            return
        self.entries.update(part.entries)
        if part.made:
            self.reused += part.reused
            self.made += not part.reused
            self.files.update(part.made.digests)
            if part.own:
                self.whole[part.own] = part.made.content
                self.learners.add(part.own)
            if part.resting:
                self.resting.add(part.own)
            self.pages += part.made.pages
            self.media.update(each.source for each in part.made.media)
            if part.made.summary:
                self.summaries.append(part.made.summary)


def leak_within(leak: Leak, folder: str) -> Leak:
    """A leak in a folder; one beside the folder has a path that leads out of it."""
    source = f"{folder}{leak.source}" if leak.source else ""
    return replace(leak, path=normpath(f"{folder}{leak.path}"), source=source)


def write_learners(
    task: Task,
    glances: tuple[Glance, ...],
    place: Place,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    stop: Callable[[Noted], bool] = lambda _: False,
) -> Written:
    """Write all learners' files. Raises OSError on a full disk.

    When what is told of a learner is a reason to ``stop``, the rest is looked at and not made.
    """
    parts = _untouched_parts(task, glances, place)
    rest = [seen for seen in glances if seen.name not in parts]
    untouched, reused = len(parts), sum(part.reused for part in parts.values() if isinstance(part, Part))
    unmade = Told()
    making, clear = _Making(task, replace(place, stamps=None)), _Clearing.of(place.folder)
    for number, (seen, part) in enumerate(done(making, rest, jobs, clear), 1):
        parts[seen.name] = part
        if isinstance(part, Part):
            _note(part, place)
            reused += part.reused
        progress(untouched + number, len(glances), reused)
        if stop(_told_of(seen.name, part)):
            unmade = told(Surveyed(task.survey, tuple(rest[number:])), jobs)
            break
    written = Written()
    _add(written, [(seen.name, parts[seen.name]) for seen in glances if seen.name in parts])
    written.told.add_told(unmade)
    return written


def _note(part: Part, place: Place) -> None:
    """Note what is now in a learner's folder."""
    if part.made:
        on = replace(place, folder=place.live) if part.resting and place.live else place
        noted(part.made, on, part.own)


def _told_of(name: str, part: Part | DiedError) -> Noted:
    return _noted_death(name) if isinstance(part, DiedError) else part.noted


def _noted_death(name: str) -> Noted:
    return Noted((problem(f"{name}/profile.md", "computer-gave-up"),))


def _add(written: Written, parts: Iterable[tuple[str, Part | DiedError]]) -> None:
    for name, part in parts:
        if isinstance(part, DiedError):
            written.told.add_died(name)
        else:
            written.add(part)


def _untouched_parts(task: Task, glances: tuple[Glance, ...], place: Place) -> dict[str, Part | DiedError]:
    """The parts that an earlier build left on a site and that are still what would be made, by learner."""
    found: dict[str, Part | DiedError] = {}
    for seen in glances:
        if seen.died:
            found[seen.name] = DiedError()
        elif (part := kept_part(task, seen)) and (there := _untouched(part, place)):
            found[seen.name] = there
    return found


def _untouched(part: Part, place: Place) -> Part | None:
    """A part of which nothing need be written."""
    if part.made is None:
        return part
    if _is_shared(part, place):
        return None
    if there := resting(part.made, place, part.own):
        return replace(_in_place(part, there), resting=True)
    return None


def _is_shared(part: Part, place: Place) -> bool:
    """Whether somebody else has put something into the learner's folder: it is not ours alone then."""
    return bool(part.own) and (place.folder / part.own).exists()


def _in_place(part: Part, digests: dict[str, str]) -> Part:
    """A part that has been put in its place: of its files the names are left."""
    return replace(part, made=replace(part.made, files={}, digests=digests) if part.made else None)


def _put_in_place(part: Part, place: Place, shelf: Shelf) -> Part:
    """Put a part in its place, unless something leaks. What was made before may be on the live site."""
    if part.made is None or part.leaks:
        return replace(part, made=None)
    own = "" if _is_shared(part, place) else part.own
    if part.reused and (there := resting(part.made, place, own)):
        return replace(_in_place(part, there), resting=True)
    return replace(_in_place(part, placed(part.made, place.folder, shelf)), own=own)


# What a process does with each thing --------------------------------------------------------------


@dataclass(frozen=True)
class _Glancing:
    survey: Survey

    def __call__(self, folder: tuple[str, str]) -> Glance:
        return glance(self.survey, *folder)


@dataclass(frozen=True)
class _Checking:
    survey: Survey

    def __call__(self, seen: Glance) -> Found:
        return replace(found(self.survey, seen, shelf_of_process(self.survey.home)), review=None)


@dataclass(frozen=True)
class _Making:
    """Puts a learner's files in their place, unless something leaks, and gives back their names only."""

    task: Task
    place: Place

    def __call__(self, seen: Glance) -> Part:
        with suppress(FileNotFoundError):  # another build of these documents may just have forgotten a file
            return self._part(seen)
        if not self.task.is_whole_site:
            shutil.rmtree(self.place.folder / seen.name, ignore_errors=True)
        return self._part(seen)

    def _part(self, seen: Glance) -> Part:
        shelf = shelf_of_process(self.task.survey.home)
        return _put_in_place(learners_part(self.task, seen, shelf), self.place, shelf)


@dataclass(frozen=True)
class _Clearing:
    """Removes what a process that died may have left of a learner, but what was there before them."""

    folder: Path
    before: frozenset[str]

    @classmethod
    def of(cls, folder: Path) -> _Clearing:
        return cls(
            folder, frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()
        )

    def __call__(self, seen: Glance) -> None:
        if seen.name not in self.before:
            shutil.rmtree(self.folder / seen.name, ignore_errors=True)


@cache
def shelf_of_process(docs: Path) -> Shelf:
    """One for each process, for it may begin another to read pictures."""
    return shelf_of(docs)
