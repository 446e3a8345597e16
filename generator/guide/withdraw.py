"""Taking somebody out of a site: their consent ends today, and what others wrote about them is hidden.

Only the fields that say so are changed, as text, so that everything else in a file stays as its author
wrote it. Every change is read back; a file that would then say anything else is left alone and named.
"""

from __future__ import annotations

import datetime
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from generator.guide.confirmations import confirmed_here
from generator.guide.files import replace_files, rewritten
from generator.guide.learners import learners_list
from generator.model import KIND, Kind
from generator.reading.documents import Draft, draft, read_document
from generator.reading.files import LEARNERS_LIST, FoundFile, cohort_folders, learner_folder
from generator.reading.layout import portfolio_folders
from generator.reading.strict_yaml import Path as DataPath
from generator.reading.suggestions.nearest import nearest
from generator.signs import unescaped


class NobodyError(Exception):
    """No portfolio and no person has this name; ``nearest`` is one that is like it, or ``""``."""

    def __init__(self, name: str, close: str) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = close


class SeveralError(Exception):
    """A short name that several people have; ``names`` are their full ones."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(*names)
        self.names = names


@dataclass(frozen=True, order=True)
class Trace:
    """Where somebody was, and what was done: a file below the docs folder and a line in it.

    ``portfolio`` and ``person``: the consent has ended. ``hidden``: another's document that names them
    is private now. ``unconfirmed``: the school's file has no line of it any more. ``listed`` and ``kept``:
    the school's list has a line of them, which is new or was there. ``left`` and, where the list lacks a
    line, ``unlisted``: this must be done by hand.
    """

    path: str
    line: int
    done: Literal["portfolio", "person", "hidden", "unconfirmed", "listed", "kept", "left", "unlisted"]


@dataclass(frozen=True)
class _Document:
    found: FoundFile
    kind: Kind
    draft: Draft | None
    portfolio: str
    """The folder of the portfolio it is in, below the docs folder."""

    @property
    def text(self) -> str:
        return self.draft.text if self.draft else _raw(self.found.file)


def withdraw(docs: Path, who: str, day: datetime.date) -> tuple[Trace, ...]:
    """End the consent of a portfolio (by its folder) or a person (by their name, full or short), everywhere.

    Raises NobodyError when nobody is called so, SeveralError when several are; then nothing was changed.
    """
    documents = list(_documents(docs))
    profiles = [d.draft for d in documents if d.kind is KIND["profile"] and d.draft]
    name = _full_name(profiles, who)
    alike = {_portfolio(profile.path) for profile in profiles if _same(profile.data.get("name"), name)}
    theirs = {_portfolio(profile.path) for profile in _called(profiles, who)} or alike
    traces: list[Trace] = []
    for document in documents:
        if document.kind is KIND["profile"]:
            found = _in_profile(document, name, day, is_theirs=document.portfolio in theirs)
            traces += (it for it in found if it.done != "left" or document.portfolio not in alike - theirs)
        elif document.portfolio not in alike:
            traces += _hidden(document, name)
    for portfolio in sorted(theirs):
        traces += (*_unconfirmed(docs, portfolio), *_on_list(docs, portfolio, name))
    return tuple(sorted((*traces, *_schools(docs, name))))


def name_of(docs: Path, who: str) -> str:
    """The full name of whom somebody means by a folder or a name. Raises NobodyError, SeveralError."""
    profiles = (d.draft for d in _documents(docs) if d.kind is KIND["profile"])
    return _full_name([profile for profile in profiles if profile], who)


def pages_with(site: Path, name: str, traces: tuple[Trace, ...]) -> tuple[str, ...]:
    """The pages of a built site that are somebody's own, lead there, or have their full name in them."""
    own = tuple(f"{_portfolio(trace.path)}/" for trace in traces if trace.done == "portfolio")
    pages = ((file.relative_to(site).as_posix(), _raw(file)) for file in sorted(site.rglob("*.html")))
    return tuple(
        path
        for path, text in pages
        if path.startswith(own) or _leads_to(own, path, text) or _lines_naming(unescaped(text), name)
    )


def lines_of_settings(config: Path, name: str, *, by_first_name: bool) -> tuple[int, ...]:
    """The lines of a site's settings, such as its title, that name somebody. ``new`` writes a first name."""
    text = _raw(config)
    lines = set(_lines_naming(text, name))
    if by_first_name and (first := name.split()[:1]):
        pattern = re.compile(
            rf"^[ \t]*(?:site_\w+|copyright):.*(?<!\w){re.escape(first[0])}(?!\w)", re.MULTILINE
        )
        lines.update(_lines_of(pattern, text))
    return tuple(sorted(lines))


_LINK = re.compile(r"""<a\b[^<>]{0,500}?\shref=["']?([^"'\s>#?]+)""")


