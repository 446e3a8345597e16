"""A picture to show beside a link to a portfolio: name, headline, one line, and a photo if there is one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, ImageOps

WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that Open Graph's readers show whole."""

_INK, _QUIET = "#1d2127", "#525963"
_LEFT, _PHOTO, _EDGE = 80, 400, 24
_COLOURS = 128
_LIGHT, _BOLD = 400, 700
_LATIN = frozenset({*range(0x100), 0x131, 0x152, 0x153, *range(0x2010, 0x2040), 0x20AC, 0x2122})
"""The letters that a face of the theme has in its first file; others are drawn in the one Pillow brings."""
_KNOWN = 0x250
"""That one has the Latin letters, up to here."""


@dataclass(frozen=True)
class CardText:
    """What a card says: a name, a headline and a line below them."""

    name: str
    headline: str = ""
    line: str = ""


def card_picture(said: CardText, own: str, soft: str, face: Path, photo: bytes = b"") -> bytes:
    """A PNG with what is ``said``, as far as there are letters for it, in two colours, and the photo."""
    image = Image.new("RGB", (WIDTH, HEIGHT), soft)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _EDGE, HEIGHT), fill=own)
    if photo:
        _put_photo(image, photo)
    wide = WIDTH - _LEFT - (_PHOTO + 130 if photo else 80)
    _write(draw, said, own, face, wide)
    stream = io.BytesIO()
    fewer = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    fewer.save(stream, "PNG", compress_level=3)  # 6 is a little less and takes twice as long
    return stream.getvalue()


def _write(draw: ImageDraw.ImageDraw, said: CardText, own: str, face: Path, wide: int) -> None:
    """Each text below the other, the whole in the middle."""
    parts = (
        (said.name, 88, _BOLD, _INK, 2, 20),
        (said.headline, 42, _LIGHT, _QUIET, 3, 36),
        (said.line, 36, _BOLD, own, 2, 0),
    )
    set_ = [
        (line, font, colour, round(size * 1.22), gap if number == len(lines) - 1 else 0)
        for text, size, weight, colour, most, gap in parts
        if (font := _font(face, size, weight, _has(text)))
        for lines in [_lines(text, font, most, wide)]
        for number, line in enumerate(lines)
    ]
    y = (HEIGHT - sum(high + gap for *_, high, gap in set_)) // 2
    for line, font, colour, high, gap in set_:
        draw.text((_LEFT, y), line, fill=colour, font=font)
        y += high + gap


def _put_photo(image: Image.Image, photo: bytes) -> None:
    """The middle of it, as a square with round corners."""
    with Image.open(io.BytesIO(photo)) as opened:
        fitted = ImageOps.fit(opened.convert("RGB"), (_PHOTO, _PHOTO), Image.Resampling.LANCZOS)
    image.paste(fitted, (WIDTH - _PHOTO - 80, (HEIGHT - _PHOTO) // 2), _corners())


@cache
def _corners() -> Image.Image:
    """A square with round corners: drawn twice as large, so that they are smooth."""
    drawn = Image.new("L", (_PHOTO * 2, _PHOTO * 2), 0)
    ImageDraw.Draw(drawn).rounded_rectangle((0, 0, _PHOTO * 2 - 1, _PHOTO * 2 - 1), 80, fill=255)
    return drawn.resize((_PHOTO, _PHOTO), Image.Resampling.LANCZOS)


def _has(text: str) -> bool:
    """Whether a face of the theme has all letters of a text."""
    return all(ord(letter) in _LATIN for letter in text)


@cache
def _font(face: Path, size: int, weight: int, ours: bool) -> Any:  # one of two faces
    if not ours:
        return ImageFont.load_default(size)
    font = ImageFont.truetype(str(face), size)
    font.set_variation_by_axes([weight])
    return font


def _lines(text: str, font: Any, most: int, wide: int) -> list[str]:
    """A text broken at its spaces; nothing of one in letters that no face has."""
    if not _has(text) and any(ord(letter) >= _KNOWN and letter not in "–—‘’“”…" for letter in text):
        return []
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
