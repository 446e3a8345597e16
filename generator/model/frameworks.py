"""What is measured against: frameworks, their competences, levels and requirement profiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from generator.model.basics import (
    Text,
)
from generator.model.own_framework import (
    OwnCompetence,
    OwnFramework,
    OwnLevel,
)


@dataclass(frozen=True, kw_only=True)
class Level:
    id: str
    title: Text
    description: Text | None = None
    eqf: int | None = None
    nlqf: int | None = None


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What somebody does at a level of a competence."""

    level: str
    description: Text


@dataclass(frozen=True, kw_only=True)
class Competence:
    """A competence, or a group of them; only those without ``competences`` can be shown or scored."""

    id: str
    title: Text
    description: Text | None = None
    kind: Literal["knowledge", "skill", "attitude", "responsibility"] | None = None
    uri: str | None = None
    indicators: tuple[Indicator, ...] = ()
    competences: tuple[Competence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ask:
    competence: str
    level: str


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A requirement profile: what a qualification, a function or a vacancy asks."""

    id: str
    title: Text
    kind: Literal["qualification", "function", "vacancy"]
    asks: tuple[Ask, ...]
    organisation: str | None = None
    description: Text | None = None
    eqf: int | None = None
    nlqf: int | None = None


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A set of competences with levels, lowest first, and requirement profiles.

    Without a publisher it is a list of the school's own.
    """

    source: str
    id: str
    title: Text
    version: str | None = None
    publisher: str | None = None
    licence: str | None = None
    description: Text | None = None
    address: str = ""  # the schema's word is `source`; here that is the file
    levels: tuple[Level, ...] = ()
    competences: tuple[Competence, ...] = ()
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True)
class Frameworks:
    """All frameworks of a site, with look-ups by the names authors write.

    ``own`` are the ids of those that are a learner's own.
    """

    all: tuple[Framework, ...] = ()
    own: frozenset[str] = frozenset()

    def beside(self, own: tuple[OwnFramework, ...]) -> Frameworks:
        """The same with a learner's own behind them. A name that the school has is the school's."""
        new = tuple(as_framework(each) for each in own if each.slug not in self.by_id)
        if not new:
            return self
        return replace(self, all=(*self.all, *new), own=self.own.union(each.id for each in new))

    def is_own(self, competence: str) -> bool:
        """Whether a competence is of a learner's own framework."""
        return competence.partition(":")[0] in self.own

    @cached_property
    def by_id(self) -> dict[str, Framework]:
        return {framework.id: framework for framework in self.all}

    @cached_property
    def competences(self) -> dict[str, Competence]:
        """``framework:competence`` → competence, those without parts only, in framework order."""
        return {
            f"{framework.id}:{competence.id}": competence
            for framework in self.all
            for competence in leaves(framework.competences)
        }

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """``framework:profile`` → requirement profile."""
        return {
            f"{framework.id}:{requirement.id}": requirement
            for framework in self.all
            for requirement in framework.requirements
        }

    def levels(self, competence: str) -> tuple[Level, ...]:
        """The levels a competence can have, lowest first."""
        framework = self.by_id.get(competence.partition(":")[0])
        return framework.levels if framework else ()

    def rank(self, competence: str, level: str | None) -> int:
        """A level's place in its framework, 1 for the lowest; 0 for none."""
        ids = [known.id for known in self.levels(competence)]
        return ids.index(level) + 1 if level in ids else 0


def as_framework(own: OwnFramework) -> Framework:
    """A learner's own framework as one: it asks nothing, and has no place among others' levels."""
    return Framework(
        source=own.source,
        id=own.slug,
        title=_plain(own.title),
        version="",
        publisher="",
        licence="",
        description=_plain(own.description) if own.description else None,
        levels=tuple(_shared(Level, each) for each in own.levels),
        competences=tuple(_shared(Competence, each) for each in own.competences),
    )


def _shared(kind: Any, each: OwnLevel | OwnCompetence) -> Any:
    description = _plain(each.description) if each.description else None
    return kind(id=each.id, title=_plain(each.title), description=description)


def _plain(text: str) -> Text:
    return Text((("", text),))


def leaves(competences: tuple[Competence, ...]) -> Iterator[Competence]:
    """The competences of a tree that have no parts, in order."""
    for competence in competences:
        if competence.competences:
            yield from leaves(competence.competences)
        else:
            yield competence
