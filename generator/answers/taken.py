"""What an answer becomes: a document in the portfolio, and what its giver agreed to in the profile.

All is private, whatever the profile says, until the learner shows it. Nothing that is there is overwritten,
and nobody is named whom the learner has not written down.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from generator.answers.answer import Answer
from generator.answers.asked import Asked, Questions
from generator.answers.refusals import GONE, MEANWHILE, NOT_READY, NOT_WRITTEN, AskingRefusedError
from generator.editing.keeping import OverwritingError, content_of, replace_document
from generator.editing.written import NotWrittenError, with_data
from generator.guide.files import refuse_links, write_new
from generator.languages import words
from generator.model import KIND, Date, Frameworks, Kind, Portfolio
from generator.reading.documents import Draft, draft
from generator.reading.fingerprints import digest_of_answer
from generator.reading.schemas import is_accepted
from generator.reading.suggestions.slugs import numbered, slug
from generator.reading.text import decoded
from generator.writing.terms import TERMS
from generator.writing.wording import Wording

_NARROW = ("role", "initials", "name")
"""How somebody is shown, from the least on."""
_LONGEST_TITLE = 160
"""Signs of a title, with room behind it for a day."""
_TRIES = 3
"""How often it is tried to write while somebody else writes, too."""
_KINDS = {"feedback": "dialogue", "assessment": "assessment", "validation": "validation"}


@dataclass(frozen=True)
class Taking:
    """An answer in its portfolio. ``sender`` is the mail domain that is known to have sent it, or empty."""

    answer: Answer
    asked: Asked
    portfolio: Portfolio
    docs: Path
    day: datetime.date
    sender: str = ""
    standard: str = ""
    """What the requirements are called that a validation is held against."""

    @property
    def kind(self) -> Kind:
        """An assessment without a level is what somebody said: feedback."""
        name = _KINDS[self.asked.kind]
        return KIND["dialogue" if name == "assessment" and not self.answer.judged else name]

    @property
    def date(self) -> str:
        """When it was given, as far as the clock of whoever gave it can be believed."""
        said = str(self.answer.said["date"])
        return said if self.asked.date <= said <= self.day.isoformat() else self.day.isoformat()


@dataclass(frozen=True)
class Taken:
    """What is to be written: a new document, at a path below the docs, and the profile if that changes."""

    path: str
    text: str
    profile: str = ""
    """The new text of the profile, if it changes."""


def taken(taking: Taking) -> Taken:
    """The document of an answer, and the profile with what its giver agreed to. Raises AskingRefusedError."""
    if taking.asked.person not in taking.portfolio.people:
        raise AskingRefusedError(GONE)
    data, prose = _document(taking)
    folder = taking.docs / taking.portfolio.slug / taking.kind.folder
    name = numbered(slug(data["title"], "answer"), lambda it: (folder / f"{it}.md").exists())
    text = _written(f"---\ntype: {taking.kind.name}\n---\n", taking.kind, data, f"{prose}\n" if prose else "")
    path = f"{taking.portfolio.slug}/{taking.kind.folder}/{name}.md"
    return Taken(path, text, _profile(taking, _file_of(taking).read_bytes()))


def write(took: Taken, taking: Taking, waiting: Questions, versions: Path) -> None:
    """Write what an answer became, once. ``versions`` is where the profile is kept as it was.

    First how somebody wants to be shown, so that a document never stands there without it. Raises
    AskingRefusedError, and has then written nothing.
    """
    file = taking.docs / took.path
    refuse_links(file, taking.docs)
    _agree(taking, versions)
    write_new({file: took.text})
    waiting.close(taking.asked, taking.day.isoformat())


def _agree(taking: Taking, versions: Path) -> None:
    """Write into the profile what somebody agreed to: as it is now, whoever else writes in it meanwhile."""
    profile = _file_of(taking)
    for _ in range(_TRIES):
        with suppress(OverwritingError, FileNotFoundError):
            was = profile.read_bytes()
            if text := _profile(taking, was):
                replace_document(profile, was, content_of(text, was), versions)
            return
    raise AskingRefusedError(MEANWHILE)


def _file_of(taking: Taking) -> Path:
    return taking.docs / taking.portfolio.profile.source


# The document ---------------------------------------------------------------------------------------


def _document(taking: Taking) -> tuple[dict[str, Any], str]:
    """The data and the prose of the document that an answer becomes."""
    make = {"dialogue": _dialogue, "assessment": _assessment, "validation": _validation}[taking.kind.name]
    data, prose = make(taking)
    data = {"type": taking.kind.name, "title": _title(taking), "visibility": "private", **data}
    if taking.kind.name != "dialogue":
        data["received"] = _received(taking, data, prose)
    return data, prose


def _assessment(taking: Taking) -> tuple[dict[str, Any], str]:
    scores = [_judged(each) for each in taking.answer.judged]
    about = [name for name, _ in taking.asked.about]
    data = {"cycle": _cycle(taking), "by": taking.asked.person, "date": taking.date}
    return {**data, "about": about, "scores": scores}, as_prose(taking.answer.text)


def _dialogue(taking: Taking) -> tuple[dict[str, Any], str]:
    """A conversation in writing, in which somebody said one thing."""
    about = [name for name, _ in taking.asked.about]
    said: dict[str, Any] = {"from": taking.asked.person, "about": about[0], "text": taking.answer.text}
    said["received"] = _received(taking, said, "")
    phase = taking.portfolio.cycles[-1].phase
    data = {"cycle": _cycle(taking), "date": taking.date, "phase": phase}
    return {**data, "participants": ["self", taking.asked.person], "about": about, "feedback": [said]}, ""


def _validation(taking: Taking) -> tuple[dict[str, Any], str]:
    data = {
        "cycle": _cycle(taking),
        "standard": taking.asked.standard,
        "assessor": taking.asked.person,
        "date": taking.date,
        "methods": list(taking.answer.said["methods"]),
        "outcomes": [
            _judged(each, list(_proof(taking, each["competence"]))) for each in taking.answer.judged
        ],
    }
    advice = {"advice": taking.answer.said["advice"].strip()} if "advice" in taking.answer.said else {}
    return {**data, **advice}, as_prose(taking.answer.text)


def _judged(each: Mapping[str, Any], evidence: list[str] | None = None) -> dict[str, Any]:
    said = {name: each[name] for name in ("competence", "level", "verdict", "rationale") if name in each}
    if "level" in said and str(said["level"]).isdecimal():
        said["level"] = int(said["level"])
    if "rationale" in said:
        said["rationale"] = said["rationale"].strip()
    return {**said, **({"evidence": evidence} if evidence else {})}


def _proof(taking: Taking, competence: str) -> Iterator[str]:
    """The pieces on the page that are said to show a competence."""
    about = {name for name, _ in taking.asked.about}
    for piece in taking.portfolio.evidence:
        if f"evidence/{piece.slug}" in about and competence in piece.claimed:
            yield piece.slug


def _received(taking: Taking, said: Mapping[str, Any], prose: str) -> dict[str, Any]:
    origin = {"from": taking.sender} if taking.sender else {}
    answer = digest_of_answer(said, prose)
    return {"date": taking.day.isoformat(), **origin, "about": dict(taking.asked.about), "answer": answer}


def _cycle(taking: Taking) -> int:
    return taking.portfolio.cycles[-1].number


def _title(taking: Taking) -> str:
    """What it is called, in the language of the portfolio: by whose role, and about what. No name stands in
    it, nor in its address.

    One that another document of its kind has already gets its day behind it, and then a number.
    """
    title = _about(taking)
    day = Wording(taking.portfolio.profile.language, Frameworks()).date(Date(taking.date))["text"]
    there = {it.title for it in taking.portfolio.documents() if isinstance(it, taking.kind.model)}
    more = (f"{title} ({day}, {number})" for number in count(2))
    return next(it for it in chain((title, f"{title} ({day})"), more) if it not in there)


def _about(taking: Taking) -> str:
    say = words(taking.portfolio.profile.language).gettext
    if taking.kind.name == "validation":
        return say("Validation for {standard}").format(standard=taking.standard)[:_LONGEST_TITLE]
    person = taking.portfolio.people[taking.asked.person]
    role = say(TERMS[person.function or person.role])
    titles = {_name(it.source): it.title for it in taking.portfolio.documents()}
    first, *others = (titles.get(name, name) for name, _ in taking.asked.about)
    about = "”, “".join((first, *others))
    about = about if len(about) <= _LONGEST_TITLE // 2 else first
    return say("{role} about “{title}”").format(title=about, role=f"{role[0].upper()}{role[1:]}")[
        :_LONGEST_TITLE
    ]


def _name(source: str) -> str:
    return source.partition("/")[2].removesuffix(".md")


def as_prose(text: str) -> str:
    """What somebody typed as Markdown that says the same: without headings, links, pictures and code."""
    lines = (_ESCAPED.sub(r"\\\g<0>", line.strip()) for line in text.split("\n"))
    return "\n".join(f"\\{line}" if _NO_TEXT.match(line) else line for line in lines).strip()


_ESCAPED = re.compile(r"[\\`\[\]<>|~&]")
_NO_TEXT = re.compile(r"(?=#|:|[-=+]+\Z)")
"""How a line begins that would be a heading, or make one of the line before it. Lists may stay lists."""


# The profile ----------------------------------------------------------------------------------------


def shown_as(taking: Taking) -> str:
    """How a giver is shown once their answer is taken over: as they chose, and no more than before."""
    people = _people(taking, _file_of(taking).read_bytes())[1]
    person = next(each for each in people if each["id"] == taking.asked.person)
    is_gone = "withdrawn_on" in (person.get("consent") or {})
    return "role" if is_gone else str(person.get("show_as", "role"))


def _profile(taking: Taking, was: bytes) -> str:
    """A profile with what somebody agreed to, if that changes it. Never more than they or it said."""
    read, people = _people(taking, was)
    if people == read.data.get("people", []):
        return ""
    return _written(read.text, KIND["profile"], {**read.data, "people": people}, None)


def _people(taking: Taking, was: bytes) -> tuple[Draft, list[dict[str, Any]]]:
    """A profile, and its people with what one of them agreed to.

    Raises AskingRefusedError where it cannot be read, or they are no longer in it.
    """
    text, problems = decoded(taking.portfolio.profile.source, was)
    read = None if problems else draft(taking.portfolio.profile.source, text, KIND["profile"])
    if not isinstance(read, Draft) or not is_accepted("profile", read.data):
        raise AskingRefusedError(NOT_READY)
    there, asked = read.data.get("people", []), taking.asked.person
    if asked not in {each["id"] for each in there}:
        raise AskingRefusedError(GONE)
    return read, [_agreed(each, taking) if each["id"] == asked else each for each in there]


def _agreed(person: Mapping[str, Any], taking: Taking) -> dict[str, Any]:
    """Somebody of the profile with what they said in their answer."""
    chosen = taking.answer.show_as
    stated = person.get("show_as")
    shown = min(chosen, stated, key=_NARROW.index) if stated else chosen
    consent = dict(person.get("consent") or {})
    if chosen == "role":
        return {**person, "show_as": "role"} if stated not in {None, "role"} else dict(person)
    if "withdrawn_on" in consent:  # only by their own hand can that come back
        return dict(person)
    if str(consent.get("until", taking.date)) < taking.date:
        del consent["until"]
    return {**person, "show_as": shown, "consent": {**consent, "given_on": taking.date}}


def _written(text: str, kind: Kind, data: dict[str, Any], prose: str | None) -> str:
    """A text with other data that says what was meant, as a document may. Raises AskingRefusedError."""
    try:
        made = with_data(text, kind, data, prose)
    except NotWrittenError:
        raise AskingRefusedError(NOT_WRITTEN) from None
    read = draft(f"x/{kind.folder}/x.md", made, kind)
    if not isinstance(read, Draft) or not is_accepted(kind.name, read.data):
        raise AskingRefusedError(NOT_WRITTEN)
    return made