def _leads_to(folders: tuple[str, ...], page: str, text: str) -> bool:
    """Whether a page has a link into one of some folders: it shows whose they are, by whatever name."""
    targets = (posixpath.join(posixpath.dirname(page), unescaped(link)) for link in _LINK.findall(text))
    return (
        any(f"{posixpath.normpath(target)}/".startswith(folders) for target in targets) if folders else False
    )


def _documents(docs: Path) -> Iterator[_Document]:
    for group, portfolio in portfolio_folders(docs):
        folder = docs / portfolio
        if not folder.is_symlink():
            for kind, found in learner_folder(group, folder.name).documents:
                below = replace(found, path=found.file.relative_to(docs).as_posix())
                read = read_document(below.file, below.path, kind)
                yield _Document(below, kind, read if isinstance(read, Draft) else None, portfolio)


def _portfolio(profile: str) -> str:
    """The folder that the path of a profile says."""
    return profile.rpartition("/")[0]


def _called(profiles: list[Draft], who: str) -> list[Draft]:
    """The profile in the folder of this name: with its cohort, or without it if there is one only."""
    exact = [profile for profile in profiles if _portfolio(profile.path) == who]
    alike = [profile for profile in profiles if _portfolio(profile.path).endswith(f"/{who}")]
    return exact or (alike if len(alike) == 1 else [])


def _full_name(profiles: list[Draft], who: str) -> str:
    """The name of whom somebody means: by a folder, else by the name itself, else by a short one (``id``)."""
    for profile in _called(profiles, who):
        return str(profile.data.get("name") or who)
    people = [person for profile in profiles for person in _people(profile)]
    names = [profile.data.get("name") for profile in profiles] + [each.get("name") for each in people]
    known = [name for name in names if isinstance(name, str)]
    short = [str(each["name"]) for each in people if each.get("id") == who and each.get("name")]
    meant = [name for name in known if _same(name, who)][:1] or short
    if any(not _same(name, meant[0]) for name in meant):
        raise SeveralError(tuple(dict.fromkeys(meant)))
    if meant:
        return meant[0]
    raise NobodyError(who, nearest(who, [*(_portfolio(profile.path) for profile in profiles), *known]))


def _people(profile: Draft) -> list[dict[str, Any]]:
    """The entries of the register of people; nothing of what is none."""
    people = profile.data.get("people")
    entries = people if isinstance(people, list) else []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


def _same(one: object, other: str) -> bool:
    return isinstance(one, str) and one.casefold().split() == other.casefold().split()


MOST_ENDED = 10
"""Consents of one name in one profile that are ended here: each is read back before the next."""


def _in_profile(document: _Document, name: str, day: datetime.date, *, is_theirs: bool) -> Iterator[Trace]:
    profile = document.draft
    if profile is None:
        yield from (Trace(document.found.path, line, "left") for line in _lines_naming(document.text, name))
        return
    groups: list[tuple[DataPath, Literal["portfolio", "person"]]] = []
    if is_theirs:
        groups.append((("consent",), "portfolio"))
    for number, person in enumerate(_people(profile)):
        if _same(person.get("name"), name):
            groups.append((("people", number, "consent"), "person"))
    told = set()
    for number, (group, done) in enumerate(groups):
        whole = group[:-1] or group
        line = profile.key_place(whole).line if _has(profile, whole) else 1
        told.add(line)
        tried = number < MOST_ENDED
        ended = not _has(profile, group) or (tried and _write(document, _with_day(profile, group, day)))
        yield Trace(profile.path, line, done if ended else "left")
        profile = (_again(document) if tried else None) or profile
    if not is_theirs:
        register = _register_lines(profile)
        for line in _lines_naming(profile.text, name):
            if line not in register and line not in told:
                yield Trace(profile.path, line, "left")


def _register_lines(profile: Draft) -> set[int]:
    """The lines of the register of people, where a name without consent is no name on the site."""
    return {place.line for path, place in profile.read.places.items() if path[:1] == ("people",)}


def _has(profile: Draft, path: DataPath) -> bool:
    return path in profile.read.places


def _again(document: _Document) -> Draft | None:
    read = read_document(document.found.file, document.found.path, document.kind)
    return read if isinstance(read, Draft) else None


def _with_day(profile: Draft, group: DataPath, day: datetime.date) -> tuple[DataPath, str, list[str]]:
    """The lines of a profile in which a consent has ended, and what must then be read there."""
    field, lines = (*group, "withdrawn_on"), profile.text.split("\n")
    given = (*group, "given_on")
    if field in profile.read.places or given not in profile.read.keys:
        return field, "", lines
    key, value = profile.read.keys[given], profile.read.places[given]
    row = value.line - 1
    before = lines[row][: key.column - 1]
    if before.strip():
        end = (value.end_column or value.column) - 1
        lines[row] = f"{lines[row][:end]}, withdrawn_on: {day.isoformat()}{lines[row][end:]}"
    else:
        lines.insert(row + 1, f"{before}withdrawn_on: {day.isoformat()}")
    return field, day.isoformat(), lines


