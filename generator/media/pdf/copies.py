"""What was copied into a new document, each thing of the old one once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf

from generator.media.clean import RefusedError

_DEEPEST = 24
_BEGUN = object()


class Copies:
    """Copies by what they are and what they are of, in the document ``goal``."""

    def __init__(self, goal: pikepdf.Pdf) -> None:
        self.goal = goal
        self._made: dict[tuple[str, tuple[int, int]], Any] = {}
        self._depth = 0

    def once(self, kind: str, value: Any, copy: Callable[[], Any]) -> Any:
        """The copy of a value, made if it is not there. Raises RefusedError if a thing is within itself."""
        key = (kind, value.objgen) if isinstance(value, pikepdf.Object) and value.is_indirect else None
        if key is None:
            with self.deeper():
                return copy()
        if key not in self._made:
            self._made[key] = _BEGUN
            with self.deeper():
                made = copy()
            whole = isinstance(made, pikepdf.Dictionary)
            self._made[key] = self.goal.make_indirect(made) if whole else made
        if self._made[key] is _BEGUN:
            raise RefusedError("active-pdf")
        return self._made[key]

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Within one thing more. Raises RefusedError if that is too deep."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError("active-pdf")
        yield
        self._depth -= 1
