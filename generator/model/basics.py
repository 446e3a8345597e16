"""Dates, texts in languages, and what every document of a portfolio has."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, fields
from functools import cached_property, total_ordering
from typing import Any, Literal


class _FieldNames(dict[type[Any], tuple[str, ...]]):
    def __missing__(self, kind: type[Any]) -> tuple[str, ...]:
        self[kind] = tuple(field.name for field in fields(kind))
        return self[kind]


FIELD_NAMES = _FieldNames()
"""The fields of a dataclass by its type: looked up once, for whoever walks through a model does it often."""


Visibility = Literal["public", "cohort", "private"]
Audience = Literal["public", "cohort", "private"]
Phase = Literal["recognise", "value", "calibrate", "develop"]
Learning = Literal["formal", "non-formal", "informal"]
Stage = Literal["initial", "post-initial"]
Verdict = Literal["met", "partly", "gap"]
Overall = Literal["passed", "passed-in-part", "not-yet"]
Progress = Literal["planned", "busy", "done", "dropped"]
Cefr = Literal["A1", "A2", "B1", "B2", "C1", "C2"]

PHASES: tuple[Phase, ...] = ("recognise", "value", "calibrate", "develop")
LEARNING: tuple[Learning, ...] = ("formal", "non-formal", "informal")
STAGES: tuple[Stage, ...] = ("initial", "post-initial")
SELF = "self"


@total_ordering
@dataclass(frozen=True)
class Date:
    """A calendar date of an author's precision: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601)."""

    text: str

    @cached_property
    def first(self) -> datetime.date:
        """The first day it can mean; raises ValueError when there is no such day."""
        year, month, day = (*(int(part) for part in self.text.split("-")), 1, 1)[:3]
        return datetime.date(year, month, day)

    @cached_property
    def last(self) -> datetime.date:
        """The last day it can mean."""
        match [int(part) for part in self.text.split("-")]:
            case [year]:
                return datetime.date(year, 12, 31)
            case [year, month]:
                return datetime.date(year, month, calendar.monthrange(year, month)[1])
            case _:
                return self.first

    def __lt__(self, other: Date) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Text:
    """A text a school gives: one for every language (language ``""``) or one per language."""

    versions: tuple[tuple[str, str], ...]

    def chosen(self, language: str) -> tuple[str, str]:
        """The text nearest to a language, and the language it is in (``""``: not said)."""
        known = dict(self.versions)
        for wanted in (language, "", "en", *known):
            if wanted in known:
                return known[wanted], wanted
        raise ValueError("a text without versions")

    def in_language(self, language: str) -> str:
        return self.chosen(language)[0]


@dataclass(frozen=True, kw_only=True)
class Translation:
    """What a document says, in another language. It is seen where its document is.

    What it leaves out is not translated; ``TRANSLATED`` says what else than title and prose it can say.
    """

    source: str
    slug: str
    """The language, as the file's name has it."""
    title: str
    prose: str = ""
    visibility: Visibility | None = None
    headline: str | None = None
    alt: str | None = None
    picture_alt: str | None = None
    motivation: str | None = None
    ambition: str | None = None
    learning_style: str | None = None
    perspectives: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    region: str | None = None
    availability: str | None = None
    focus: str | None = None
    checkpoints: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """One file an author wrote. ``source`` is its path below the docs folder, with ``/``."""

    source: str
    slug: str
    title: str
    prose: str = ""
    visibility: Visibility | None = None
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True)
class PublicFile:
    """What is published of a learner's file: a name of our own, its size in pixels if it is a picture."""

    name: str
    kind: str
    """``image``, ``document``, ``audio`` or ``video``."""
    width: int = 0
    height: int = 0
    others: tuple[PublicFile, ...] = ()
    """The same picture smaller, and packed otherwise."""
    front: PublicFile | None = None
    """The first page of a document, as a picture."""
    wave: tuple[int, ...] = ()
    """How loud a recording is, moment by moment, of 100."""
    weight: int = 0
    """In bytes."""
    pages: int = 0
    """Of a document."""
    lost: tuple[str, ...] = ()
    """What its original had and this has not, as codes of the problems that tell it to its author."""

    @property
    def picture(self) -> PublicFile | None:
        """What can be seen of it without opening it."""
        return self if self.kind == "image" else self.front

    @property
    def small(self) -> PublicFile | None:
        """The smallest of the same packing, if this is not."""
        return min(self._packed_alike, key=lambda it: it.width, default=None)

    @property
    def alike(self) -> tuple[PublicFile, ...]:
        """The same picture in all its sizes, the smallest first, packed as this is."""
        return tuple(sorted((*self._packed_alike, self), key=lambda it: it.width))

    @property
    def packed(self) -> tuple[PublicFile, ...]:
        """The same in a newer packing, which is less to load; the smallest first."""
        return tuple(
            sorted((it for it in self.others if it not in self._packed_alike), key=lambda it: it.width)
        )

    @property
    def all(self) -> tuple[PublicFile, ...]:
        """Every file there is of it."""
        return (self, *self.others, *(self.front.all if self.front else ()))

    @property
    def _packed_alike(self) -> tuple[PublicFile, ...]:
        return tuple(it for it in self.others if it.name.endswith(self.name.partition(".")[2]))


@dataclass(frozen=True, kw_only=True)
class InCycle(Document):
    """A document that belongs to a cycle, by its number."""

    cycle: int
