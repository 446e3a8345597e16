"""What the page of a question shows: mappings, lists and texts."""

from __future__ import annotations

import base64
from typing import Any

from generator.answers.question import Question
from generator.answers.works import ASKABLE, Work, claims_of, date_of
from generator.languages import words
from generator.media.shelf import Shelf
from generator.model import Evidence, Person, PublicFile
from generator.reading.schemas import field
from generator.writing.prose import rendered
from generator.writing.terms import TERMS
from generator.writing.wording import Wording

WIDEST = 1024
"""Pixels of a picture that is sent along."""

_TYPES = {"webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


def question_view(question: Question, shelf: Shelf) -> dict[str, Any]:
    """All that a page shows of a question before anything is answered."""
    language = question.asked.language
    wording = Wording(language, question.source.frameworks.beside(question.source.portfolio.frameworks))
    return {
        "learner": question.learner,
        "words": question.words,
        "kind": question.asked.kind,
        "mail": question.mail,
        "person": person_view(question.person, wording),
        "standard": _standard(question, wording),
        "works": [_work(question, work, shelf, wording) for work in question.works],
        "competences": [_competence(name, levels, wording) for name, levels in question.asked.offered],
        "methods": choices_of(language, METHODS),
        "verdicts": choices_of(language, VERDICTS),
    }


METHODS, VERDICTS = ("methods", 0), ("outcomes", 0, "verdict")
"""Where the schema of an answer says what can be chosen."""


def choices_of(language: str, path: tuple[str | int, ...]) -> list[dict[str, str]]:
    """What a field of an answer can be, as its schema says, each in words."""
    say = words(language).gettext
    return [{"id": each, "title": say(TERMS[each])} for each in field("answer", path)["enum"]]


def person_view(person: Person, wording: Wording) -> dict[str, str]:
    """Somebody in the three ways in which they can be called."""
    role = wording.terms[person.function or person.role]
    name = person.name or ""
    initials = " ".join(f"{word[0]}." for word in name.replace("-", " ").split())
    return {"name": name, "initials": initials, "role": role, "organisation": person.organisation or ""}


def _standard(question: Question, wording: Wording) -> str:
    known = wording.frameworks.requirements.get(question.asked.standard)
    return known.title.in_language(wording.language) if known else ""


def _competence(name: str, levels: tuple[str, ...], wording: Wording) -> dict[str, Any]:
    known = wording.frameworks.competences[name]
    does = {each.level: each.description for each in known.indicators}
    steps = {each.id: each for each in wording.frameworks.levels(name)}

    def step(level: str) -> dict[str, str]:
        told = does.get(level) or steps[level].description
        said = told.in_language(wording.language) if told else ""
        return {"id": level, "title": level_called(wording, name, level), "told": said}

    return {
        "id": name,
        "title": known.title.in_language(wording.language),
        "told": known.description.in_language(wording.language) if known.description else "",
        "levels": [step(level) for level in levels],
    }


def level_called(wording: Wording, competence: str, level: str) -> str:
    """A level by its number and its name: “3 · On your own”."""
    known = wording.frameworks.levels(competence) if competence in wording.frameworks.competences else ()
    title = next((it.title.in_language(wording.language) for it in known if it.id == level), "")
    return title if level in title.split() else " · ".join(filter(None, (level, title)))


def _work(question: Question, work: Work, shelf: Shelf, wording: Wording) -> dict[str, Any]:
    say = wording.catalogue.gettext
    kind, date = ASKABLE[type(work)], date_of(work)
    return {
        "title": work.title,
        "kind": wording.terms[kind.kind.key],
        "date": wording.date(date)["text"] if date else "",
        "parts": [{"title": say(title), "text": text} for title, text in kind.parts(work)],
        "html": rendered(work.prose, lambda _: "", lambda _: "", below=3),
        "claims": [
            {
                "title": wording.frameworks.competences[it.competence].title.in_language(wording.language),
                "text": it.rationale or "",
            }
            for it in claims_of(work)
            if it.competence in wording.frameworks.competences
        ],
        "picture": _picture(question, work, shelf),
        "file": _without_picture(question, work),
    }


def _picture(question: Question, work: Work, shelf: Shelf) -> dict[str, Any] | None:
    """The picture of a piece, no larger than it is looked at, as an address that holds it whole."""
    file = _file(question, work)
    best = _sent_along(file.picture) if file and file.picture else None
    if best is None or not isinstance(work, Evidence):
        return None
    data = base64.b64encode(shelf.content(best.name)).decode("ascii")
    kind = _TYPES[best.name.rpartition(".")[2]]
    return {
        "data": f"data:{kind};base64,{data}",
        "width": best.width,
        "height": best.height,
        "alt": work.alt or work.title,
        "caption": work.caption or "",
    }


def _sent_along(picture: PublicFile) -> PublicFile | None:
    """The largest that is not too large; else the smallest there is."""
    there = [it for it in (*picture.packed, *picture.alike) if it.name.rpartition(".")[2] in _TYPES]
    small = [it for it in there if max(it.width, it.height) <= WIDEST]
    return max(small, key=lambda it: it.width, default=min(there, key=lambda it: it.width, default=None))


def _without_picture(question: Question, work: Work) -> str:
    """The name of a file that cannot be shown in the page: who is asked gets it otherwise."""
    file = _file(question, work)
    name = work.file if isinstance(work, Evidence) and file and file.kind != "image" else None
    return name or ""


def _file(question: Question, work: Work) -> PublicFile | None:
    if not isinstance(work, Evidence) or not work.file:
        return None
    return question.source.portfolio.file.get(f"{work.source.rpartition('/')[0]}/{work.file}")