def _hidden(document: _Document, name: str) -> Iterator[Trace]:
    """Make a document that names somebody private."""
    if not _lines_naming(document.text, name):
        return
    read = document.draft
    hidden = read is not None and _write(document, _private(read))
    line = _lines_naming(_raw(document.found.file), name)[0]
    yield Trace(document.found.path, line, "hidden" if hidden else "left")


def _private(document: Draft) -> tuple[DataPath, str, list[str]]:
    field, lines = ("visibility",), document.text.split("\n")
    if document.data.get("visibility") == "private":
        return field, "", lines
    if place := document.read.places.get(field):
        row = place.line - 1
        lines[row] = f"{lines[row][: place.column - 1]}private{lines[row][place.end_column - 1 :]}"
    else:
        lines.insert(1, "visibility: private")
    return field, "private", lines


def _write(document: _Document, change: tuple[DataPath, str, list[str]]) -> bool:
    """Whether a file says now what it should; it is written only if it then says that and nothing else."""
    field, value, lines = change
    before = _again(document)
    if before is None:
        return False
    if not value:
        return field in before.read.places
    text = "\n".join(lines)
    after = draft(document.found.path, text, document.kind)
    if not isinstance(after, Draft) or after.prose != before.prose:
        return False
    if _flat(after.data) != {**_flat(before.data), field: value}:
        return False
    file = document.found.file
    replace_files({file: rewritten(file.read_bytes(), text)})
    return True


def _flat(value: Any, path: DataPath = ()) -> dict[DataPath, Any]:
    """Every single value, by its path."""
    match value:
        case dict() | list() if value:
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            return {p: v for step, inner in entries for p, v in _flat(inner, (*path, step)).items()}
        case _:
            return {path: value}


def _raw(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _unconfirmed(docs: Path, portfolio: str) -> Iterator[Trace]:
    """Take out of the school's file what it confirmed of a learner."""
    within, _, folder = portfolio.rpartition("/")
    known = confirmed_here(docs / within)
    if known is None or not (lines := known.lines(folder)):
        return
    path, content = known.file.relative_to(docs).as_posix(), known.without(folder)
    if content is not None:
        replace_files({known.file: content})
    yield from (Trace(path, line, "left" if content is None else "unconfirmed") for line in lines)


def _on_list(docs: Path, portfolio: str, name: str) -> Iterator[Trace]:
    """Keep a learner on the school's list, if it has one: that hides a name also when its folder is gone."""
    within, _, folder = portfolio.rpartition("/")
    file = docs / within / LEARNERS_LIST
    path = file.relative_to(docs).as_posix()
    if not os.path.lexists(file):
        return
    if lines := _lines_on_list(docs / within, folder):
        yield from (Trace(path, line, "kept") for line in lines)
        return
    known = learners_list(docs / within)
    if known is None or (content := known.with_learner(folder, name)) is None:
        yield Trace(path, 1, "unlisted")
        return
    replace_files({file: content})
    yield from (Trace(path, line, "listed") for line in _lines_on_list(docs / within, folder))


def _lines_on_list(docs: Path, folder: str) -> tuple[int, ...]:
    known = learners_list(docs)
    return known.lines(folder) if known else ()


def _schools(docs: Path, name: str) -> Iterator[Trace]:
    """Where the school itself names somebody: its own words are not changed for it."""
    patterns = ("*.md", "*.yml", "frameworks/*.yml")
    folders = (docs, *(docs / name for name in cohort_folders(docs)))
    own = [file for folder in folders for pattern in patterns for file in folder.glob(pattern)]
    for file in sorted(own):
        if file.is_file() and not file.is_symlink() and file.name != LEARNERS_LIST:
            for line in _lines_naming(_raw(file), name):
                yield Trace(file.relative_to(docs).as_posix(), line, "left")


def _lines_naming(text: str, name: str) -> list[int]:
    """The lines on which a full name begins. One word alone may mean anybody, and is not looked for."""
    words = [re.escape(word) for word in name.split()]
    if len(words) < 2:
        return []
    together = r"\s+".join(words)
    pattern = re.compile(rf"(?<!\w){together}(?!\w)", re.IGNORECASE)
    return list(dict.fromkeys(_lines_of(pattern, text)))


def _lines_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """The line of each match, in order."""
    line, reached = 1, 0
    for found in pattern.finditer(text):
        line += text.count("\n", reached, found.start())
        reached = found.start()
        yield line
