"""The levels of a list: from columns, from a sheet of their own, or from what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.guide.lists.codes import code_of
from generator.guide.lists.headings import Headings, LevelHeading
from generator.guide.lists.table import Where
from generator.reading.suggestions.choices import plain

Said = tuple[tuple[str, str], ...]
"""A text by language; one without a language has ``""``."""

_CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
_MOST = 20
_NONE = frozenset({"", "-", "–", "—", "nvt", "n.v.t.", "n.v.t", "na", "n/a", "geen", "none"})
_BEFORE = re.compile(r"(?:niveau|level|nivo|stadium|fase|stage|n|l)[\s.:_-]*(?=[0-9]|[a-e]\Z)", re.IGNORECASE)
_AFTER = re.compile(r"(?P<id>[0-9]{1,2}|[ABC][12])(?:\.0+)?(?:[\s:()\u2013-]+.*)?\Z")


@dataclass(frozen=True)
class ListedLevel:
    id: str
    title: Said
    description: Said = ()
    eqf: str = ""
    nlqf: str = ""
    where: Where = field(default=Where(), compare=False)


@dataclass(frozen=True)
class Levels:
    """The levels of a framework, lowest first."""

    all: tuple[ListedLevel, ...] = ()

    def found(self, text: str) -> str:
        """The id of the level that a cell names by its id or its title; ``""`` if there is none."""
        said = level_said(text)
        for each in self.all:
            names = (each.id, *(title for _, title in each.title))
            if any(plain(said) == plain(name) or plain(text) == plain(name) for name in names):
                return each.id
        return ""

    @property
    def names(self) -> str:
        return ", ".join(each.id for each in self.all)


def is_none(text: str) -> bool:
    """Whether a cell says that no level is asked."""
    return text.casefold() in _NONE


def level_said(text: str) -> str:
    """``Niveau 3: zelfstandig`` → ``3``; a name is left as it is."""
    said = _BEFORE.sub("", text.strip(), count=1)
    found = _AFTER.match(said)
    return found["id"] if found else said


def levels_of_columns(found: Headings) -> tuple[tuple[LevelHeading, ...], Levels]:
    """The columns with levels, each with its id, and the levels they are for."""
    columns = found.levels
    if any(not each.id for each in columns):
        columns = tuple(replace(each, id=str(n), title=each.title) for n, each in enumerate(columns, 1))
    columns = tuple(replace(each, id=each.id.upper()) for each in columns)
    return columns, Levels(
        tuple(
            ListedLevel(
                each.id, (("", each.title),) if each.title else (), where=found.row.where(each.column)
            )
            for each in columns
        )
    )


def levels_made(texts: Iterable[str]) -> Levels:
    """The levels that cells name: all from the lowest number to the highest, or names as they come."""
    said = list(dict.fromkeys(level_said(text) for text in texts if not is_none(text)))
    if said and all(each.isdigit() and int(each) <= _MOST for each in said):
        numbers = [int(each) for each in said]
        return _named(str(n) for n in range(min(1, *numbers), max(numbers) + 1))
    if said and set(said) <= set(_CEFR):
        return _named(_CEFR)
    titles = [(code_of(each) if len(each) <= 4 else "", each) for each in said]
    return Levels(
        tuple(ListedLevel(code or str(n), (("", name),)) for n, (code, name) in enumerate(titles, 1))
    )


def _named(ids: Iterable[str]) -> Levels:
    return Levels(tuple(ListedLevel(each, ()) for each in ids))
