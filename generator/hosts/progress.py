"""How far a long build is: a line that is written over on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from generator.languages import words

_FEW = 100
"""So many learners are done before anybody wonders."""
_LINES = 10
_WIDTH = 24


class Progress:
    """Told after each learner. ``log`` takes a plain line; ``clock`` gives seconds."""

    def __init__(
        self,
        language: str,
        terminal: TextIO | None,
        log: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say = words(language).gettext
        self._terminal, self._log, self._clock = terminal, log, clock
        self._begun = clock()
        self._shown = -1 if terminal else 0

    def __call__(self, number: int, of: int, reused: int) -> None:
        """``number`` learners ``of`` all are done, so many of them without being made anew."""
        steps = _WIDTH if self._terminal else _LINES
        step = number * steps // of
        if of < _FEW or step == self._shown:
            return
        self._shown = step
        text = self._say("{number} of {of} portfolios, {reused} from the cache, about {seconds} s left")
        left = (self._clock() - self._begun) / number * (of - number)
        line = text.format(number=number, of=of, reused=reused, seconds=round(left))
        if self._terminal:
            bar = "█" * step + "░" * (steps - step)
            self._terminal.write("\r\x1b[K" + ("" if number == of else f"{bar} {line}"))
            self._terminal.flush()
        else:
            self._log(line)
