"""What the desk knows of one learner: what the cohort may see, of all the rest how much there is and when.

No text of a document that the learner does not show the cohort gets past ``known_of``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from generator.building.review import Review
from generator.gate.people import shown_name
from generator.guide.status import status
from generator.model import (
    LEARNERS,
    Agreements,
    Cycle,
    Date,
    Dialogue,
    Document,
    Frameworks,
    Phase,
    Portfolio,
    Question,
    Validation,
)
from generator.overviews.cycle import Step, Wheel

UNFINISHED = frozenset({"planned", "busy", "active"})
"""States of a goal or an activity that is not over."""
_KIND: dict[type, str] = {kind.model: kind.name for kind in LEARNERS}


@dataclass(frozen=True)
class Dated:
    """Something of a kind, at a date of its author's precision; its title, if the cohort may see it."""

    kind: str
    on: str = ""
    title: str = ""
    phase: str = ""


@dataclass(frozen=True)
class PhaseState:
    """How far a learner is in a phase of this cycle, and when something of it was last done."""

    phase: Phase
    state: str
    steps: tuple[Step, ...]
    last: str = ""

    @property
    def taken(self) -> int:
        return sum(step.taken for step in self.steps)


@dataclass(frozen=True)
class Talk:
    """The last conversation; what was agreed in it, if the cohort may see that."""

    on: str
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """A learner as the desk knows them, on whatever day it is looked at.

    ``name`` is what the learner chose to be called; ``withheld`` why the cohort sees nothing of it.
    ``unseen`` is how many documents the cohort does not see; ``faults`` how many things are wrong in files.
    """

    slug: str
    name: str = ""
    language: str = ""
    withheld: str = ""
    consent_until: str = ""
    cycle: int = 0
    phase: str = ""
    phases: tuple[PhaseState, ...] = ()
    next: str = ""
    documents: tuple[Dated, ...] = ()
    unseen: int = 0
    questions: tuple[Dated, ...] = ()
    goals: tuple[Dated, ...] = ()
    activities: tuple[Dated, ...] = ()
    validations: tuple[Dated, ...] = ()
    requests: tuple[Dated, ...] = ()
    faults: int = 0
    talk: Talk | None = None

    @property
    def called(self) -> str:
        return self.name or self.slug

    @property
    def taken(self) -> int:
        """Steps of this cycle that were taken."""
        return sum(phase.taken for phase in self.phases)


def known_of(slug: str, read: Review, frameworks: Frameworks, faults: int) -> Known | None:
    """What the desk knows of a folder that was read; None of whoever has taken back their consent."""
    if read.whole is None:
        return Known(slug, faults=faults)
    if read.decision.reason == "withdrawn":
        return None
    whole, titles = read.whole, _titles(read.published)
    documents = _documents(whole, titles)
    stands = status(whole, frameworks, problems=faults)
    consent = whole.profile.consent
    return Known(
        slug,
        name=read.published.profile.name if read.published else shown_name(whole.profile),
        language=whole.profile.language,
        withheld=read.decision.reason or ("" if read.published else "names"),
        consent_until=consent.until.text if consent and consent.until else "",
        cycle=stands.cycle.number if stands.cycle else 0,
        phase=stands.cycle.phase if stands.cycle else "",
        phases=tuple(_phase(it, documents) for it in stands.phases),
        next=stands.next.step,
        documents=documents,
        unseen=sum(it.source not in titles for it in whole.documents()),
        questions=tuple(_questions(whole, titles)),
        goals=tuple(_goals(whole, titles)),
        activities=tuple(_activities(whole, read.published)),
        validations=tuple(_validations(whole, titles)),
        faults=faults,
        talk=_talk(whole.dialogues, read.published),
    )


def _titles(published: Portfolio | None) -> dict[str, str]:
    """What the cohort sees, by its path."""
    return {it.source: it.title for it in published.documents()} if published else {}


def _entry(document: Document, on: Date | None, titles: dict[str, str], phase: str = "") -> Dated:
    kind = _KIND[type(document)]
    return Dated(kind, on.text if on else "", titles.get(document.source, ""), phase)


