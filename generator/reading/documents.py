"""One file as data, prose and the place of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from generator.media.clean import is_pointer
from generator.model import Kind
from generator.problems import Place, Problem, problem
from generator.reading.conflicts import conflicts
from generator.reading.strict_yaml import MOST_NODES_OF_A_SCHOOL, Read, read_yaml
from generator.reading.strict_yaml import Path as DataPath
from generator.reading.text import LARGEST, LARGEST_PROSE, decoded

_ALMOST_FENCE = re.compile(r"\s*(?:[-–—]{2,}|—)\s*\Z")
_FENCE = "---"
_QUOTES = re.compile(r"(?:[\s>*+\-.)\d]++|\[\^[^\]\s]++\]:)*")
_UNDER_HEADER = re.compile(r"(?:[\s|:-]*+[>*+])*[\s|:]*+-[\s|:-]*+\Z")
_ADDRESS = re.compile(r"[\w.+-]@[\w-]++\.[\w-]")
MOST_ADDRESSES = 200
"""Of mail; none may stand there. To make a link of each, comrak copies all that follows it."""
DEEPEST_QUOTE = 20
"""How many quotes may stand within each other."""
MOST_CELLS = 20_000
"""How many cells the tables of a document may have; a row is filled up to the width of its header."""


@dataclass(frozen=True)
class Draft:
    """A file as it was read: not yet checked against its schema. ``prose_line`` is its first line."""

    path: str
    slug: str
    kind: Kind
    text: str
    data: dict[str, Any]
    read: Read
    prose: str = ""
    prose_line: int = 1
    translations: tuple[Draft, ...] = ()
    """What a reader of another language sees in its place, where that is known."""

    def place(self, path: DataPath) -> Place:
        """Where a value stands; where it is missing, the nearest thing around it."""
        while path and path not in self.read.places:
            path = path[:-1]
        if path and not isinstance(self._value(path), (dict, list)):
            return self.read.places[path]
        return self.key_place(path)

    def key_place(self, path: DataPath) -> Place:
        """Where a field's name stands; for the whole document its first line."""
        if not path:
            return Place(1, 1)
        return self.read.keys.get(path) or self.read.places[path]

    def typed(self, path: DataPath) -> str:
        """A value as its author typed it: 2.10 is 2.1 for YAML. ``""`` where it is more than a line."""
        place = self.read.places.get(path, Place())
        if not place.end_column or isinstance(self._value(path), (dict, list)):
            return ""
        return self.text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]

    def problem(self, code: str, path: DataPath = (), **values: object) -> Problem:
        return replace(problem(self.path, code, self.place(path), **values), field=path)

    def _value(self, path: DataPath) -> Any:
        value: Any = self.data
        for step in path:
            value = value[step]
        return value


@dataclass(frozen=True)
class Unread:
    """A file that holds nothing the program can use, and why.

    ``rest`` is what could be read of it all the same, to tell what else is wrong: nothing is made of it.
    """

    path: str
    text: str
    problems: tuple[Problem, ...]
    rest: Draft | None = None

    def is_sure(self, found: Problem) -> bool:
        """Whether something is wrong with the rest, and not only because it is not all there is."""
        if self.rest is None:
            return True
        read = self.rest.read
        return found.place.line not in read.unsure and (read.whole or found.code not in _LACKING)


_LACKING = frozenset({"blank", "empty", "missing-field"})
"""What may be wrong only because a line was set aside."""


def read_document(file: Path, path: str, kind: Kind) -> Draft | Unread:
    """Read one file of a known kind. ``path`` is what problems call it."""
    largest = LARGEST_PROSE if kind.has_prose else LARGEST
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError as error:
        return Unread(path, "", (problem(path, "unreadable", reason=error.strerror or error),))
    if is_pointer(content):
        return Unread(path, "", (problem(path, "lfs-pointer", file=file.name),))
    text, problems = decoded(path, content, largest)
    if problems:
        return Unread(path, text, tuple(problems))
    return draft(path, text, kind)


