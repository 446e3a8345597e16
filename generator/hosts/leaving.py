"""Who is on the live site and has left, as far as the profiles alone say: whatever else stops a build."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.pool import DiedError, done
from generator.gate.consent import reason_to_withhold
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import HiddenNames
from generator.hosts.build_log import BuildLog
from generator.model import Audience
from generator.publishing.staging import NotReplaceableError, Staging
from generator.publishing.takedown import is_portfolio, portfolios_of, take_down
from generator.reading.files import folder_problems
from generator.reading.layout import portfolio_folders
from generator.reading.read import read_profile


@dataclass(frozen=True)
class Staying:
    """The folders of learners on a live site who may go on being seen there, and whether all may."""

    shown: frozenset[str]
    all: bool


def staying(live: Path, docs: Path, audience: Audience, day: datetime.date, jobs: int = 1) -> Staying:
    """Who of a live site may be seen. A profile that cannot be read says of nobody that they have left,
    unless it has their withdrawal."""
    if is_portfolio(live):
        shown = _seen([path for _, path in portfolio_folders(docs)], _MayBeSeen(docs, audience, day), jobs)
        return Staying(shown, bool(shown))
    there = sorted(set(portfolios_of(live)))
    shown = _seen(there, _MayBeSeen(docs, audience, day), jobs)
    return Staying(shown, shown == set(there))


def names_of(hidden: HiddenNames, folders: Collection[str]) -> Callable[[str], bool]:
    """Tells of a text whether it names one of the learners in some folders who must not be named."""
    theirs = replace(hidden, entries=tuple(each for each in hidden.entries if _is_in(each, folders)))
    return lambda text: theirs.told_in(text) is not None


def _is_in(hidden: HiddenName, folders: Collection[str]) -> bool:
    return any(folder == hidden.slug or folder.endswith(f"/{hidden.slug}") for folder in folders)


def _seen(paths: Sequence[str], may_be_seen: _MayBeSeen, jobs: int) -> frozenset[str]:
    """Of the folders of learners those who may be seen. A profile over which a process died is one that
    cannot be read."""
    found = done(may_be_seen, paths, jobs)
    is_seen = (
        (path, not _has_withdrawal(may_be_seen.docs / path) if isinstance(it, DiedError) else it)
        for path, it in found
    )
    return frozenset(path for path, seen in is_seen if seen)


@dataclass(frozen=True)
class _MayBeSeen:
    docs: Path
    audience: Audience
    day: datetime.date

    def __call__(self, path: str) -> bool:
        folder = self.docs / path
        if not (folder / "profile.md").is_file():
            return False
        if list(folder_problems(folder.parent, folder.name)):
            return True
        profile, _ = read_profile(folder.parent, folder.name)
        if profile is None:
            return not _has_withdrawal(folder)
        return reason_to_withhold(profile, self.audience, self.day) is None


def _has_withdrawal(folder: Path) -> bool:
    lines = (folder / "profile.md").read_bytes().splitlines()
    said = b"\n".join(line for line in lines if not line.lstrip().startswith(b"#"))
    return _WITHDRAWN.search(said) is not None


_WITHDRAWN = re.compile(rb"\bwithdrawn_on\s*+:\s*+[^\s,}]")


def another_staging(live: Path) -> Staging | None:
    """Where a site may be changed of which nothing was built; None if it cannot be."""
    staging = Staging(live)
    try:
        staging.begin()
    except (NotReplaceableError, OSError):
        return None
    return staging


def take_off(
    staging: Staging,
    log: BuildLog,
    shown: frozenset[str],
    tells: Callable[[Collection[str]], Callable[[str], bool]],
    refused: Collection[str] = (),
) -> None:
    """The old site stays, but without those who have left; see ``take_down``."""
    try:
        gone = take_down(staging, shown, tells, frozenset(refused))
    except OSError as error:
        log.tell_warning("The site could not be written, and the old one stays: {reason}.", reason=error)
        return
    if gone:
        log.tell("Taken off the old site: {portfolios}.", portfolios=", ".join(gone))
