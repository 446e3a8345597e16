"""All our files of a site, written into one folder as they are made."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.building.learners import Built, Task, built, built_learner
from generator.building.workers import DiedError, done
from generator.media.shelf import Shelf
from generator.model import Portfolio
from generator.publishing.scan import Leak
from generator.writing.pages import Pages


@dataclass
class Written:
    """What was written: the files that were looked over, the pages with their newest dates, what leaks,
    and the learners whose part could not be made."""

    files: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    """The names of their entries in the cache."""
    reused: int = 0
    damaged: int = 0
    pages: list[tuple[str, datetime.date | None]] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)
    died: list[str] = field(default_factory=list)


def write_site(
    task: Task,
    cohort: Pages | None,
    portfolios: tuple[Portfolio, ...],
    folder: Path,
    shelf: Shelf,
    *,
    jobs: int = 1,
    claim: Callable[[str], None] = lambda _: None,
) -> Written:
    """Write the cohort's and all learners' files below ``folder``; ``claim`` is told each path before.

    What ``claim`` raises ends the writing. Raises OSError on a full disk.
    """
    written = Written()
    if cohort:
        _write(built(task, cohort), folder, shelf, written, claim)
    for portfolio, found in _learners(task, portfolios, jobs):
        if isinstance(found, DiedError):
            written.died.append(portfolio.slug)
        else:
            _write(found, folder, shelf, written, claim)
    return written


def _learners(
    task: Task, portfolios: tuple[Portfolio, ...], jobs: int
) -> Iterator[tuple[Portfolio, Built | DiedError]]:
    return done(partial(built_learner, task), portfolios, jobs)


def _write(found: Built, folder: Path, shelf: Shelf, written: Written, claim: Callable[[str], None]) -> None:
    part = found.made
    for path, content in part.files.items():
        claim(path)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for media in part.media:
        claim(media.address)
        goal = folder / media.address
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shelf.path(media.source), goal)
    written.files.update(part.files)
    written.pages += part.pages
    written.leaks += found.leaks
    written.kept.add(found.fingerprint)
    written.reused += found.reused
    written.damaged += found.damaged
