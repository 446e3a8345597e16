"""The values of a problem as they are said in a language."""

from __future__ import annotations

import gettext
from collections.abc import Callable

from generator.languages import words
from generator.problems import Problem
from generator.reporting.visible import shortened, visible

TYPES = {
    "text": "text",
    "number": "a number",
    "whole number": "a whole number",
    "list": "a list",
    "group": "a group of fields",
    "yes-no": "true or false",
    "date": "a date",
    "nothing": "nothing",
}
"""What a field can hold, by a short name; the words themselves are understood, too."""

KINDS = {
    "experience": "experience",
    "evidence": "piece of evidence",
    "assessment": "assessment",
    "question": "learning question",
    "dialogue": "dialogue",
    "validation": "validation",
    "goal": "goal",
    "document": "document",
}

PERSONAL_DATA = {
    "e-mail": "an e-mail address",
    "phone": "a telephone number",
    "bsn": "a citizen service number (BSN)",
    "iban": "a bank account number",
    "national": "a personal number of another country",
    "place": "the coordinates of a place",
}
"""What can find a person, by a short name."""

AWAY = "You may also remove the line: this field can be left out."

PERSONAL_DATA_CONTEXT = "what can find a person"
TYPES_CONTEXT = "what a field holds"
KINDS_CONTEXT = "there is no …"
AWAY_CONTEXT = "a blank field"

_OURS = {"description", "choices", "listed", "away", "levels", "allowed", "reason", "detail", "right"}
"""Values that are not an author's, are lists to choose from or a line as it should be: they may be long."""

_LONGEST = 60
_LONGEST_OF_OURS = 400


def told_values(problem: Problem, language: str) -> dict[str, str]:
    """The values in words of the language, without characters that nobody can see."""
    catalogue = words(language)
    return {
        name: shortened(
            visible(_said(name, value, catalogue)), _LONGEST_OF_OURS if name in _OURS else _LONGEST
        )
        for name, value in problem.values
    }


def _said(name: str, value: str, catalogue: gettext.NullTranslations) -> str:
    say = _SAYERS.get(name)
    return say(value, catalogue) if say and value else value  # gettext("") is a catalogue's heading


def _description(value: str, catalogue: gettext.NullTranslations) -> str:
    return catalogue.gettext(value)


def _kind(value: str, catalogue: gettext.NullTranslations) -> str:
    return catalogue.pgettext(KINDS_CONTEXT, KINDS[value]) if value in KINDS else value


def personal_data_words(value: str, catalogue: gettext.NullTranslations) -> str:
    """One kind of personal data, or several with commas between."""
    parts = (catalogue.pgettext(PERSONAL_DATA_CONTEXT, PERSONAL_DATA[part]) for part in value.split(", "))
    return catalogue.pgettext("report", " and ").join(parts)


def _away(_: str, catalogue: gettext.NullTranslations) -> str:
    return catalogue.pgettext(AWAY_CONTEXT, AWAY)


def _expected(value: str, catalogue: gettext.NullTranslations) -> str:
    """One kind of value, or several with commas between."""
    parts = (catalogue.pgettext(TYPES_CONTEXT, TYPES.get(part, part)) for part in value.split(", "))
    return catalogue.pgettext("report", " or ").join(parts)


_SAYERS: dict[str, Callable[[str, gettext.NullTranslations], str]] = {
    "description": _description,
    "kind": _kind,
    "data": personal_data_words,
    "expected": _expected,
    "away": _away,
}
"""The values that are words of ours, and so are translated."""
