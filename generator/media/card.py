"""A picture to show beside a link to a portfolio: name, headline, one line, and a photo if there is one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from generator.media.lettering import font_for, lines_of

WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that Open Graph's readers show whole."""

_INK, _QUIET = "#1d2127", "#525963"
_LEFT, _PHOTO, _EDGE = 80, 400, 24
_COLOURS = 128
_LIGHT, _BOLD = 400, 700


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
        if (font := font_for(text, face, size, weight))
        for lines in [lines_of(text, font, most, wide)]
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
