"""A new document in a portfolio or beside the portfolios, and what is still to be filled in there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.guide.files import refuse_links, write_new
from generator.guide.form import Given, form
from generator.guide.learners import names_here, new_list
from generator.model import FOLDERS, KIND, KINDS, Kind
from generator.reading.documents import Unread, draft, read_document
from generator.reading.files import COHORT, SLUG, cohort_folders
from generator.reading.layout import portfolio_folders
from generator.reading.misplaced import SCHOOLS_FOLDERS
from generator.reading.schemas import schema, schema_problems
from generator.reading.suggestions.slugs import numbered, slug

ADDABLE: tuple[str, ...] = tuple(kind.name for kind in KINDS if kind.name != "profile")
"""A profile comes with a portfolio of its own."""

_NUMBERED = re.compile(r"[1-9][0-9]?\Z")


@dataclass(frozen=True, order=True)
class OpenField:
    """A field that waits for a value, and the line it stands on."""

    line: int
    field: str


@dataclass(frozen=True)
class Added:
    """A new file, below the docs folder, and what is blank in it."""

    path: str
    blanks: tuple[OpenField, ...]


def is_learners(kind: str) -> bool:
    """Whether documents of this kind lie inside a portfolio."""
    return KIND[kind] in FOLDERS.values()


def portfolios(docs: Path) -> tuple[str, ...]:
    """The folders that have a profile: ``amina`` or, where cohorts have folders, ``2024/amina``."""
    there = (path for folder, path in portfolio_folders(docs) if (docs / path / "profile.md").exists())
    return tuple(sorted(there))


def portfolios_called(docs: Path, name: str) -> tuple[str, ...]:
    """The portfolios in folders of this name, of each cohort one; no other folder is looked into."""
    if not SLUG.match(name) or name in SCHOOLS_FOLDERS:
        return ()
    paths = [f"{cohort}/{name}" for cohort in cohort_folders(docs)] or [name]
    return tuple(path for path in paths if (docs / path / "profile.md").exists())


def standing_in(docs: Path) -> str:
    """Where the command runs, below the docs folder: ``amina/goals``; empty outside it."""
    here, top = Path.cwd().resolve(), docs.resolve()
    return here.relative_to(top).as_posix() if here.is_relative_to(top) and here != top else ""


def add_document(
    docs: Path,
    kind: str,
    title: str,
    language: str,
    *,
    portfolio: str = "",
    name: str = "",
    by_hand: bool = True,
) -> Added:
    """Write a new document. ``name`` is its file's, else made from the title. Raises AlreadyThereError.

    ``by_hand``: its fields are filled in as text, and not in a browser.

    It is written through no link, which may lead to somebody else's folder.
    """
    folder = docs / portfolio
    cycle = current_cycle(folder)
    if kind == "cycle":
        cycle = (cycle or 0) + 1
        name = str(cycle)
    name = name or _free(folder, kind, title)
    given = _given(KIND[kind], title, name, cycle)
    if kind == "cohort":
        given = {**given, **_as_before(docs)}
    text = _text(kind, given, language, folder, by_hand=by_hand)
    file = folder / _path(KIND[kind], name)
    refuse_links(file, docs)
    write_new({file: text})
    return Added(file.relative_to(docs).as_posix(), blanks(KIND[kind], text))


def _free(folder: Path, kind: str, title: str) -> str:
    """The name for a document with a title; another number where that of another title is the same."""

    def taken(name: str) -> bool:
        file = folder / _path(KIND[kind], name)
        return file.exists() and _title_of(file, KIND[kind]) not in {"", title}

    wanted = slug(title, kind)
    return numbered(wanted, taken) if KIND[kind].folder else wanted


def _title_of(file: Path, kind: Kind) -> str:
    read = read_document(file, file.name, kind)
    return "" if isinstance(read, Unread) else str(read.data.get("title", ""))


def _as_before(docs: Path) -> Given:
    """What a new cohort has in common with the one before it: the school and its languages."""
    for name in reversed(cohort_folders(docs)):
        read = read_document(docs / name / COHORT, COHORT, KIND["cohort"])
        if not isinstance(read, Unread) and not schema_problems(read):
            return {it: _plain(read.data[it]) for it in ("school", "languages") if it in read.data}
    return {}


def _plain(value: str | list[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)


def has_title(kind: str) -> bool:
    """Whether documents of this kind are called something."""
    return "title" in schema(kind)["properties"]


def current_cycle(portfolio: Path) -> int | None:
    """The highest number among the files of ``cycles``, or None without any."""
    names = (file.stem for file in (portfolio / "cycles").glob("*.md"))
    return max((int(name) for name in names if _NUMBERED.match(name)), default=None)


def blanks(kind: Kind, text: str) -> tuple[OpenField, ...]:
    """What is still to be filled in, as ``check`` would say."""
    read = draft(f"{kind.name}{kind.suffix}", text, kind)
    assert not isinstance(read, Unread), read.problems  # what we write we can read
    problems = schema_problems(read)
    return tuple(
        sorted(OpenField(p.place.line, dict(p.values)["field"]) for p in problems if p.code == "blank")
    )


def _text(kind: str, given: Given, language: str, folder: Path, *, by_hand: bool) -> str:
    """A form; of a list of learners those who are there need not be asked."""
    there = names_here(folder) if kind == "learners" else {}
    return new_list(there, language) if there else form(KIND[kind], given, language, by_hand=by_hand)


def _given(kind: Kind, title: str, name: str, cycle: int | None) -> Given:
    """What need not be asked."""
    given: dict[str, str | int | tuple[str, ...]] = {"type": kind.name, "title": title, "id": name}
    if kind.name == "cycle" and cycle:
        given |= {"number": cycle, "phase": "recognise"}
    elif cycle:
        given["cycle"] = cycle
    return {field: value for field, value in given.items() if field in schema(kind.name)["properties"]}


def _path(kind: Kind, name: str) -> str:
    if not kind.folder:
        return f"{kind.name}{kind.suffix}"
    return f"{kind.folder}/{name}{kind.suffix}"
