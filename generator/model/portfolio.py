"""The portfolio as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model.basics import (
    Date,
    Document,
    PublicFile,
)
from generator.model.documents import (
    Assessment,
    Cycle,
    Dialogue,
    Evidence,
    Experience,
    Goal,
    OwnPage,
    Question,
    Signature,
    Validation,
)
from generator.model.kinds import PARTS, TRANSLATED
from generator.model.own_framework import OwnFramework
from generator.model.people import (
    Person,
    Profile,
)


def translatable(document: Document) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """The fields that a translation of a document can have, each with its path and what stands there."""
    for name, path in TRANSLATED.get(type(document), {}).items():
        value: Any = document
        for step in path:
            value = (
                tuple(getattr(each, step) for each in value)
                if isinstance(value, tuple)
                else getattr(value, step, None)
            )
        yield name, path, value


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Everything one learner wrote; each tuple in the order of its file names."""

    slug: str
    profile: Profile
    cycles: tuple[Cycle, ...] = ()
    experiences: tuple[Experience, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    questions: tuple[Question, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    validations: tuple[Validation, ...] = ()
    goals: tuple[Goal, ...] = ()
    frameworks: tuple[OwnFramework, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    files: tuple[tuple[str, PublicFile], ...] = ()
    """The files that documents show or link to, by their paths below the docs folder."""
    mentioned: tuple[tuple[str, str], ...] = ()
    """Those of these files that a document mentions which is no part of this, as something is wrong with it;
    each with the path of that document. Behind the gate there are none."""
    record: Signature | None = None
    """All that the school signed of it in one file, if there is one."""

    def documents(self) -> Iterator[Document]:
        """Every document, the profile first."""
        yield self.profile
        for part in PARTS:
            yield from getattr(self, part)

    @cached_property
    def file(self) -> dict[str, PublicFile]:
        return dict(self.files)

    @cached_property
    def people(self) -> dict[str, Person]:
        return {person.id: person for person in self.profile.people}


def newest_date(portfolio: Portfolio) -> Date | None:
    """Of the documents and of what was finished by the day it is looked at, as precise as its author was."""
    dates = [getattr(it, "date", None) or getattr(it, "start", None) for it in portfolio.documents()]
    finished = [it.due for goal in portfolio.goals for it in goal.activities if it.over]
    return max(filter(None, (*dates, *finished)), default=None)


def named_files(document: Document) -> Iterator[str]:
    """The files a document names in its fields, by their paths below the docs folder."""
    folder = document.source.rpartition("/")[0]
    match document:
        case Evidence(file=str(name)) | Validation(credential=str(name)):
            yield f"{folder}/{name}"
        case Profile():
            pictures = (document.photo, document.look.picture)
            yield from (f"{folder}/{picture.file}" for picture in pictures if picture)
