"""A portfolio as its translations into one language have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.model import PARTS, Document, Portfolio, Translation, translatable


def in_language(portfolio: Portfolio, language: str) -> Portfolio:
    """A portfolio with every text that is translated into a language; the others are as they were."""
    parts: dict[str, Any] = {
        part: tuple(translated(document, language) for document in getattr(portfolio, part)) for part in PARTS
    }
    return replace(portfolio, profile=translated(portfolio.profile, language), **parts)


def translation_of(document: Document, language: str) -> Translation | None:
    return next((it for it in document.translations if it.slug == language), None)


def translated(document: Any, language: str) -> Any:
    """A document as its translation has it; where that says nothing, as it is.

    What the school confirmed it called by its own title: a learner writes the translation.
    """
    found = translation_of(document, language)
    if found is None:
        return document
    title = document.title if getattr(document, "confirmed", "no") == "yes" else found.title
    changed = replace(document, title=title, prose=found.prose or document.prose)
    for name, path, _ in translatable(document):
        if said := getattr(found, name):
            changed = _with(changed, path, said)
    return changed


def untranslated(document: Document, language: str) -> dict[str, bool]:
    """For the prose, and each field that can be translated, whether it is not."""
    found = translation_of(document, language)
    names = ("prose", *(name for name, _, _ in translatable(document)))
    return {name: not (found and getattr(found, name)) for name in names}


def is_mostly_translated(portfolio: Portfolio, language: str) -> bool:
    """Whether a language is the learner's own, or that of the profile's text and half of the titles."""
    if language == portfolio.profile.language:
        return True
    if untranslated(portfolio.profile, language)["prose"] and portfolio.profile.prose:
        return False
    found = [it for it in portfolio.experiences if translation_of(it, language)]
    return 2 * len(found) >= len(portfolio.experiences)


def _with(value: Any, path: tuple[str, ...], said: Any) -> Any:
    """A value with another text at a path; through a list, with a text for each of its entries."""
    if isinstance(value, tuple):
        return tuple(_with(each, path, text) for each, text in zip(value, said, strict=True))
    inner = _with(getattr(value, path[0]), path[1:], said) if path[1:] else said
    return replace(value, **{path[0]: inner})
