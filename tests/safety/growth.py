"""How the work that something takes grows with what it is given. No time is asserted, only how it grows."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from generator.spelling.words import every_word

FLOOR = 0.02
"""Seconds of work that say nothing yet: below them is the noise of a machine that does other things, too."""
MOST = 2.5
"""How many times the work twice the size may be."""
_ROUNDS = 10


@dataclass(frozen=True)
class Growth:
    """The work for a size and for twice that size, in seconds of the processor."""

    once: float
    twice: float

    @property
    def ratio(self) -> float:
        return self.twice / max(self.once, FLOOR / 8)

    @property
    def is_modest(self) -> bool:
        return self.twice <= MOST * self.once + FLOOR


def growth(
    work: Callable[[str], object], shape: Callable[[int], str], size: int, enough: float = math.inf
) -> Growth:
    """How the work grows to ``size``: measured a few times before it is not modest.

    What grows very fast is found at a smaller size already, and is not waited for; nor is what is modest
    where the work is ``enough`` to tell.
    """
    for part in (64, 8, 1):
        found = _growth(work, shape, size // part)
        if not found.is_modest or found.twice > enough:
            break
    return found


def _growth(work: Callable[[str], object], shape: Callable[[int], str], size: int) -> Growth:
    half, whole = shape(size // 2), shape(size)
    once = _seconds(work, half)
    if 8 * once < FLOOR:
        return Growth(once, 0.0)  # even eight times as much would say nothing
    found = Growth(once, _seconds(work, whole))
    for _ in range(_ROUNDS):
        if found.is_modest:
            break
        gc.collect()
        found = Growth(min(found.once, _seconds(work, half)), min(found.twice, _seconds(work, whole)))
    return found


def _seconds(work: Callable[[str], object], text: str) -> float:
    every_word.cache_clear()  # a text that was read before costs nothing
    gc.disable()
    try:
        begin = time.process_time()
        work(text)
        return time.process_time() - begin
    finally:
        gc.enable()
