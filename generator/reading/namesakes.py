"""Learners of a site who have the same name: nothing is wrong with that, but who looks for one finds two."""

from __future__ import annotations

from collections.abc import Mapping

from generator.spelling.lookalikes import LOOKALIKES
from generator.spelling.words import folded_words


def same_names(names: Mapping[str, str]) -> tuple[str, ...]:
    """The folders, in order, whose full name another of them has, too; in whatever order its words stand.

    Which folders have it together is not said, as what is told of one learner is read by others than who may
    know the other.
    """
    folders: dict[tuple[str, ...], list[str]] = {}
    for folder, name in names.items():
        if words := tuple(sorted(folded_words(name.translate(LOOKALIKES)))):
            folders.setdefault(words, []).append(folder)
    return tuple(sorted(folder for same in folders.values() if len(same) > 1 for folder in same))
