"""Which mail domain an answer came from: told of whom may be known where they work, and no name in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.model import Assessment, Dialogue, Person, Portfolio, Received, Validation
from generator.spelling.words import folded

_SHORTEST = 3
"""Letters of a part of a name that may be known again in a domain."""


def without_telling_senders(seen: Portfolio, whole: Portfolio) -> Portfolio:
    """A portfolio with its people as they may be seen, and of the domains of their answers only some."""

    def told(received: Received | None, giver: str | None) -> Received | None:
        if received is None or received.sender is None:
            return received
        shown, person = seen.people.get(giver or ""), whole.people.get(giver or "")
        if shown and person and _may_be_told(received.sender, shown, person):
            return received
        return replace(received, sender=None)

    return replace(
        seen,
        assessments=tuple(_assessment(it, told) for it in seen.assessments),
        dialogues=tuple(_dialogue(it, told) for it in seen.dialogues),
        validations=tuple(_validation(it, told) for it in seen.validations),
    )


def _may_be_told(domain: str, shown: Person, person: Person) -> bool:
    """Not of somebody of whom only the role may be known; nor, without the name, one that has it in it."""
    if shown.name == person.name:
        return True
    if not (shown.name or shown.organisation):
        return False
    parts = folded(person.name or "").replace("-", " ").split()
    return not any(part in folded(domain) for part in parts if len(part) >= _SHORTEST)


_Told = Callable[[Received | None, str | None], Any]


def _assessment(it: Assessment, told: _Told) -> Assessment:
    return replace(it, received=told(it.received, it.by)) if it.received else it


def _validation(it: Validation, told: _Told) -> Validation:
    return replace(it, received=told(it.received, it.assessor)) if it.received else it


def _dialogue(it: Dialogue, told: _Told) -> Dialogue:
    if not any(each.received for each in it.feedback):
        return it
    items = tuple(replace(each, received=told(each.received, each.giver)) for each in it.feedback)
    return replace(it, feedback=items)
