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
STEP = 4
"""How many times as long the longer text is: enough that no busy neighbour makes a square of a line."""
STEEPEST = 7.0
"""How many times the work of it may be: ``STEP`` where that grows in a line, 16 where as the square."""
_ROUNDS = 10
STEP_UP = 0.2
"""Seconds of work for the shortest text, within which what grows too fast is tried at a larger size."""


@dataclass(frozen=True)
class Growth:
    """The work for a size and for ``STEP`` times that size, in seconds of the processor."""

    short: float
    long: float

    @property
    def ratio(self) -> float:
        return self.long / max(self.short, FLOOR / 8)

    @property
    def is_modest(self) -> bool:
        return self.long <= STEEPEST * self.short + FLOOR


def growth(
    work: Callable[[str], object], shape: Callable[[int], str], size: int, enough: float = math.inf
) -> Growth:
    """How the work grows to ``size``: measured a few times before it is not modest.

    What grows very fast is found at a smaller size already, and is not waited for; nor is what is modest
    where the work is ``enough`` to tell. The shortest may cost a step more than one still shorter, which has
    no name in it, say: that alone is no growth, and the next says how it goes on.
    """
    for part in (64, 8, 1):
        found = _growth(work, shape, size // part)
        is_a_step = part == 64 and not found.is_modest and found.long < STEP_UP
        if not is_a_step and (found.long > enough or not found.is_modest):
            break
    return found


def _growth(work: Callable[[str], object], shape: Callable[[int], str], size: int) -> Growth:
    part, whole = shape(size // STEP), shape(size)
    short = _seconds(work, part)
    if STEP**2 * short < FLOOR:
        return Growth(short, 0.0)  # even the square of that would say nothing
    found = Growth(short, _seconds(work, whole))
    for _ in range(_ROUNDS):
        if found.is_modest:
            break
        gc.collect()
        found = Growth(min(found.short, _seconds(work, part)), min(found.long, _seconds(work, whole)))
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
