"""A problem in an author's file: which, where, and what was found there.

A problem carries no sentences. The catalogue in ``reporting`` has them, in each language, so
that the same problem can be told to a learner, an editor or a continuous build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in a file: line and column from 1, columns in characters.

    ``end_column`` is one past the last character on the same line, or 0 when only the start is known.
    """

    line: int = 1
    column: int = 1
    end_column: int = 0


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong. ``path`` is relative to the docs folder, with ``/``.

    ``code`` is a key of the catalogue; ``values`` fill the blanks of its sentence. ``field`` is where in the
    data it is, with the name of what is missing there, if that was at hand: the same problem is the same
    without it.
    """

    path: str
    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()
    field: tuple[str | int, ...] = field(default=(), compare=False)


def problem(path: str, code: str, place: Place | None = None, **values: object) -> Problem:
    """A problem with its values in a fixed order, all as text."""
    return Problem(path, place or Place(), code, tuple(sorted((k, str(v)) for k, v in values.items())))
