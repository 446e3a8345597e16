"""What a build writes below one folder, and what is told of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import normpath

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
class Diagnostics:
    """What is told of learners: of their documents, of whom nothing is published, and over whom a process
    died, so that they are left out."""

    noted: Noted = field(default_factory=Noted)
    withheld: tuple[tuple[str, Reason], ...] = ()
    died: tuple[str, ...] = ()
    portfolios: int = 0
    """How many could be read."""
    published: int = 0

    def within(self, prefix: str) -> Diagnostics:
        """The same of learners in a folder of the docs folder, ``prefix`` ending in ``/`` or empty."""
        if not prefix:
            return self
        return replace(
            self,
            noted=self.noted.within(prefix),
            withheld=tuple((f"{prefix}{name}", reason) for name, reason in self.withheld),
            died=tuple(f"{prefix}{name}" for name in self.died),
        )


def diagnostics_of(noted: Noted, results: Iterable[tuple[str, LearnerResult | DiedError]]) -> Diagnostics:
    """What is told of learners beside each other, and of each."""
    known = list(results)
    sound = [it for _, it in known if isinstance(it, LearnerResult)]
    return Diagnostics(
        together((noted, *(told_of(name, it) for name, it in known))),
        tuple((it.name, it.facts.reason) for it in sound if it.facts.reason),
        tuple(name for name, it in known if isinstance(it, DiedError)),
        sum(it.facts.sound > 0 for it in sound),
        sum(bool(it.facts.published) for it in sound),
    )


def told_of(name: str, result: LearnerResult | DiedError) -> Noted:
    """What is told of a learner's folder."""
    if isinstance(result, DiedError):
        return Noted((problem(f"{name}/profile.md", "computer-gave-up"),))
    return result.noted


def all_diagnostics(each: Iterable[Diagnostics]) -> Diagnostics:
    known = list(each)
    return Diagnostics(
        together(it.noted for it in known),
        tuple(withheld for it in known for withheld in it.withheld),
        tuple(name for it in known for name in it.died),
        sum(it.portfolios for it in known),
        sum(it.published for it in known),
    )


@dataclass(frozen=True)
class Output:
    """What was written, and what is told of it.

    ``files`` has the SHA-256 of each by its path, ``pages`` addresses with their newest dates, ``keys`` what
    this build used of the cache, and ``media`` what it used of the shelf; ``carried`` are the learners'
    folders that a preview has already. A learner in whose part something leaks is not written.
    """

    diagnostics: Diagnostics = field(default_factory=Diagnostics)
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
    """What is known of each learner."""
    identities: Mapping[str, str] = field(default_factory=dict)
    """Of the pages of each learner of whom nothing is told."""

    def within(self, prefix: str) -> Output:
        """The same of what was written in a folder of the site, ``prefix`` ending in ``/`` or empty."""
        if not prefix:
            return self
        return replace(
            self,
            diagnostics=self.diagnostics.within(prefix),
            files={f"{prefix}{path}": digest for path, digest in self.files.items()},
            pages=tuple((f"{prefix}{address}", updated) for address, updated in self.pages),
            leaks=tuple(leak_within(leak, prefix) for leak in self.leaks),
            left_out=tuple(f"{prefix}{name}" for name in self.left_out),
            carried=frozenset(f"{prefix}{name}" for name in self.carried),
            facts={f"{prefix}{name}": facts for name, facts in self.facts.items()},
            identities={f"{prefix}{name}": it for name, it in self.identities.items()},
        )


def all_output(parts: Iterable[Output]) -> Output:
    """What was written of several parts, one behind the other."""
    known = list(parts)
    return Output(
        all_diagnostics(it.diagnostics for it in known),
        {path: digest for it in known for path, digest in it.files.items()},
        tuple(page for it in known for page in it.pages),
        frozenset().union(*(it.keys for it in known)),
        frozenset().union(*(it.media for it in known)),
        tuple(leak for it in known for leak in it.leaks),
        tuple(name for it in known for name in it.left_out),
        frozenset().union(*(it.carried for it in known)),
        sum(it.made for it in known),
        sum(it.reused for it in known),
        sum(it.damaged for it in known),
        tuple(summary for it in known for summary in it.summaries),
        {name: facts for it in known for name, facts in it.facts.items()},
        {name: identity for it in known for name, identity in it.identities.items()},
    )


def leak_within(leak: Leak, prefix: str) -> Leak:
    """A leak in a folder; one beside the folder has a path that leads out of it."""
    source = f"{prefix}{leak.source}" if leak.source else ""
    return replace(leak, path=normpath(f"{prefix}{leak.path}"), source=source)
