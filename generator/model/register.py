"""Who judges for a school, and which judgements the school has confirmed: kept by its staff."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.basics import Date
from generator.model.people import PersonConsent

JUDGING = frozenset({"assessor", "exam-board"})
"""Functions of those whose work it is to judge."""

Confirmed = Literal["no", "yes", "changed"]
"""Whether the school's own file says so; ``changed``: it said so of what stood there before."""


@dataclass(frozen=True, kw_only=True)
class PersonKey:
    """A key with which somebody signs themselves, as a ``did:key``, and from when until when."""

    id: str
    since: Date | None = None
    until: Date | None = None

    def signs_on(self, day: datetime.date) -> bool:
        begun = self.since is None or self.since.first <= day
        return begun and (self.until is None or day <= self.until.last)


@dataclass(frozen=True, kw_only=True)
class Professional:
    """Somebody who works for the school, and for what and when they speak; no ``frameworks``: for all.

    ``withdrawn`` are documents of which nothing that this person signed counts any more.
    """

    id: str
    name: str
    functions: tuple[str, ...]
    organisation: str | None = None
    show_as: Literal["name", "initials", "role"] = "role"
    consent: PersonConsent | None = None
    frameworks: tuple[str, ...] = ()
    since: Date | None = None
    until: Date | None = None
    keys: tuple[PersonKey, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def judges(self, standard: str, date: Date) -> bool:
        """Whether it was this person's work to judge by a standard on a date."""
        begun = self.since is None or self.since.first <= date.last
        ended = self.until is not None and self.until.last < date.first
        speaks = not self.frameworks or standard.partition(":")[0] in self.frameworks
        return begun and not ended and speaks and bool(JUDGING.intersection(self.functions))


@dataclass(frozen=True, kw_only=True)
class Register:
    """The professionals of a school."""

    source: str
    professionals: tuple[Professional, ...]

    @cached_property
    def by_id(self) -> dict[str, Professional]:
        return {each.id: each for each in self.professionals}


@dataclass(frozen=True, kw_only=True)
class SchoolsWord:
    """That somebody of the register stands for a document as it was: ``digest`` is the SHA-256 of it."""

    document: str
    by: str
    given_on: Date
    digest: str


@dataclass(frozen=True, kw_only=True)
class Confirmations:
    """What the school has confirmed, by the documents."""

    source: str
    confirmations: tuple[SchoolsWord, ...]

    @cached_property
    def by_document(self) -> dict[str, tuple[SchoolsWord, ...]]:
        found: dict[str, tuple[SchoolsWord, ...]] = {}
        for each in self.confirmations:
            found[each.document] = (*found.get(each.document, ()), each)
        return found


NO_REGISTER = Register(source="", professionals=())
NO_CONFIRMATIONS = Confirmations(source="", confirmations=())
