"""Letters drawn on a picture, with a face of the theme or, where it has no such letters, with another."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from PIL import ImageFont

_LATIN = frozenset({*range(0x100), 0x131, 0x152, 0x153, *range(0x2010, 0x2040), 0x20AC, 0x2122})
"""The letters that a face of the theme has in its first file; others are drawn in the one Pillow brings."""
_KNOWN = 0x250
"""That one has the Latin letters, up to here."""


def has(text: str) -> bool:
    """Whether a face of the theme has all letters of a text."""
    return all(ord(letter) in _LATIN for letter in text)


def font_for(text: str, face: Path, size: int, weight: int) -> Any:
    """One of two faces, whichever has the letters of a text."""
    return _font(face, size, weight, has(text))


@cache
def _font(face: Path, size: int, weight: int, ours: bool) -> Any:
    if not ours:
        return ImageFont.load_default(size)
    font = ImageFont.truetype(str(face), size)
    font.set_variation_by_axes([weight])
    return font


def lines_of(text: str, font: Any, most: int, wide: int) -> list[str]:
    """A text broken at its spaces; nothing of one in letters that no face has."""
    if not has(text) and any(ord(letter) >= _KNOWN and letter not in "–—‘’“”…" for letter in text):
        return []
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