def _documents(whole: Portfolio, titles: dict[str, str]) -> tuple[Dated, ...]:
    """All that was done and has a date, the newest first. A cycle alone is nothing done."""
    dated = ((_date(it), it) for it in whole.documents() if not isinstance(it, Cycle))
    found = sorted(
        ((on, it) for on, it in dated if on), key=lambda each: (each[0], each[1].source), reverse=True
    )
    return tuple(_entry(it, on, titles, _phase_of(it)) for on, it in found)


def _date(document: Document) -> Date | None:
    """When something was done or made; of what took long, when it ended."""
    for name in ("date", "end", "start"):
        if isinstance(found := getattr(document, name, None), Date):
            return found
    return None


def _phase_of(document: Document) -> str:
    if isinstance(document, Dialogue):
        return document.phase
    return _PHASE_OF.get(_KIND[type(document)], "")


_PHASE_OF = {
    "experience": "recognise",
    "evidence": "value",
    "assessment": "value",
    "validation": "calibrate",
    "goal": "develop",
    "question": "develop",
}
"""In which phase a kind of document is made, where it does not say so itself."""


def _phase(wheel: Wheel, documents: Iterable[Dated]) -> PhaseState:
    last = next((it.on for it in documents if it.phase == wheel.phase), "")
    return PhaseState(wheel.phase, wheel.state, wheel.steps, last)


def _questions(whole: Portfolio, titles: dict[str, str]) -> Iterator[Dated]:
    """Those that are open, and that no goal has come of."""
    led = {goal.question for goal in whole.goals}
    return (_entry(it, it.date, titles) for it in whole.questions if _is_loose(it) and it.slug not in led)


def _is_loose(question: Question) -> bool:
    return question.status == "open" and question.goal is None


def _goals(whole: Portfolio, titles: dict[str, str]) -> Iterator[Dated]:
    return (_entry(it, None, titles) for it in whole.goals if it.status in UNFINISHED)


def _activities(whole: Portfolio, published: Portfolio | None) -> Iterator[Dated]:
    """Those with a last day that are not over; their titles, as they are seen, where the goal may be seen."""
    seen = {it.source: it.activities for it in published.goals} if published else {}
    for goal in whole.goals:
        shown = [it.title for it in seen.get(goal.source, ())]
        titles = shown or [""] * len(goal.activities)
        for it, title in zip(goal.activities, titles, strict=True):
            if goal.status in UNFINISHED and it.due and it.status in UNFINISHED:
                yield Dated("activity", it.due.text, title)


def _validations(whole: Portfolio, titles: dict[str, str]) -> Iterator[Dated]:
    """Of each standard the newest, with its last day, if it has one."""
    newest: dict[str, Validation] = {}
    for it in sorted(whole.validations, key=lambda each: (each.date, each.slug)):
        newest[it.standard] = it
    return (_entry(it, it.valid_until, titles) for it in newest.values() if it.valid_until)


def _talk(dialogues: Iterable[Dialogue], published: Portfolio | None) -> Talk | None:
    last = max(dialogues, key=lambda each: (each.date, each.slug), default=None)
    if last is None:
        return None
    seen = next((it for it in published.dialogues if it.source == last.source), None) if published else None
    return Talk(last.date.text, tuple(_agreed(seen)) if seen else ())


def _agreed(dialogue: Dialogue) -> Iterator[str]:
    agreements = dialogue.agreements or Agreements()
    yield from filter(None, (agreements.content, agreements.form, agreements.meaning))
    yield from dialogue.next_steps


# As it is kept ------------------------------------------------------------------------------------


def plain(known: Known) -> dict[str, Any]:
    return asdict(known)


def known_from(kept: dict[str, Any]) -> Known:
    """What was ``plain``. Raises KeyError, TypeError or ValueError for something else."""
    entries = ("documents", "questions", "goals", "activities", "validations", "requests")
    lists: dict[str, Any] = {name: tuple(Dated(**each) for each in kept[name]) for name in entries}
    phases = tuple(
        PhaseState(**{**each, "steps": tuple(Step(**step) for step in each["steps"])})
        for each in kept["phases"]
    )
    talk = kept["talk"] and Talk(kept["talk"]["on"], tuple(kept["talk"]["agreed"]))
    return replace(Known(**{**kept, **lists, "phases": phases}), talk=talk)


def last_of(known: Known, day: datetime.date) -> Dated | None:
    """What was last done by a day."""
    return next((it for it in known.documents if Date(it.on).first <= day), None)
