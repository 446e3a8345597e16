"""What a portfolio, a framework and a cohort are: frozen, complete, valid by construction.

The schemas say what an author may write; these classes say what the program then has. Both use
the same names, and a test holds them together. A level is the id its framework gives it, as
text; a competence is named ``framework:competence``.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, total_ordering
from types import MappingProxyType
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
    """What is published of a learner's file: a name of our own, and its size in pixels if it is a picture."""

    name: str
    kind: str
    """``image``, ``document``, ``audio`` or ``video``."""
    width: int = 0
    height: int = 0
    small: PublicFile | None = None
    lost: tuple[str, ...] = ()
    """What its original had and this has not, as codes of the problems that tell it to its author."""


@dataclass(frozen=True, kw_only=True)
class InCycle(Document):
    """A document that belongs to a cycle, by its number."""

    cycle: int


# What people said they agree to ---------------------------------------------------------------


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


# The learner ----------------------------------------------------------------------------------


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


@dataclass(frozen=True, kw_only=True)
class Contact:
    email: str | None = None
    website: str | None = None
    region: str | None = None
    availability: str | None = None


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
    contact: Contact | None = None
    consent: Consent | None = None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    date: Date
    concluded: str
    phase: Phase | None = None


@dataclass(frozen=True, kw_only=True)
class Cycle(Document):
    """One round of the Cycle of Learning and Validating, and the phase it has reached."""

    number: int
    start: Date
    phase: Phase
    end: Date | None = None
    focus: str | None = None
    checkpoints: tuple[Checkpoint, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Claim:
    """That an experience or a piece of evidence shows a competence."""

    competence: str
    rationale: str | None = None
    level: str | None = None
    level_note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Starrt:
    """A reflection in the six steps of STARR(T)."""

    situation: str | None = None
    task: str | None = None
    action: str | None = None
    result: str | None = None
    reflection: str | None = None
    transfer: str | None = None


class Claiming(InCycle):
    """What names competences."""

    competences: tuple[Claim, ...]

    @cached_property
    def claimed(self) -> tuple[str, ...]:
        """The names of the competences."""
        return tuple(claim.competence for claim in self.competences)


@dataclass(frozen=True, kw_only=True)
class Experience(Claiming):
    """What somebody learned from; one that names no cycle belongs to the first."""

    cycle: int = 1
    learning: Learning
    stage: Stage
    setting: str
    start: Date
    end: Date | None = None
    organisation: str | None = None
    role: str | None = None
    purpose: Literal["practise", "apply"] | None = None
    competences: tuple[Claim, ...] = ()
    starrt: Starrt = Starrt()


@dataclass(frozen=True, kw_only=True)
class Fragment:
    page: int | None = None
    second: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Link:
    """One more address of the same work."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Evidence(Claiming):
    """A piece of proof. ``fingerprint`` is 16 hexadecimal digits over what it says and its file."""

    cycle: int = 1
    media: str
    date: Date
    fingerprint: str = ""
    file: str | None = None
    url: str | None = None
    links: tuple[Link, ...] = ()
    doi: str | None = None
    venue: str | None = None
    without_file: str | None = None
    """Why there is neither file nor address."""
    fragment: Fragment | None = None
    experience: str | None = None
    competences: tuple[Claim, ...] = ()
    contribution: str | None = None
    made_with: tuple[str, ...] = ()
    confirmed_by: str | None = None
    alt: str | None = None
    caption: str | None = None
    transcript: str | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    competence: str
    level: str
    level_note: str | None = None
    rationale: str | None = None


@dataclass(frozen=True, kw_only=True)
class Assessment(InCycle):
    """Somebody's view of the learner's levels; ``by`` is ``self`` or a person's id, ``about`` names work
    as folder/slug."""

    by: str
    date: Date
    about: tuple[str, ...] = ()
    scores: tuple[Score, ...]


@dataclass(frozen=True, kw_only=True)
class Question(InCycle):
    """A learning question; the title is the question."""

    status: Literal["open", "answered"]
    date: Date | None = None
    origin: str | None = None
    competences: tuple[str, ...] = ()
    goal: str | None = None
    answer: str | None = None
    answered_in: int | None = None


@dataclass(frozen=True, kw_only=True)
class Agreements:
    form: str | None = None
    content: str | None = None
    meaning: str | None = None


@dataclass(frozen=True, kw_only=True)
class Feedback:
    giver: str  # the schema's word is `from`, which Python keeps for itself
    text: str
    about: str | None = None
    uptake: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dialogue(InCycle):
    """A conversation between partners in learning; ``about`` names documents as folder/slug."""

    date: Date
    phase: Phase
    participants: tuple[str, ...]
    about: tuple[str, ...] = ()
    agreements: Agreements | None = None
    steering: int | None = None
    feedback: tuple[Feedback, ...] = ()
    next_steps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    competence: str
    verdict: Verdict
    level: str | None = None
    level_note: str | None = None
    rationale: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Several people who judged together, without their names."""

    members: int | None = None
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Validation(InCycle):
    """A judgement against a requirement profile, by an assessor or a panel, as a whole or by competence.

    ``fingerprint``: evidence slug and what it was like. ``lapsed``: on the day it is looked at, it is no
    longer valid; the gate says so.
    """

    standard: str
    date: Date
    methods: tuple[str, ...]
    assessor: str | None = None
    panel: Panel | None = None
    overall: Overall | None = None
    outcomes: tuple[Outcome, ...] = ()
    organisation: str | None = None
    valid_until: Date | None = None
    advice: str | None = None
    response: str | None = None
    credential: str | None = None
    fingerprint: tuple[tuple[str, str], ...] = ()
    lapsed: bool = False


@dataclass(frozen=True, kw_only=True)
class Activity:
    title: str
    learning: Learning
    status: Progress
    rhythm: str | None = None
    start: Date | None = None
    due: Date | None = None


@dataclass(frozen=True, kw_only=True)
class Goal(InCycle):
    """What the learner is going to learn: a competence, or a subject in words.

    ``gap`` is a validation's slug, ``question`` a question's.
    """

    status: Literal["planned", "active", "achieved", "dropped"]
    competence: str | None = None
    subject: str | None = None
    level: str | None = None
    gap: str | None = None
    question: str | None = None
    activities: tuple[Activity, ...] = ()
    support: str | None = None
    result: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnLevel:
    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnCompetence:
    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnFramework(Document):
    """What a learner set out to learn in words of their own: no standard of anybody else's.

    Its slug is the first half of the names of its competences.
    """

    levels: tuple[OwnLevel, ...]
    competences: tuple[OwnCompetence, ...]
    description: str | None = None


TRANSLATED: Mapping[type[Document], Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        Profile: {
            "headline": ("headline",),
            "alt": ("photo", "alt"),
            "motivation": ("motivation",),
            "ambition": ("ambition",),
            "learning_style": ("learning_style",),
            "perspectives": ("perspectives", "text"),
            "skills": ("skills",),
            "region": ("contact", "region"),
            "availability": ("contact", "availability"),
        },
        Cycle: {"focus": ("focus",), "checkpoints": ("checkpoints", "concluded")},
    }
)
"""The fields of a translation, by the class of its document, and where in that document their text stands.
A field that leads through a list has a text for each of its entries."""


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
    files: tuple[tuple[str, PublicFile], ...] = ()
    """The files that documents show or link to, by their paths below the docs folder."""
    mentioned: tuple[tuple[str, str], ...] = ()
    """Those of these files that a document mentions which is no part of this, as something is wrong with it;
    each with the path of that document. Behind the gate there are none."""

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


def named_files(document: Document) -> Iterator[str]:
    """The files a document names in its fields, by their paths below the docs folder."""
    folder = document.source.rpartition("/")[0]
    match document:
        case Evidence(file=str(name)) | Validation(credential=str(name)) | Profile(photo=Photo(file=name)):
            yield f"{folder}/{name}"


PARTS: tuple[str, ...] = (
    "cycles",
    "experiences",
    "evidence",
    "assessments",
    "questions",
    "dialogues",
    "validations",
    "goals",
    "frameworks",
)
"""The tuples of a portfolio, which are also the names of an author's folders."""


# What a school gives --------------------------------------------------------------------------


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


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that one docs folder holds. Without a cohort it is one person's site, or nobody's yet."""

    frameworks: Frameworks = Frameworks()
    portfolios: tuple[Portfolio, ...] = ()
    cohort: Cohort | None = None
    programme: Programme | None = None
    learners: Learners | None = None
