"""What a build writes below one folder, and what is told of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from pathlib import Path
from posixpath import normpath
from typing import Any

from generator.building.artifact import Facts, Rendering
from generator.building.learner import LearnerResult
from generator.building.pool import DiedError
from generator.cache.store import DamagedError
from generator.files import sha256_of
from generator.gate.consent import Reason
from generator.media.shelf import Shelf
from generator.problems import problem
from generator.publishing.scan import Leak
from generator.reading.noted import Noted, together
from generator.writing.summary import Summary


def write(rendering: Rendering, folder: Path, shelf: Shelf) -> dict[str, str]:
    """Write pages and the files they need below a folder; the SHA-256 of each file by its path.

    Raises OSError on a full disk, and DamagedError when a file that was kept is not what it was.
    """
    digests, root = dict(rendering.digests), os.fspath(folder)
    for parent in sorted({path.rpartition("/")[0] for path in rendering.paths}):
        os.makedirs(f"{root}/{parent}", exist_ok=True)  # noqa: PTH103  # half the time of Path's
    for path in rendering.digests:
        with open(f"{root}/{path}", "wb", buffering=0) as file:  # noqa: PTH123  # the same
            file.write(rendering.files[path])
    for media in rendering.media:
        goal = folder / media.address
        shelf.copy(media.source, goal)
        digests[media.address] = sha256_of(goal)
        if not Shelf.is_name_of(media.source, digests[media.address]):
            raise DamagedError(media.source)
    return digests


@dataclass(frozen=True)
class Output:
    """What came of some learners, or of pages about nobody alone: what is told of it, and what was written.

    ``withheld`` are those of whom nothing is published, ``died`` those over whom a process died; of
    ``portfolios`` that could be read so many are ``published``. ``files`` has the SHA-256 of each file by its
    path, ``pages`` addresses with their newest dates, ``keys`` what this build used of the cache, and
    ``media`` what it used of the shelf; ``carried`` are the learners' folders that a preview has already. A
    learner in whose part something leaks is not written. ``facts`` is what is known of each learner, and
    ``shown`` what came of those with pages, by their keys, without what is in the files.
    """

    noted: Noted = field(default_factory=Noted)
    withheld: tuple[tuple[str, Reason], ...] = ()
    died: tuple[str, ...] = ()
    portfolios: int = 0
    published: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[tuple[str, datetime.date | None], ...] = ()
    keys: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    leaks: tuple[Leak, ...] = ()
    left_out: tuple[str, ...] = ()
    carried: frozenset[str] = frozenset()
    made: int = 0
    reused: int = 0
    damaged: int = 0
    summaries: tuple[Mapping[str, Summary], ...] = ()
    facts: Mapping[str, Facts] = field(default_factory=dict)
    shown: Mapping[str, LearnerResult] = field(default_factory=dict)

    def within(self, prefix: str) -> Output:
        """The same of what was written in a folder of the site, ``prefix`` ending in ``/`` or empty."""
        if not prefix:
            return self
        return replace(
            self,
            noted=self.noted.within(prefix),
            withheld=tuple((f"{prefix}{name}", reason) for name, reason in self.withheld),
            died=tuple(f"{prefix}{name}" for name in self.died),
            files={f"{prefix}{path}": digest for path, digest in self.files.items()},
            pages=tuple((f"{prefix}{address}", updated) for address, updated in self.pages),
            leaks=tuple(leak_within(leak, prefix) for leak in self.leaks),
            left_out=tuple(f"{prefix}{name}" for name in self.left_out),
            carried=frozenset(f"{prefix}{name}" for name in self.carried),
            facts={f"{prefix}{name}": facts for name, facts in self.facts.items()},
        )


def told_of(name: str, result: LearnerResult | DiedError) -> Noted:
    """What is told of a learner's folder."""
    if isinstance(result, DiedError):
        return Noted((problem(f"{name}/profile.md", "computer-gave-up"),))
    return result.noted


def all_output(parts: Iterable[Output]) -> Output:
    """What came of several parts, one behind the other."""
    known = list(parts) or [Output()]
    return Output(**{each.name: _all([getattr(it, each.name) for it in known]) for each in fields(Output)})


def _all(values: Sequence[Any]) -> Any:
    """All values of one field together."""
    match values[0]:
        case Noted():
            return together(values)
        case int():
            return sum(values)
        case tuple():
            return tuple(chain.from_iterable(values))
        case frozenset():
            return frozenset().union(*values)
    return {name: it for each in values for name, it in each.items()}


def leak_within(leak: Leak, prefix: str) -> Leak:
    """A leak in a folder; one beside the folder has a path that leads out of it."""
    source = f"{prefix}{leak.source}" if leak.source else ""
    return replace(leak, path=normpath(f"{prefix}{leak.path}"), source=source)
