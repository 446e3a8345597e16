"""A picture to show beside a link to a portfolio: the cycle wheel, a name, a headline."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that Open Graph's readers show whole."""

_GROUND, _INK, _QUIET, _TRACK = (252, 251, 249), (29, 33, 39), (82, 89, 99), (216, 210, 199)
_PHASES = ((27, 107, 47), (123, 45, 142), (11, 92, 173), (184, 60, 10))
_PALETTE = (_GROUND, _INK, _QUIET, _TRACK, *_PHASES)
_BOX = (70, 165, 370, 465)
_TEXT_X, _TEXT_WIDTH = 450, 680
_KNOWN = 0x250
"""The font that Pillow brings has the Latin letters, up to here."""


def card_picture(name: str, headline: str, shares: tuple[float, ...]) -> bytes:
    """A PNG with the cycle wheel, the name and the headline, as far as the font has their letters.

    ``shares`` says of each phase how far it is, from 0 to 1.
    """
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette([part for colour in _PALETTE for part in colour])
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"  # no mixed colours: a palette has none
    for number, share in enumerate(shares):
        start = number * 90 - 86
        draw.arc(_BOX, start, start + 82, fill=3, width=46)
        if share:
            draw.arc(_BOX, start, start + round(82 * share), fill=4 + number, width=46)
    y = 190
    for text, size, colour, lines in ((name, 76, 1, 2), (headline, 40, 2, 3)):
        font = _font(size)
        for line in _lines(text, font, lines):
            draw.text((_TEXT_X, y), line, fill=colour, font=font)
            y += round(size * 1.2)
        y += 16
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=3)  # 6 is two thousand bytes less and takes twice as long
    return stream.getvalue()


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size)


def _lines(text: str, font: Any, most: int) -> list[str]:
    """A text broken at its spaces; nothing of one in letters the font does not have."""
    if any(ord(letter) >= _KNOWN and letter not in "–—‘’“”…" for letter in text):
        return []
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
