"""Which column of a list is what, by the headings that teachers write above them in Dutch and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from generator.guide.lists.table import TableRow
from generator.guide.lists.vocabulary import CALLED, Role
from generator.reading.suggestions.choices import plain
from generator.reading.suggestions.nearest import nearest

OF_COMPETENCES: frozenset[Role] = frozenset({"title", "description"})
"""One of these is above a list of competences."""
_TITLES = frozenset({"titel", "naam", "title", "name"})
_LANGUAGES = {
    **dict.fromkeys(("nl", "nld", "nederlands", "nederlandse", "dutch"), "nl"),
    **dict.fromkeys(("en", "eng", "engels", "engelse", "english"), "en"),
}
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 86

_LEVEL = re.compile(
    r"(?:(?:beheersings)?niveau|level|stadium|fase|stage|graad|grade|n|l)[\s.:_-]*(?P<id>[0-9]{1,2}|[a-e])"
    r"(?:[\s.:()\u2013-]+(?P<title>.*?))?\)?\Z",
    re.IGNORECASE,
)
_BARE_LEVEL = re.compile(r"(?P<id>[0-9]{1,2}|[ABC][12][+-]?)(?:[\s.:()\u2013-]+(?P<title>.*?))?\)?\Z")
_NAMED_LEVEL = re.compile(r"(?:niveau|level)[\s.:_-]+(?P<title>\S.*)\Z", re.IGNORECASE)
_NAMES_OF_LEVELS = frozenset(
    {"beginner", "beginnend", "basis", "gevorderd", "gevorderde", "expert", "startbekwaam", "vakbekwaam"}
    | {"bekwaam", "onvoldoende", "voldoende", "goed", "uitstekend", "startend", "ervaren", "bewust"}
    | {"novice", "advanced", "competent", "proficient", "intermediate", "basic", "excellent", "foundation"}
)
"""What columns are called that stand beside each other for levels."""


@dataclass(frozen=True)
class Heading:
    """``language`` is that of the column's texts, if the heading says so; ``of`` that of the heading.

    ``guessed``: its role is that of a word like it, or of one of its words.
    """

    column: int
    said: str
    role: Role | None = None
    language: str = ""
    of: str = ""
    guessed: bool = False


@dataclass(frozen=True)
class LevelHeading:
    """A column for a level: its id and name; ``id`` is empty where there is a name only."""

    column: int
    id: str
    title: str


@dataclass(frozen=True)
class Headings:
    """The row with the headings: what is known of its columns, and what is not."""

    row: TableRow
    known: tuple[Heading, ...]
    levels: tuple[LevelHeading, ...]
    unknown: tuple[Heading, ...]

    def column(self, role: Role) -> int | None:
        """The first column of a role; None without any."""
        return next((each.column for each in self.known if each.role == role), None)

    def columns(self, role: Role) -> tuple[Heading, ...]:
        return tuple(each for each in self.known if each.role == role)

    @property
    def score(self) -> int:
        """How much this looks like a row of headings."""
        return len({(each.role, each.language) for each in self.known}) + min(len(self.levels), 2)


_ROWS_LOOKED_AT = 40


def headings(rows: tuple[TableRow, ...], needed: frozenset[Role] = OF_COMPETENCES) -> Headings | None:
    """The row that says what the columns are: the one with the most known words; None if there is none."""
    found = [headings_of(row) for row in rows[:_ROWS_LOOKED_AT]]
    able = [each for each in found if needed & {it.role for it in each.known}]
    return max(able, key=lambda each: each.score, default=None)


def score(rows: tuple[TableRow, ...]) -> int:
    """How much rows look like a list of competences."""
    found = headings(rows)
    return found.score if found else 0


def headings_of(row: TableRow) -> Headings:
    found = [_heading(column, row.text(column)) for column in row.filled]
    known: list[Heading] = []
    levels: list[LevelHeading] = []
    unknown: list[Heading] = []
    for each in found:
        if isinstance(each, LevelHeading):
            levels.append(each)
        elif each.role and (each.role == "group" or not any(_clash(each, other) for other in known)):
            known.append(each)
        elif each.role == "title" and (noun := _noun_for_a_code(each, known)):
            known[known.index(noun)] = replace(noun, role="code", guessed=True)
            known.append(each)
        else:
            unknown.append(each)
    return Headings(row, tuple(known), tuple(levels if len(levels) > 1 else ()), tuple(unknown))


def _clash(one: Heading, other: Heading) -> bool:
    """Whether two columns are for the same, and not in two languages."""
    return one.role == other.role and (one.language or one.of) == (other.language or other.of)


def _noun_for_a_code(title: Heading, known: list[Heading]) -> Heading | None:
    """The column Competence beside a column Name, where none is called Code: it has the codes."""
    if plain(title.said) not in _TITLES or any(each.role == "code" for each in known):
        return None
    return next((each for each in known if each.role == "title" and plain(each.said) not in _TITLES), None)


def _heading(column: int, said: str) -> Heading | LevelHeading:
    words = _WORD.findall(said.casefold())
    language = next((_LANGUAGES[word] for word in words if word in _LANGUAGES), "")
    rest = [word for word in words if word not in _LANGUAGES]
    role, of = _role(rest)
    if (role is None or role in {"level", "title"}) and (level := _level(column, said)):
        return level
    guessed = role is not None and plain("".join(rest)) not in _table()
    return Heading(column, said, role, language, of, guessed)


def _role(words: list[str]) -> tuple[Role | None, str]:
    """What a heading of these words is for, and the language of the word that tells it."""
    table = _table()
    whole = plain("".join(words))
    if not whole or len(whole) > 60:
        return None, ""
    if whole in table:
        return table[whole]
    if close := nearest(whole, [name for name in table if len(name) > 4 and name[0] == whole[0]], _ALIKE):
        return table[close]
    told = [table[plain(word)] for word in words if plain(word) in table]
    if {"code", "group"} <= {role for role, _ in told}:
        return None, ""
    return min(told, key=lambda it: get_args(Role).index(it[0]), default=(None, ""))


@cache
def _table() -> dict[str, tuple[Role, str]]:
    return {name: (role, language) for role, language, name in _names()}


def _names() -> Iterator[tuple[Role, str, str]]:
    """Dutch last, so that a word of both languages is Dutch: our teachers write that."""
    for language in reversed(CALLED["title"]):
        for role, called in CALLED.items():
            yield from ((role, language, plain(name)) for name in called.get(language, "").split())


def _level(column: int, said: str) -> LevelHeading | None:
    """A column for one level: Niveau 2, N2: met hulp, B1, Beginner."""
    for pattern in (_LEVEL, _BARE_LEVEL):
        if found := pattern.match(said.strip()):
            return LevelHeading(column, found["id"], (found["title"] or "").strip())
    if found := _NAMED_LEVEL.match(said.strip()):
        return LevelHeading(column, "", found["title"])
    return LevelHeading(column, "", said) if plain(said) in _NAMES_OF_LEVELS else None
