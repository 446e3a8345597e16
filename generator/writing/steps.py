"""A level as steps on a scale: which are filled, and the same in words for who does not see them."""

from __future__ import annotations

import gettext


def step_by_step(rank: int, of: int) -> list[bool]:
    """For each step of a scale, the lowest first, whether somebody has reached it."""
    return [step <= rank for step in range(1, of + 1)]


def step_in_words(name: str, rank: int, of: int, catalogue: gettext.NullTranslations) -> str:
    """A level by what its framework calls it and its place: “On your own, step 3 of 4”."""
    _ = catalogue.gettext
    if name.strip() in {"", str(rank)}:
        return _("step {rank} of {all}").format(rank=rank, all=of)
    return _("{level}, step {rank} of {all}").format(level=name.strip(), rank=rank, all=of)
