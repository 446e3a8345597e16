"""All learners of a cohort as the desk knows them: by the verdicts of a build, and again only what changed.

What is known of a folder is kept apart from what builds keep: it says how much there is of what nobody sees.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.artifact import Artifact, Facts, packed
from generator.building.context import ReadContext
from generator.building.discovery import Discovered, ProfileScan
from generator.building.learner import kept_facts, reviewed, what_is_known
from generator.building.learners import shelf_of_process
from generator.building.pool import DiedError, done
from generator.cache.keys import digest, folder_digest
from generator.cache.store import Cache, DamagedError
from generator.desk.known import Known, known_from, known_of, plain
from generator.model import Date
from generator.problems import Problem
from generator.reading.layout import portfolio_folders
from generator.reporting.catalogue import CODES

_ENDING = ".desk"
_SOURCE = 16
"""Digits of the digest of a folder, by which it is seen that it is as it was."""


def desk_cache(home: Path) -> Cache:
    """Where the desk keeps what it knows; ``home`` is the folder around the docs folder."""
    return Cache(home / ".leerkring" / "desk")


@dataclass(frozen=True)
class Looked:
    """What was found of a learner: nothing of whoever has taken back their consent."""

    name: str
    known: Known | None
    key: str = ""
    reused: bool = False


@dataclass(frozen=True)
class LookedAt:
    """All learners that were looked at, and how many of them had to be read."""

    learners: tuple[Known, ...]
    withdrawn: int
    read: int
    reused: int


def looked(found: Discovered, jobs: int = 1) -> LookedAt:
    """All learners of a cohort, by their folders."""
    rest = [it for it in found.learners if not it.died]
    results = [Looked(it.name, Known(it.name, faults=1)) for it in found.learners if it.died]
    for scan, result in done(_Looking(found.context), rest, jobs):
        known = Looked(scan.name, Known(scan.name, faults=1)) if isinstance(result, DiedError) else result
        results.append(known)
    learners = tuple(it.known for it in sorted(results, key=lambda it: it.name) if it.known)
    reused = sum(it.reused for it in results)
    return LookedAt(learners, len(results) - len(learners), len(results) - reused, reused)


def forget(cohorts: Sequence[Discovered]) -> None:
    """Forget what is known of folders as they are no more."""
    seen = [(of.context, it) for of in cohorts for it in of.learners]
    for cache in {of.context.cache for of in cohorts if of.context.cache}:
        cache.keep_only({each for context, scan in seen for each in (scan.key, _key_of(context, scan))})


def forget_all(docs: Path) -> None:
    """Forget all that is known beside a docs folder: what others wrote may name whoever leaves."""
    desk_cache(docs.resolve().parent).keep_only(())


def forget_gone(docs: Path, day: datetime.date) -> None:
    """Forget what is known of folders that are gone or say something else now, and of consent that has ended.

    Whoever has left must not wait for somebody to look at the desk again.
    """
    cache = desk_cache(docs.resolve().parent)
    if not cache.folder.is_dir():
        return
    there = (folder_digest(docs, folder)[:_SOURCE] for _, folder in portfolio_folders(docs))
    begin = tuple(f"{source}-" for source in there)
    names = (it.name for it in cache.folder.iterdir() if it.name.endswith(_ENDING))
    kept = [name for name in names if name.startswith(begin) and not _has_ended(cache, name, day)]
    cache.keep_only({each for name in kept for each in (name, name.split("-")[1])})


def _has_ended(cache: Cache, name: str, day: datetime.date) -> bool:
    """Whether the consent of somebody has ended; also where what is known cannot be read."""
    try:
        known = json.loads(cache.get(name) or b"{}")
        until = known["consent_until"] if known else ""
        return bool(until) and Date(until).last < day
    except (DamagedError, KeyError, TypeError, ValueError):
        return True


def _key_of(context: ReadContext, scan: ProfileScan) -> str:
    """Of what the desk knows of a folder: the frameworks are in it, for faults are counted by all of them."""
    frameworks = digest(sorted(context.frameworks.items()))
    return f"{scan.source[:_SOURCE]}-{scan.key}-{frameworks[:16]}{_ENDING}"


@dataclass(frozen=True)
class _Looking:
    """What a process does with each learner."""

    context: ReadContext

    def __call__(self, scan: ProfileScan) -> Looked:
        if kept := _kept(self.context, scan):
            return Looked(scan.name, kept[0], scan.key, reused=True)
        read = reviewed(self.context, scan.name, shelf_of_process(self.context.home))
        faults = sum(map(_is_fault, read.noted.problems))
        known = known_of(scan.name, read, self.context.school.frameworks, faults)
        # the desk keeps how many faults there are: a faulty folder need not be read again to tell of them
        facts = replace(what_is_known(self.context, read), faulty=False)
        self._keep(scan, facts, known)
        return Looked(scan.name, known, scan.key)

    def _keep(self, scan: ProfileScan, facts: Facts, known: Known | None) -> None:
        """Unless somebody has changed the folder since it was first looked at."""
        context = self.context
        if context.cache and scan.key and folder_digest(context.docs, scan.name) == scan.source:
            context.cache.put(scan.key, packed(Artifact(facts)))
            content = json.dumps(known and plain(known)).encode()
            context.cache.put(_key_of(context, scan), content)


def _kept(context: ReadContext, scan: ProfileScan) -> tuple[Known | None] | None:
    """What is kept of a learner, if it still holds on this day, with these frameworks and hidden names."""
    if not context.cache or not scan.key or kept_facts(context, scan.key) is None:
        return None
    try:
        content = context.cache.get(_key_of(context, scan))
        kept = json.loads(content) if content else {}
        return (None,) if kept is None else (known_from(kept),)
    except (DamagedError, KeyError, TypeError, ValueError):
        return None


def _is_fault(found: Problem) -> bool:
    return CODES[found.code].severity == "error"
