"""The documents of a portfolio, by the cycle they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.basics import (
    Date,
    Document,
    InCycle,
    Learning,
    Overall,
    Phase,
    Progress,
    Stage,
    Verdict,
)
from generator.model.credential import Credential
from generator.model.register import Confirmed


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    date: Date
    concluded: str
    phase: Phase | None = None


@dataclass(frozen=True, kw_only=True)
class Cycle(Document):
    """One turn of the Cycle of Learning and Validating, and the phase it has reached."""

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
    show: Literal["summary", "file"] = "summary"
    """Of a credential: what it says, or its own file, too."""
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
    checked: Credential | None = None
    """What could be said of the credential that is its file."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """Where an answer came from that was taken over: on which day, and from which mail domain, if known.

    ``about`` is what each work was like when it was asked about, ``answer`` what was said then. ``outdated``
    are those works that are otherwise now, ``altered`` whether the words of the answer are.
    """

    date: Date
    sender: str | None = None  # the schema's word is `from`, which Python keeps for itself
    about: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    outdated: tuple[str, ...] = ()
    altered: bool = False


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
    received: Received | None = None
    confirmed: Confirmed = "no"
    """Whether the school stands for it."""


@dataclass(frozen=True, kw_only=True)
class OwnPage(Document):
    """A page about anything its author likes."""


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
class Signature:
    """What can be said of a signature under a judgement or feedback, on the day it is looked at.

    ``holds``: it is the school's, or of the person who spoke (``by``), and says the same. ``differs``: the
    document says something else now, in ``parts``. ``withdrawn``: the school took it back. ``unlisted``: the
    school's key made it, and the school does not list it. ``void``: it is nobody's who may sign here.
    ``evidence`` are pieces that are other since. ``file`` is its address in the portfolio, if everybody may
    have it, and ``digest`` what is in it.
    """

    state: Literal["holds", "differs", "withdrawn", "unlisted", "void"]
    by: Literal["school", "person"] = "school"
    parts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    file: str | None = None
    digest: str = ""


@dataclass(frozen=True, kw_only=True)
class Feedback:
    giver: str  # the schema's word is `from`, which Python keeps for itself
    text: str
    about: str | None = None
    uptake: str | None = None
    received: Received | None = None
    signed: Signature | None = None
    """The signature under it, if there is one."""


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
    received: Received | None = None
    lapsed: bool = False
    confirmed: Confirmed = "no"
    """Whether the school stands for it."""
    signed: Signature | None = None
    """The signature under it, if there is one."""


@dataclass(frozen=True, kw_only=True)
class Activity:
    title: str
    learning: Learning
    status: Progress
    rhythm: str | None = None
    start: Date | None = None
    due: Date | None = None
    over: bool = False
    """On the day it is looked at, it is done and its last day has been."""


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
