"""A portfolio from nothing: a few questions answered, and its first documents written.

Where there is no site yet, that is made, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.editing.keeping import content_of, replace_document
from generator.editing.written import with_data
from generator.guide.documents import add_document
from generator.guide.new_site import new_portfolio, new_site
from generator.model import KIND
from generator.places import languages
from generator.reading.documents import Draft, draft, read_document
from generator.serving.workplace import Workplace, title_of

ANSWERS = ("headline", "motivation")
"""What is asked of somebody, beside name, language and a first experience, by the fields of a profile."""

_LONGEST = {"name": 100, "headline": 200, "motivation": 4000, "experience": 200}


def started(place: Workplace, told: Mapping[str, str]) -> str:
    """Write a portfolio of what was answered; its folder."""
    said = {name: " ".join(told.get(name, "").split())[:most] for name, most in _LONGEST.items()}
    language = told.get("language", "")
    language = language if language in languages() else place.language
    whose = _made(place, said["name"], language)
    _answer(place, f"{whose}/profile.md", {name: said[name] for name in ANSWERS if said[name]})
    if said["experience"]:
        add_document(place.docs, "experience", said["experience"], language, portfolio=whose, by_hand=False)
    return whose


def _made(place: Workplace, name: str, language: str) -> str:
    """The folder of a new portfolio, in the site that is there or a new one around it."""
    if place.docs.exists():
        return new_portfolio(place.docs, name, language, place.day)[0].parent.name
    files = new_site(place.home, name, language, place.day)
    profile = next(file for file in files if file.name == "profile.md")
    place.language, place.name = language, title_of(read_document(profile, profile.name, KIND["profile"]))
    return profile.parent.name


def _answer(place: Workplace, path: str, answers: Mapping[str, str]) -> None:
    """Write answers into a document that was just made."""
    document = place.document(path)
    if document is None or document.text is None or not answers:
        return
    read = draft(path, document.text, document.kind)
    if isinstance(read, Draft):
        text = with_data(document.text, document.kind, {**read.data, **answers})
        content = content_of(text, document.content)
        replace_document(document.file, document.content, content, place.versions(document.path))
