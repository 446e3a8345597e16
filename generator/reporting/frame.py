"""A few lines of a file with carets under the place that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from generator.problems import Place
from generator.reporting.visible import DOT, visible

WIDEST = 100
"""Columns of a terminal for the text of a line."""

_BEFORE = 40  # columns kept to the left of a place that stands far into a long line
_TAB = 4
_CUT = "…"


def frame(lines: Sequence[str], place: Place) -> tuple[str, ...]:
    """The line before, the line itself and the carets; empty when the file has no such line."""
    if not 1 <= place.line <= len(lines):
        return ()
    line = lines[place.line - 1]
    start = min(place.column - 1, len(line))
    end = max(start + 1, place.end_column - 1)
    first = _first_shown(line, start, end)
    gutter = len(str(place.line))
    shown = [(number, lines[number - 1]) for number in (place.line - 1, place.line) if number >= 1]
    return (
        *(f"{number:>{gutter}} | {_window(text, first)}".rstrip() for number, text in shown),
        f"{'':>{gutter}} | {_carets(line, first, start, end)}",
    )


def _first_shown(line: str, start: int, end: int) -> int:
    """Where to begin a line so that the place fits: 0, or some way before the place."""
    if end <= WIDEST and _width(_drawn(line[:end])) <= WIDEST:
        return 0
    near = range(max(0, start - _BEFORE), start)
    return next((first for first in near if _width(_drawn(line[first:start])) <= _BEFORE), start)


def _window(line: str, first: int) -> str:
    """What fits of a line from a character on; an ellipsis stands for what does not."""
    head = _CUT if first and len(line) > first else ""
    last = first + 2 * WIDEST  # marks have no width: this is enough, and bounded
    pieces = [
        piece for piece, column in _pieces(line[first:last]) if len(head) + column + _width(piece) <= WIDEST
    ]
    tail = _CUT if len(pieces) < len(line) - first else ""
    return f"{head}{''.join(pieces)}{tail}"


def _carets(line: str, first: int, start: int, end: int) -> str:
    head = len(_CUT) if first else 0
    before = head + _width(_drawn(line[first:start]))
    through = head + _width(_drawn(line[first : min(end, first + WIDEST)]))
    return " " * before + "^" * max(1, min(through, WIDEST) - before)


def _drawn(text: str) -> str:
    return "".join(piece for piece, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Each character as it is drawn, and the column from 0 it begins in."""
    column = 0
    for character in text:
        if character == "\t":
            piece = " " * (_TAB - column % _TAB)
        elif unicodedata.category(character) == "Cf":
            piece = DOT  # joiners, too: drawn apart, emoji have a width one can count on
        else:
            piece = visible(character)
        yield piece, column
        column += _width(piece)


def _width(text: str) -> int:
    """Columns of a terminal (Unicode Standard Annex 11); marks join the character before them."""
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
