"""Who is on the live site and has left, as far as the profiles alone say: whatever else stops a build."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.gate.consent import reason_to_withhold
from generator.gate.hidden_names import HiddenName, HiddenNames
from generator.model import Audience
from generator.publishing.takedown import is_portfolio, portfolios_of
from generator.reading.files import folder_problems
from generator.reading.layout import portfolio_folders
from generator.reading.read import read_profile


@dataclass(frozen=True)
class Staying:
    """The folders of learners on a live site who may go on being seen there, and whether all may."""

    shown: frozenset[str]
    all: bool


def staying(live: Path, docs: Path, audience: Audience, day: datetime.date) -> Staying:
    """Who of a live site may be seen. A profile that cannot be read says of nobody that they have left,
    unless it has their withdrawal."""
    if is_portfolio(live):
        shown = {path for it, path in portfolio_folders(docs) if _may_be_seen(it, path, audience, day)}
        return Staying(frozenset(shown), bool(shown))
    there = set(portfolios_of(live))
    shown = {path for path in there if _may_be_seen((docs / path).parent, path, audience, day)}
    return Staying(frozenset(shown), shown == there)


def names_of(hidden: HiddenNames, folders: Collection[str]) -> Callable[[str], bool]:
    """Tells of a text whether it names one of the learners in some folders who must not be named."""
    theirs = HiddenNames(tuple(each for each in hidden.entries if _is_in(each, folders)))
    return lambda text: theirs.told_in(text) is not None


def _is_in(hidden: HiddenName, folders: Collection[str]) -> bool:
    return any(folder == hidden.slug or folder.endswith(f"/{hidden.slug}") for folder in folders)


def _may_be_seen(docs: Path, path: str, audience: Audience, day: datetime.date) -> bool:
    name = path.rpartition("/")[2]
    file = docs / name / "profile.md"
    if not file.is_file():
        return False
    if list(folder_problems(docs, name)):
        return True
    profile, _ = read_profile(docs, name)
    if profile is None:
        return _WITHDRAWN.search(file.read_bytes()) is None
    return reason_to_withhold(profile, audience, day) is None


_WITHDRAWN = re.compile(rb"^(?!\s*#).*\bwithdrawn_on\s*:\s*[^\s,}]", re.MULTILINE)
