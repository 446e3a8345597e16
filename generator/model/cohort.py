"""What a school has for a cohort."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.basics import (
    Date,
    Progress,
    Text,
)


@dataclass(frozen=True, kw_only=True)
class CohortContact:
    name: str | None = None
    email: str | None = None
    website: str | None = None


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation of the regional ecosystem."""

    id: str
    name: str
    kind: Literal["education", "training", "employer", "government", "community", "validation"]
    role: Text | None = None
    professionals: tuple[str, ...] = ()
    website: str | None = None


@dataclass(frozen=True, kw_only=True)
class FootLink:
    title: Text
    url: str


@dataclass(frozen=True, kw_only=True)
class Brand:
    """What makes a site a school's. Colours are those that were read and can be read on pages."""

    logo: str | None = None
    logo_dark: str | None = None
    colour: str | None = None
    accent: str | None = None
    face: Literal["serif", "bitter", "fraunces", "atkinson", "figtree"] | None = None
    foot: Text | None = None
    links: tuple[FootLink, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """The school that hosts the portfolios; its pages are in the first of its languages."""

    source: str
    title: Text
    school: str
    languages: tuple[str, ...]
    programme: Text | None = None
    introduction: Text | None = None
    start: Date | None = None
    end: Date | None = None
    contact: CohortContact | None = None
    listing: Literal["cards", "names", "none"] = "cards"
    smallest_group: int = 5
    brand: Brand = Brand()
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A learner as the school knows them: their folder, their full name, and what else they are called."""

    folder: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Learners:
    """Who takes part, kept by the school and shown nowhere."""

    source: str
    learners: tuple[Listed, ...]

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All that the learner of a folder is called."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.learners:
            found[each.folder] = (*found.get(each.folder, ()), each.name, *each.also)
        return found


@dataclass(frozen=True, kw_only=True)
class ProgrammePhase:
    phase: Literal["preparation", "pilot", "scaling", "anchoring"]
    start: Date
    end: Date | None = None
    goals: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Challenge:
    level: Literal["learner", "teacher", "system", "workplace"]
    challenge: str
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Action:
    quadrant: Literal["action", "policy", "self-regulating", "facilitating"]
    action: str
    owner: str | None = None
    status: Progress | None = None


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The plan of action of a school: phases, challenges at four levels, actions in four quadrants."""

    source: str
    title: str
    prose: str = ""
    phases: tuple[ProgrammePhase, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    actions: tuple[Action, ...] = ()
    translations: tuple[tuple[str, Programme], ...] = ()
    """The same plan in other languages, each with the language it is in."""

    def in_language(self, language: str) -> Programme:
        """The plan in a language, if it is there in it; else as it is."""
        return dict(self.translations).get(language, self)
