"""Competences, by who confirmed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.overviews.competence import Confirmation
from generator.overviews.home import Highlight


@dataclass(frozen=True)
class ConfirmedGroup:
    """Competences that were confirmed in the same way; nobody confirmed those of an empty ``by``."""

    by: tuple[Confirmation, ...]
    highlights: tuple[Highlight, ...]


def by_person(highlights: Iterable[Highlight]) -> tuple[ConfirmedGroup, ...]:
    """What the same person confirmed in the same way, at one time or at several."""
    return _grouped(highlights, lambda it: it.given_by)


def by_document(highlights: Iterable[Highlight]) -> tuple[ConfirmedGroup, ...]:
    """What was confirmed at one time, in one document."""
    return _grouped(highlights, lambda it: it.given_in.source)


def _grouped(
    highlights: Iterable[Highlight], source: Callable[[Confirmation], object]
) -> tuple[ConfirmedGroup, ...]:
    """In the order of the first of each group; what nobody confirmed comes last."""
    groups: dict[object, list[Highlight]] = {}
    for each in highlights:
        groups.setdefault(source(each.confirmation) if each.confirmation else None, []).append(each)
    found = [
        ConfirmedGroup(tuple(it.confirmation for it in group if it.confirmation), tuple(group))
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda it: not it.by))
