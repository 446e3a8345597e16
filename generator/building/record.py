"""What the last build was made of and what it left: if both are as they were, there is nothing to do."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.archive.archive import Archive
from generator.building.cohort import Cohort, SiteContext
from generator.building.output import Output
from generator.cache.keys import digest
from generator.cache.store import Cache, DamagedError
from generator.files import sha256_of
from generator.media.shelf import MAY_CHANGE
from generator.rendering.page_shell import toolchain_digest

LAST_BUILD = "last-build"
"""The key of the record in the cache."""


@dataclass(frozen=True)
class BuildRecord:
    """``inputs`` and ``output`` are digests; ``keys`` and ``media`` what it used of cache and shelf."""

    inputs: str
    output: str
    keys: tuple[str, ...]
    media: tuple[str, ...]

    def __post_init__(self) -> None:
        """What was kept may be anything. Raises TypeError."""
        if not all(
            isinstance(it, list | tuple) and all(isinstance(name, str) for name in it)
            for it in (self.keys, self.media)
        ):
            raise TypeError

    def keep(self, cache: Cache) -> None:
        cache.put(LAST_BUILD, json.dumps(vars(self)).encode())


def last_build(cache: Cache | None, inputs: str, live: Path) -> BuildRecord | None:
    """The record of the last build, if another would be made of the same and its site is untouched."""
    with suppress(DamagedError, TypeError, ValueError, RecursionError):
        content = cache.get(LAST_BUILD) if cache and inputs else None
        record = BuildRecord(**json.loads(content)) if content else None
        if record and record.inputs == inputs and record.output == output_digest(live):
            return record
    return None


def inputs_digest(
    site: SiteContext, cohorts: list[Cohort], archives: Mapping[str, Archive], *more: object
) -> str:
    """Of all that a site is made of; empty if something is not known. ``more`` is what the host has a say in.

    The day is among it, for on another the same documents may say something else.
    """
    learners = [(it.name, it.source, it.claim) for each in cohorts for it in each.found.learners]
    if any(not it.key for each in cohorts for it in each.found.learners):
        return ""
    shared = (
        (
            each.prefix,
            each.school.cohort,
            each.school.programme,
            each.school.learners,
            each.school.trust.digest,
            each.school.register,
            each.school.confirmations,
            each.context.texts.digest,
        )
        for each in cohorts
    )
    frameworks = [
        (sorted(each.context.read.frameworks.items()), sorted(each.school.broken)) for each in cohorts
    ]
    viewing = [(each.context.read.viewing.day, each.context.read.viewing.audience) for each in cohorts]
    kept = [(prefix, sha256_of(archive.file)) for prefix, archive in sorted(archives.items())]
    around = (toolchain_digest(site.shell), site.texts, sorted(site.theme))
    return digest(around, learners, list(shared), frameworks, viewing, kept, more)


def is_sure(outputs: Sequence[Output]) -> bool:
    """Whether another build of the same files would come to the same.

    Not if a leak left somebody out, which is told each time, nor if the machine was the reason for something.
    """
    if any(it.leaks or it.died for it in outputs):
        return False
    return all(problem.code not in MAY_CHANGE for it in outputs for problem in it.noted.problems)


def output_digest(live: Path) -> str:
    """Of the names, sizes and times of change of a site's files: whoever touches one shows here."""
    with suppress(OSError):
        return digest(sorted(_signatures(os.fspath(live), "")))
    return ""


def _signatures(folder: str, below: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):  # a deployment's
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _signatures(entry.path, f"{below}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield f"{below}{entry.name}", found.st_size, found.st_mtime_ns, found.st_ctime_ns
