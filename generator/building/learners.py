"""All learners of a cohort, each by any process: checked, or made and written into one folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.building.artifact import Rendering
from generator.building.context import BuildContext, ReadContext
from generator.building.discovery import Discovered, ProfileScan
from generator.building.learner import LearnerResult, cached_learner, checked_learner, still_shown
from generator.building.output import Output, told_of, write
from generator.building.pool import DiedError, done
from generator.media.shelf import Shelf
from generator.reading.noted import Noted, together
from generator.reading.read import shelf_of

Progress = Callable[[int, int, int], None]
"""Told after each learner: how many are done, of how many, and how many of them were not made anew."""

Results = dict[str, LearnerResult | DiedError]
"""By the names of the learners' folders."""


def checked(found: Discovered, jobs: int = 1) -> Output:
    """What is told of all learners' documents; what changed is read, and nothing is made."""
    return _output(found, _all(_Checking(found.context), found.learners, jobs))


def write_learners(
    context: BuildContext,
    found: Discovered,
    folder: Path,
    jobs: int = 1,
    *,
    progress: Progress = lambda *_: None,
    stop: Callable[[Noted], bool] = lambda _: False,
) -> Output:
    """Write all learners' files below a folder. Raises OSError on a full disk.

    When what is told of a learner is a reason to ``stop``, the rest is looked at and not made.
    """
    results: Results = {it.name: DiedError() for it in found.learners if it.died}
    results |= {it.name: it for scan in found.learners if (it := _carried(context, scan, folder))}
    rest = [it for it in found.learners if it.name not in results]
    reused = len(found.learners) - len(rest)
    writing, clear = _Writing(context, folder), _Clearing.of(folder)
    for number, (scan, result) in enumerate(done(writing, rest, jobs, clear), 1):
        results[scan.name] = result
        reused += isinstance(result, LearnerResult) and result.reused
        progress(len(results), len(found.learners), reused)
        if stop(told_of(scan.name, result)):
            results |= _all(_Checking(context.read), rest[number:], jobs)
            break
    return _output(found, results)


def _all(work: _Checking, scans: Iterable[ProfileScan], jobs: int) -> Results:
    results: Results = {it.name: DiedError() for it in scans if it.died}
    rest = [it for it in scans if it.name not in results]
    results |= {scan.name: result for scan, result in done(work, rest, jobs)}
    return results


def _output(found: Discovered, results: Results) -> Output:
    named = [(it.name, results[it.name]) for it in found.learners]
    sound = [it for _, it in named if isinstance(it, LearnerResult)]
    shown = [(it, it.rendering) for it in sound if it.rendering]
    return Output(
        together((found.noted, *(told_of(name, it) for name, it in named))),
        withheld=tuple((it.name, it.facts.reason) for it in sound if it.facts.reason),
        died=tuple(name for name, it in named if isinstance(it, DiedError)),
        portfolios=sum(it.facts.sound > 0 for it in sound),
        published=sum(bool(it.facts.published) for it in sound),
        files={path: digest for _, pages in shown for path, digest in pages.digests.items()},
        pages=tuple(page for _, pages in shown for page in pages.pages),
        keys=frozenset(it.key for it in sound if it.key and not it.leaks),
        media=frozenset(media.source for _, pages in shown for media in pages.media),
        leaks=tuple(leak for it in sound for leak in it.leaks),
        left_out=tuple(it.name for it in sound if it.leaks),
        carried=frozenset(it.name for it, _ in shown if it.carried),
        shown={it.key: it for it, _ in shown if it.key},
        made=sum(not it.reused for it, _ in shown),
        reused=sum(it.reused for it, _ in shown),
        damaged=sum(it.damaged for it in sound),
        summaries=tuple(pages.summaries for _, pages in shown if pages.summaries),
        facts={it.name: it.facts for it in sound},
    )


def _carried(context: BuildContext, scan: ProfileScan, folder: Path) -> LearnerResult | None:
    """What a preview shows of a learner, if it has a folder that can be moved to where nothing is yet."""
    if context.is_whole_site or (folder / scan.name).exists():
        return None
    shown = still_shown(context, scan)
    return replace(shown, carried=True, reused=True, damaged=False) if shown else None


# What a process does with each learner ------------------------------------------------------------


@dataclass(frozen=True)
class _Checking:
    context: ReadContext

    def __call__(self, scan: ProfileScan) -> LearnerResult:
        return _told(checked_learner(self.context, scan, shelf_of_process(self.context.home)))


@dataclass(frozen=True)
class _Writing:
    """Writes a learner's files, unless something leaks, and gives back their names only."""

    context: BuildContext
    folder: Path

    def __call__(self, scan: ProfileScan) -> LearnerResult:
        with suppress(FileNotFoundError):  # another build of these documents may just have forgotten a file
            return self._written(scan)
        if not self.context.is_whole_site:
            shutil.rmtree(self.folder / scan.name, ignore_errors=True)
        return self._written(scan)

    def _written(self, scan: ProfileScan) -> LearnerResult:
        shelf = shelf_of_process(self.context.read.home)
        result = cached_learner(self.context, scan, shelf)
        pages = result.rendering
        if pages is None:
            return _told(result)
        return _told(result, replace(pages, files={}, digests=write(pages, self.folder, shelf)))


@dataclass(frozen=True)
class _Clearing:
    """Removes what a process that died may have left of a learner, but what was there before them."""

    folder: Path
    before: frozenset[str]

    @classmethod
    def of(cls, folder: Path) -> _Clearing:
        there = folder.iterdir() if folder.is_dir() else ()
        return cls(folder, frozenset(path.name for path in there))

    def __call__(self, scan: ProfileScan) -> None:
        if scan.name not in self.before:
            shutil.rmtree(self.folder / scan.name, ignore_errors=True)


def _told(result: LearnerResult, pages: Rendering | None = None) -> LearnerResult:
    """A result to be sent from one process to another: without what is in its files."""
    return replace(result, artifact=replace(result.artifact, rendering=pages))


@cache
def shelf_of_process(docs: Path) -> Shelf:
    """One for each process, for it may begin another to read pictures."""
    return shelf_of(docs)
