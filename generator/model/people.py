"""The learner, and the people who are named in a portfolio, with what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.basics import (
    Cefr,
    Date,
    Document,
)


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What a learner agreed to publish, for whom, until when."""

    audience: Literal["public", "cohort"]
    scope: tuple[Literal["portfolio", "photo", "contact"], ...]
    given_on: Date
    given_by: Literal["self", "guardian"]
    age_band: Literal["under-16", "16-or-older"]
    until: Date | None = None
    withdrawn_on: Date | None = None


@dataclass(frozen=True, kw_only=True)
class PersonConsent:
    given_on: Date
    until: Date | None = None
    withdrawn_on: Date | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody else a portfolio names. Behind the gate ``name`` is what may be shown, or None."""

    id: str
    role: Literal["learner", "facilitator", "customer"]
    name: str | None
    function: str | None = None
    organisation: str | None = None
    show_as: Literal["name", "initials", "role"] = "role"
    consent: PersonConsent | None = None
    register: str | None = None
    """Who it is in the school's register, which then says all else of them."""


@dataclass(frozen=True, kw_only=True)
class Photo:
    file: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Perspective:
    kind: Literal["qualification", "career", "personal-development", "other"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language the learner knows: its code or its name, and a level of the CEFR for each skill."""

    name: str
    native: bool = False
    listening: Cefr | None = None
    reading: Cefr | None = None
    interaction: Cefr | None = None
    production: Cefr | None = None
    writing: Cefr | None = None


PaperKind = Literal["cv", "dossier"]


@dataclass(frozen=True, kw_only=True)
class Contact:
    email: str | None = None
    website: str | None = None
    region: str | None = None
    availability: str | None = None


Palette = Literal["plum", "forest", "sea", "lagoon", "night", "brick", "honey", "rose", "olive", "slate"]
Header = Literal["calm", "portrait", "wide"]


Section = Literal[
    "trust",
    "highlights",
    "featured",
    "voice",
    "story",
    "wishes",
    "learning",
    "languages",
    "skills",
    "cycle",
]
"""A part of the home page; the theme has a template for each."""


@dataclass(frozen=True, kw_only=True)
class OwnLink:
    """A page of the learner's elsewhere."""

    kind: Literal[
        "website",
        "linkedin",
        "github",
        "gitlab",
        "codeberg",
        "mastodon",
        "bluesky",
        "orcid",
        "youtube",
        "behance",
    ]
    url: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a portfolio looks: names of what the theme has, and nothing that a style sheet could say."""

    palette: Palette | None = None
    header: Header | None = None
    picture: Photo | None = None
    """For the wide header."""
    sections: tuple[Section, ...] = ()
    """The parts of the home page, in order; none: all."""
    featured: tuple[str, ...] = ()
    """Experiences and evidence, as ``evidence/care-plan``."""
    links: tuple[OwnLink, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Profile(Document):
    """Who the learner is. Behind the gate ``name`` is the name as the learner chose to show it."""

    name: str
    language: str
    schema_version: int = 1
    show_as: Literal["full", "first-name", "alias"] = "first-name"
    alias: str | None = None
    headline: str | None = None
    photo: Photo | None = None
    motivation: str | None = None
    ambition: str | None = None
    learning_style: str | None = None
    perspectives: tuple[Perspective, ...] = ()
    frameworks: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    language_skills: tuple[Language, ...] = ()
    skills: tuple[str, ...] = ()
    papers: tuple[PaperKind, ...] = ("cv",)
    """What can be downloaded beside the pages."""
    standard: str | None = None
    """The requirement profile that the dossier is for."""
    contact: Contact | None = None
    look: Look = Look()
    recipient: tuple[str, ...] = ()
    """Where and as whom they receive credentials; shown nowhere."""
    consent: Consent | None = None
    people: tuple[Person, ...] = ()
