"""Portfolios that were written for an earlier version of the fields, brought up to this one.

Only what must change does: every other byte stays, with its comments, line ends and mark. What is added to a
schema changes no portfolio, and needs no step here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from generator.files import is_regular
from generator.guide.files import replace_files, rewritten
from generator.model import KIND, SCHEMA_VERSION, Kind
from generator.reading.documents import Draft, Unread, draft
from generator.reading.files import FoundFile, folder_problems, learner_folder
from generator.reading.layout import portfolio_folders
from generator.reading.text import LARGEST_PROSE, decoded

Step = Callable[[Kind, str], str]
"""The text of a document as a version has it, from its text as the version before had it."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""By the version they lead to. Into the first leads none: what had no number has the same fields."""

_NUMBER = re.compile(r"schema_version[ \t]*:[ \t]*\d+")


@dataclass(frozen=True)
class Migrated:
    """A file below the docs folder: ``changed``, or ``left`` as it was, for it cannot be read."""

    path: str
    done: Literal["changed", "left"]


def migrate(
    docs: Path, steps: Mapping[int, Step] = STEPS, version: int = SCHEMA_VERSION
) -> tuple[Migrated, ...]:
    """Bring every portfolio of a docs folder up to a version; each file that is changed, or cannot be."""
    found: list[Migrated] = []
    for folder, path in portfolio_folders(docs):
        name = path.rpartition("/")[2]
        if not list(folder_problems(folder, name)):
            above = path.removesuffix(name)
            told = _migrate_portfolio(folder, name, steps, version)
            found += (Migrated(f"{above}{each.path}", each.done) for each in told)
    return tuple(found)


def _migrate_portfolio(docs: Path, name: str, steps: Mapping[int, Step], to: int) -> Iterator[Migrated]:
    """All files of a portfolio, or none of them: half of it would be in no version at all."""
    profile = f"{name}/profile.md"
    read = _read(docs / profile, profile, KIND["profile"]) if is_regular(docs / profile, docs) else None
    if read is None:
        yield Migrated(profile, "left")
        return
    since = read.data.get("schema_version", 0)
    if not isinstance(since, int) or since >= to:
        return
    files: dict[Path, bytes] = {}
    wanted = [steps[number] for number in range(since + 1, to + 1) if number in steps]
    for kind, found in learner_folder(docs, name).documents:
        changed = _changed(kind, found, wanted, to)
        if changed is None:
            yield Migrated(found.path, "left")
            return
        files |= changed
    replace_files(files)
    yield from (Migrated(path.relative_to(docs).as_posix(), "changed") for path in sorted(files))


def _changed(kind: Kind, found: FoundFile, steps: list[Step], to: int) -> dict[Path, bytes] | None:
    """The new content of a document, if it is another; None for one that cannot be changed."""
    is_profile = kind is KIND["profile"]
    if not steps and not is_profile:
        return {}
    read = _read(found.file, found.path, kind)
    if read is None:
        return None
    text = read.text
    for step in steps:
        text = step(kind, text)
    if is_profile:
        numbered = _numbered(text, found.path, to)
        if numbered is None:
            return None
        text = numbered
    return {} if text == read.text else {found.file: rewritten(found.file.read_bytes(), text)}


def _numbered(text: str, path: str, version: int) -> str | None:
    """A profile with its version behind its type; None where that would change more than it says."""
    before = draft(path, text, KIND["profile"])
    if isinstance(before, Unread):
        return None
    lines = text.split("\n")
    if place := before.read.keys.get(("schema_version",)):
        lines[place.line - 1] = _NUMBER.sub(f"schema_version: {version}", lines[place.line - 1])
    elif place := before.read.keys.get(("type",)):
        lines.insert(place.line, f"schema_version: {version}")
    after = draft(path, "\n".join(lines), KIND["profile"])
    wanted: dict[str, Any] = {**before.data, "schema_version": version}
    return "\n".join(lines) if isinstance(after, Draft) and after.data == wanted else None


def _read(file: Path, path: str, kind: Kind) -> Draft | None:
    text, problems = decoded(path, file.read_bytes()[: LARGEST_PROSE + 1], LARGEST_PROSE)
    read = draft(path, text, kind) if not problems else None
    return read if isinstance(read, Draft) else None
