"""One row for each kind of document: all that tells it from other kinds, but for its schema and its class.

To add a kind, add a row, a schema, a class and a tuple of ``Portfolio``. Which of its fields refer to
something, and which name somebody, its schema says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from types import MappingProxyType
from typing import Literal

from generator.model.basics import Document, Translation
from generator.model.cohort import Cohort, Learners, Programme
from generator.model.documents import (
    Assessment,
    Cycle,
    Dialogue,
    Evidence,
    Experience,
    Goal,
    OwnPage,
    Question,
    Validation,
)
from generator.model.frameworks import Framework
from generator.model.own_framework import OwnFramework
from generator.model.people import Profile
from generator.model.register import Confirmations, Register
from generator.model.trust_list import TrustList

ListPage = Literal["home", "experiences", "evidence", "dialogues", "plan", "competences"]
"""A page of a portfolio that lists documents, by its address."""

OnPaper = Literal["first", "recognise", "value", "calibrate", "develop", "last"]
"""Where documents are printed: before the phases, below one of them, or after them."""


def _(text: str) -> str:
    """Mark a text for the catalogues."""
    return text


@dataclass(frozen=True)
class Kind:
    """A kind of document. ``folder`` is where its files live; ``""`` means a file of its own.

    ``called`` and ``title`` are one of them and several of them on pages, as msgids of ``pages.po``. Where
    ``listed`` and ``printed`` are not said, a kind has places of its own: a profile and a cycle have.
    """

    name: str
    folder: str
    suffix: str
    model: type
    called: str = ""
    title: str = ""
    listed: ListPage | None = None
    printed: OnPaper | None = None
    themes: tuple[str, ...] = ()
    """The themes of the guided path whose questions are put into a new one."""
    translated: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What a translation says beside title and prose: its fields, and where in the document their text
    stands. A field that leads through a list has a text for each of its entries."""

    @property
    def has_prose(self) -> bool:
        return self.suffix == ".md"

    @property
    def key(self) -> str:
        """What templates and terms know it by."""
        return self.model.__name__.lower()

    @property
    def is_dated(self) -> bool:
        """Whether each of them has a date."""
        return any(each.name == "date" and each.default is MISSING for each in fields(self.model))


KINDS: tuple[Kind, ...] = (
    Kind(
        "profile",
        "",
        ".md",
        Profile,
        called=_("profile"),
        themes=("self-steering",),
        translated=MappingProxyType(
            {
                "headline": ("headline",),
                "alt": ("photo", "alt"),
                "picture_alt": ("look", "picture", "alt"),
                "motivation": ("motivation",),
                "ambition": ("ambition",),
                "learning_style": ("learning_style",),
                "perspectives": ("perspectives", "text"),
                "skills": ("skills",),
                "region": ("contact", "region"),
                "availability": ("contact", "availability"),
            }
        ),
    ),
    Kind(
        "cycle",
        "cycles",
        ".md",
        Cycle,
        called=_("cycle"),
        title=_("Cycles"),
        themes=("self-steering",),
        translated=MappingProxyType({"focus": ("focus",), "checkpoints": ("checkpoints", "concluded")}),
    ),
    Kind(
        "experience",
        "experiences",
        ".md",
        Experience,
        called=_("experience"),
        title=_("Experiences"),
        listed="experiences",
        printed="recognise",
        themes=("learning-history",),
    ),
    Kind(
        "evidence",
        "evidence",
        ".md",
        Evidence,
        called=_("evidence"),
        title=_("Evidence"),
        listed="evidence",
        printed="first",
        themes=("building",),
    ),
    Kind(
        "assessment",
        "assessments",
        ".md",
        Assessment,
        called=_("assessment"),
        title=_("Assessments"),
        listed="dialogues",
        printed="value",
        themes=("validating-of",),
    ),
    Kind(
        "question",
        "questions",
        ".md",
        Question,
        called=_("question"),
        title=_("Learning questions"),
        listed="plan",
        printed="develop",
        themes=("questions",),
    ),
    Kind(
        "dialogue",
        "dialogues",
        ".md",
        Dialogue,
        called=_("dialogue"),
        title=_("Dialogues"),
        listed="dialogues",
        printed="last",
        themes=("validating-for", "approach"),
    ),
    Kind(
        "validation",
        "validations",
        ".md",
        Validation,
        called=_("validation"),
        title=_("Validations"),
        listed="dialogues",
        printed="calibrate",
        themes=("validating-of", "validating-for"),
    ),
    Kind(
        "goal",
        "goals",
        ".md",
        Goal,
        called=_("goal"),
        title=_("Goals"),
        listed="plan",
        printed="develop",
        themes=("development", "approach"),
    ),
    Kind(
        "own-framework",
        "frameworks",
        ".yml",
        OwnFramework,
        called=_("own framework"),
        title=_("Own outcomes"),
        listed="competences",
        printed="last",
        themes=("development",),
    ),
    Kind(
        "page",
        "pages",
        ".md",
        OwnPage,
        called=_("own page"),
        title=_("Own pages"),
        listed="home",
        printed="first",
        themes=("self-steering",),
    ),
    Kind("framework", "frameworks", ".yml", Framework),
    Kind("cohort", "", ".yml", Cohort),
    Kind("programme", "", ".md", Programme),
    Kind("learners", "", ".yml", Learners),
    Kind("trust", "", ".yml", TrustList),
    Kind("register", "", ".yml", Register),
    Kind("confirmations", "", ".yml", Confirmations),
)

SCHEMA_VERSION = 1
"""Of the fields that learners write. It goes up when what was right becomes wrong or means something else;
what is only added leaves it as it is."""

TRANSLATION = Kind("translation", "", ".md", Translation)
"""``care.en.md`` beside ``care.md``: no document of its own."""

KIND: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS})
LEARNERS: tuple[Kind, ...] = tuple(kind for kind in KINDS if issubclass(kind.model, Document))
FOLDERS: Mapping[str, Kind] = MappingProxyType({kind.folder: kind for kind in LEARNERS if kind.folder})
"""The folders of a portfolio, in the order in which pages list them."""

PARTS: tuple[str, ...] = tuple(FOLDERS)
"""The tuples of a portfolio, which are also the names of an author's folders."""

LISTED: tuple[Kind, ...] = tuple(kind for kind in LEARNERS if kind.listed)
"""The kinds each document of which has a page of its own, and a place on one that lists them."""

TRANSLATED: Mapping[type[Document], Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {kind.model: kind.translated for kind in LEARNERS if kind.translated}
)
"""The fields of a translation, by the class of its document, and where in that document their text stands."""