def as_kept(read: Draft | Unread, kind: Kind) -> Draft | Unread:
    """A text that is not on the disk as it would be read from there, where not every text may be."""
    text, problems = decoded(read.path, read.text.encode(), LARGEST_PROSE if kind.has_prose else LARGEST)
    if problems:
        return Unread(read.path, text, tuple(problems))
    return read if text == read.text else draft(read.path, text, kind)


def draft(path: str, text: str, kind: Kind) -> Draft | Unread:
    """The document in a text, or the problems that keep it from being one."""
    if found := conflicts(path, text):
        return Unread(path, text, found)
    if not kind.has_prose:
        return _draft(path, text, kind, read_yaml(path, text, most=MOST_NODES_OF_A_SCHOOL))
    lines = text.split("\n")
    end = _end_of_front_matter(path, lines)
    if isinstance(end, Problem):
        return Unread(path, text, (end,))
    read = read_yaml(path, "\n".join(lines[1:end]) + "\n", first_line=2)
    return _draft(path, text, kind, read, "\n".join(lines[end + 1 :]), end + 2)


def _too_costly(path: str, prose: str, first_line: int) -> Problem | None:
    """Few characters that would cost minutes to render: quotes within quotes, rows filled up with cells."""
    columns = cells = 0
    for number, line in enumerate(prose.split("\n"), first_line):
        if (start := _QUOTES.match(line)) and line.count(">", 0, start.end()) > DEEPEST_QUOTE:
            return problem(path, "deep-quote", Place(number, 1), most=DEEPEST_QUOTE)
        if _UNDER_HEADER.match(line):
            columns = max(columns, line.count("|") + 1)
        cells += columns
        if cells > MOST_CELLS:
            return problem(path, "big-table", Place(number, 1), most=MOST_CELLS)
        columns = columns if line.strip(" >\t") else 0
    return _too_many_addresses(path, prose, first_line)


def _too_many_addresses(path: str, prose: str, first_line: int) -> Problem | None:
    """The first of more than can be looked at one by one."""
    found = islice(_ADDRESS.finditer(prose), MOST_ADDRESSES, None)
    if prose.count("@") <= MOST_ADDRESSES or (first := next(found, None)) is None:
        return None
    line_start = prose.rfind("\n", 0, first.start()) + 1
    place = Place(prose.count("\n", 0, first.start()) + first_line, first.start() - line_start + 1)
    return problem(path, "personal-data", place, data="e-mail")


def _draft(
    path: str, text: str, kind: Kind, read: Read, prose: str = "", prose_line: int = 1
) -> Draft | Unread:
    if not read.problems and not isinstance(read.value, dict):
        return Unread(path, text, (problem(path, "yaml-not-fields", read.places.get(())),))
    if costly := _too_costly(path, prose, prose_line):
        return Unread(path, text, (*read.problems, costly))
    whole = Draft(path, Path(path).stem, kind, text, read.value, read, prose, prose_line)
    if read.problems:
        return Unread(path, text, read.problems, whole if isinstance(read.value, dict) else None)
    return whole


def _end_of_front_matter(path: str, lines: list[str]) -> int | Problem:
    """The index of the line that closes the front matter."""
    if lines[0] != _FENCE:
        return _no_front_matter(path, lines)
    for number, line in enumerate(lines[1:], start=1):
        if line == _FENCE:
            return number
        if _ALMOST_FENCE.match(line):
            return problem(path, "odd-dashes", Place(number + 1, 1, len(line) + 1), found=line)
    return problem(path, "open-front-matter", Place(1, 1, 4))


def _no_front_matter(path: str, lines: list[str]) -> Problem:
    if _ALMOST_FENCE.match(lines[0]):
        return problem(path, "odd-dashes", Place(1, 1, len(lines[0]) + 1), found=lines[0])
    late = next((number for number, line in enumerate(lines, 1) if line.strip() == _FENCE), None)
    if late and late <= 10:
        return problem(path, "late-front-matter", Place(late, 1, 4))
    return problem(path, "no-front-matter")
