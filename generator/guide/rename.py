"""A learner's folder by another name, and with it what the school has written down of that folder.

A folder is renamed whole or not at all: whatever fails, everything is as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.files import is_regular
from generator.gate.claims import own_words
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import HiddenNames
from generator.guide.confirmations import CONFIRMATIONS, Confirmed, confirmed_here
from generator.guide.files import replace_files, rewritten, staged
from generator.guide.learners import LearnersList, learners_list
from generator.guide.owners import PLACES, repository, with_folder
from generator.guide.slugs import is_slug, portfolio_slug
from generator.reading.files import LEARNERS_LIST, RESERVED
from generator.reading.misplaced import SCHOOLS_FOLDERS
from generator.reading.read import read_profile
from generator.spelling.words import folded

Why = Literal["link", "nameless", "same", "no-slug", "reserved", "taken", "tells"]


class NotRenamedError(Exception):
    """A folder cannot be called so; nothing was changed. ``name`` is what it would be called, if known.

    ``link``: it is a link. ``nameless``: nobody knows what its learner is called. ``tells``: it would tell a
    name that its learner does not show.
    """

    def __init__(self, why: Why, name: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.name = name


@dataclass(frozen=True, order=True)
class ChangedLine:
    """A line of a file that is ``changed`` now, or ``left``, for somebody to look at."""

    file: Path
    number: int
    done: Literal["changed", "left"]


@dataclass(frozen=True)
class Renamed:
    """The folder's path as it is now, below the docs folder, and the lines that named it."""

    path: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True)
class _Edit:
    """What a file is to hold, or None if it stays, and the lines to tell of."""

    file: Path
    content: bytes | None
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True)
class _Learner:
    """``name`` is what the learner is called, if anything says so; ``hidden`` are the names not shown."""

    name: str
    hidden: HiddenNames


def rename(docs: Path, portfolio: str, wanted: str = "") -> Renamed:
    """Rename a learner's folder, by default as ``leerkring new`` names it.

    Raises NotRenamedError and OSError.
    """
    within, slash, old = portfolio.rpartition("/")
    group = docs / within
    if (group / old).is_symlink():
        raise NotRenamedError("link")
    known = learners_list(group)
    learner = _learner(group, old, known)
    confirmed = confirmed_here(group)
    new = _name(wanted, old, learner, _taken(group, old, learner, known, confirmed))
    path = f"{within}{slash}{new}"
    edits = (
        *_told(group / LEARNERS_LIST, known, old, new),
        *_told(group / CONFIRMATIONS, confirmed, old, new),
        *_owners(docs, portfolio, path),
    )
    _move(group / old, group / new, {edit.file: edit.content for edit in edits if edit.content is not None})
    lines = (*(line for edit in edits for line in edit.lines), *_schools(docs, group, old))
    return Renamed(path, tuple(sorted(lines)))


def _learner(group: Path, folder: str, known: LearnersList | None) -> _Learner:
    """What the profile says of the learner's names, and the school's list. A link is not followed."""
    file = group / folder / "profile.md"
    profile, called = (None, ()) if file.is_symlink() else read_profile(group, folder, own_words(folder))
    listed = known.names.get(folder, ()) if known else ()
    shown = profile.name if profile and profile.show_as == "full" else ""
    names = ((profile.name,) if profile else (*listed, *called))[:1]
    everything = (*listed, *called, *names)
    hidden = (HiddenName(name) for name in everything if folded(name) != folded(shown))
    return _Learner("".join(names), HiddenNames(tuple(hidden)))


def _taken(
    group: Path, folder: str, learner: _Learner, known: LearnersList | None, confirmed: Confirmed | None
) -> frozenset[str]:
    """The names of what lies beside a folder, and of the folders of others on the school's lists, who may
    have left: whoever has such a name would have what was confirmed of them."""
    beside = {entry.name.casefold().removesuffix(".md") for entry in group.iterdir() if entry.name != folder}
    listed = known.names if known else {}
    own = {each for each, names in listed.items() if folded(learner.name) in map(folded, names)}
    others = {*listed, *(confirmed.folders if confirmed else ())} - own
    return frozenset(beside | (others - {folder}))


def _name(wanted: str, old: str, learner: _Learner, taken: frozenset[str]) -> str:
    if not (wanted or learner.name):
        raise NotRenamedError("nameless")
    new = wanted or portfolio_slug(learner.name, taken)
    reasons: dict[Why, bool] = {
        "same": new == old,
        "no-slug": not is_slug(new),
        "reserved": new in RESERVED | SCHOOLS_FOLDERS,
        "taken": new in taken,
        "tells": learner.hidden.told_in(new) is not None,
    }
    for why, holds in reasons.items():
        if holds:
            raise NotRenamedError(why, new)
    return new


def _told(file: Path, known: LearnersList | Confirmed | None, old: str, new: str) -> Iterator[_Edit]:
    """A list of the school's, if there is one; one that cannot be changed is to be looked at."""
    if known and (numbers := known.lines(old)):
        content = known.with_folder(old, new)
        done: Literal["changed", "left"] = "left" if content is None else "changed"
        yield _Edit(file, content, tuple(ChangedLine(file, number, done) for number in numbers))
    elif known is None and (file.is_symlink() or file.exists()):
        yield _Edit(file, None, (ChangedLine(file, 1, "left"),))


def _owners(docs: Path, portfolio: str, path: str) -> Iterator[_Edit]:
    """Who owns the folder in the repository."""
    root = repository(docs)
    old, new = ((docs.resolve() / each).relative_to(root).as_posix() for each in (portfolio, path))
    for file in (root / place for place in PLACES):
        if not is_regular(file, root):
            if file.is_symlink() or file.exists():
                yield _Edit(file, None, (ChangedLine(file, 1, "left"),))
            continue
        before = file.read_bytes()
        text = before.decode("utf-8-sig", "surrogateescape")
        found = with_folder(text.replace("\r\n", "\n"), old, new)
        lines = (
            *(ChangedLine(file, number, "changed") for number in found.changed),
            *(ChangedLine(file, number, "left") for number in found.left),
        )
        if lines:
            yield _Edit(file, rewritten(before, found.text) if found.changed else None, lines)


_TOLD = frozenset({LEARNERS_LIST, CONFIRMATIONS})
"""Files of which it is told already."""


def _schools(docs: Path, group: Path, old: str) -> Iterator[ChangedLine]:
    """Where the school's own pages and settings lead into a folder: its own words are not changed for it."""
    leads = re.compile(rf"(?<![\w.-]){re.escape(old)}/")
    pages = (file for folder in {docs, group} for file in (*folder.glob("*.md"), *folder.glob("*.yml")))
    for file in (*pages, docs.parent / "mkdocs.yml"):
        if file.name not in _TOLD and file.is_file() and not file.is_symlink():
            text = file.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.split("\n"), 1):
                if leads.search(line):
                    yield ChangedLine(file, number, "left")


def _move(folder: Path, goal: Path, files: Mapping[Path, bytes]) -> None:
    """Rename a folder and write files, or nothing of it. What needs room on the disk is written first."""
    before = {file: file.read_bytes() for file in files}
    with staged(files) as put:
        folder.rename(goal)
        try:
            put()
        except BaseException:
            goal.rename(folder)
            replace_files({file: was for file, was in before.items() if file.read_bytes() != was})
            raise
