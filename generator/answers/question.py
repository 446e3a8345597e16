"""A question to somebody without an account: whom, about which work, and what they are asked of it."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.answers.asked import Asked, Kind
from generator.answers.naming import Naming, unsaid
from generator.answers.refusals import AskingRefusedError
from generator.answers.works import ASKABLE, Work, offered_of, works_of
from generator.gate.hidden_names import Counting, HiddenNames
from generator.gate.people import shown_name
from generator.languages import _
from generator.model import Frameworks, Person, Portfolio
from generator.reading.documents import Draft
from generator.reading.fingerprints import digest
from generator.reading.translated import read_whole
from generator.spelling.words import folded

MOST_WORKS = 10

NO_PERSON = _("There is nobody called {name} in your profile. There are: {there}.")
NO_PEOPLE = _(
    "There is nobody in your profile yet whom you can ask. Add them there, at “Who else do you write about?”."
)
NO_WORK = _(
    "There is no {name} that can be shown. "
    "Name an experience, a piece of evidence, a dialogue or a goal: {there}."
)
TOO_MANY = _("Ask about at most {most} pieces at once.")
NO_CYCLE = _("There is no cycle in this portfolio yet. Add one first.")
NO_STANDARD = _("There are no requirements called {name}. There are: {there}.")


@dataclass(frozen=True, kw_only=True)
class Source:
    """A portfolio as its author sees it, and what is around it. ``day`` is the one on which it is asked."""

    portfolio: Portfolio
    frameworks: Frameworks
    docs: Path
    day: datetime.date
    hidden: HiddenNames
    """The names of others that nobody outside the school may see."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to ask: whom, about what, in which words; ``standard`` makes it a validation."""

    person: str
    about: Sequence[str]
    language: str
    standard: str = ""
    words: str = ""
    link: str = ""
    """Where the page for links is, if it is to be a link."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, and of what."""

    asked: Asked
    source: Source
    person: Person
    works: tuple[Work, ...]
    names: Counting
    """Whom its page may not name."""
    words: str = ""

    @property
    def learner(self) -> str:
        """The learner by the name that is shown."""
        return shown_name(self.source.portfolio.profile)

    @property
    def mail(self) -> str:
        """Where an answer can be sent, if the learner says so in the profile."""
        contact = self.source.portfolio.profile.contact
        return (contact.email if contact else "") or ""


def question(source: Source, wish: Wish) -> Question:
    """A new question, which nobody was asked yet. Raises AskingRefusedError with what must come first."""
    person = _person(source, wish.person)
    works = _works(source, wish.about)
    if not source.portfolio.cycles:
        raise AskingRefusedError(NO_CYCLE)
    names = unsaid(source.portfolio, person, source.hidden, source.day)
    Naming(names, source.docs).refuse(tuple(works.values()), wish.words)
    offered = tuple(_offered(source, wish.standard, tuple(works.values())))
    kind: Kind = "validation" if wish.standard else "assessment" if offered else "feedback"
    asked = Asked(
        number=secrets.token_hex(16),
        to=source.portfolio.slug,
        person=person.id,
        kind=kind,
        about=tuple((name, _digest(source, each)) for name, each in works.items()),
        date=source.day.isoformat(),
        language=wish.language,
        offered=offered,
        standard=wish.standard,
    )
    found = tuple(works.values())
    return Question(asked=asked, source=source, person=person, works=found, names=names, words=wish.words)


def _person(source: Source, name: str) -> Person:
    """Somebody of the profile, by their id or their name."""
    people = source.portfolio.profile.people
    if not people:
        raise AskingRefusedError(NO_PEOPLE)
    found = [it for it in people if it.id == name] or [
        it for it in people if folded(it.name or "") == folded(name)
    ]
    if len(found) != 1:
        raise AskingRefusedError(NO_PERSON, name=name, there=", ".join(it.id for it in people[:10]))
    return found[0]


def _works(source: Source, about: Sequence[str]) -> dict[str, Work]:
    there = works_of(source.portfolio)
    names = [name.removesuffix(".md").strip("/").removeprefix(f"{source.portfolio.slug}/") for name in about]
    if len(set(names)) > MOST_WORKS:
        raise AskingRefusedError(TOO_MANY, most=MOST_WORKS)
    if strange := next((name for name in names if name not in there), ""):
        raise AskingRefusedError(NO_WORK, name=strange, there=", ".join(list(there)[:10]))
    return {name: there[name] for name in names}


def _offered(source: Source, standard: str, works: Sequence[Work]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The competences that are asked about, each with its levels, the lowest first."""
    frameworks = source.frameworks.beside(source.portfolio.frameworks)
    if standard and standard not in frameworks.requirements:
        there = ", ".join(sorted(frameworks.requirements)[:10])
        raise AskingRefusedError(NO_STANDARD, name=standard, there=there)
    if standard:
        names = [each.competence for each in frameworks.requirements[standard].asks]
    else:
        names = [name for work in works for name in offered_of(work)]
    for name in dict.fromkeys(names):
        levels = tuple(each.id for each in frameworks.levels(name)) if name in frameworks.competences else ()
        if levels:
            yield name, levels


def _digest(source: Source, work: Work) -> str:
    read = read_whole(source.docs, work, ASKABLE[type(work)].kind)
    assert isinstance(read, Draft)  # what is in a portfolio could be read
    return digest(read, source.docs)
