"""The picture of a badge, a drawing of the same, and a credential put into one (Open Badges 3.0, 5.3).

Whoever has the picture has the badge: programs for badges read the credential out of it.
"""

from __future__ import annotations

import io
import json
import textwrap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw

from generator.media.lettering import font_for, lines_of

SIDE = 640
"""Pixels of a side."""

_INK, _QUIET, _GROUND = "#1d2127", "#525963", "#ffffff"
_EDGE, _RING, _WIDE = 8, 34, 450
_HEADER = 33
"""Bytes of a PNG before its second chunk: the signature, and what it says of its size."""
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" \
viewBox="0 0 {side} {side}" width="{side}" height="{side}" role="img" aria-label="{label}">
<openbadges:credential><![CDATA[{credential}]]></openbadges:credential>
<circle cx="{middle}" cy="{middle}" r="{outer}" fill="{own}"/>
<circle cx="{middle}" cy="{middle}" r="{inner}" fill="{soft}"/>
<g font-family="sans-serif" text-anchor="middle">
{texts}
</g>
</svg>
"""


@dataclass(frozen=True)
class BadgeText:
    """What is read on a badge: what it is called, by whom, and of which year."""

    title: str
    school: str
    year: str


class BadgeLook(NamedTuple):
    """The colour of the ring, the one within it, and the face of the letters."""

    own: str
    soft: str
    face: Path


class _Part(NamedTuple):
    """A text by its size, weight and colour; ``most`` are its lines, ``gap`` is below the last."""

    text: str
    size: int
    weight: int
    colour: str
    most: int
    gap: int


def badge_png(said: BadgeText, look: BadgeLook, credential: bytes) -> bytes:
    """A round badge with its credential in it; the same each time."""
    image = _ring(look)
    _write(ImageDraw.Draw(image), said, look)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=6)
    drawn = stream.getvalue()
    return drawn[:_HEADER] + _chunk(credential) + drawn[_HEADER:]


def badge_svg(said: BadgeText, look: BadgeLook, credential: Any) -> bytes:
    """The same as a drawing. ``credential`` is what it says, as data: how JSON spells it is not signed."""
    written = json.dumps(credential).replace("<", "\\u003c").replace(">", "\\u003e")
    label = escape(f"{said.title}, {said.school}, {said.year}", {'"': "&quot;"})
    return _SVG.format(
        side=SIDE,
        middle=SIDE // 2,
        outer=SIDE // 2 - _EDGE,
        inner=SIDE // 2 - _RING,
        own=look.own,
        soft=look.soft,
        label=label,
        credential=written,
        texts="\n".join(_drawn(said, look)),
    ).encode()


def _chunk(credential: bytes) -> bytes:
    """The words of a PNG in which a credential stands (``iTXt``), not packed."""
    body = b"iTXtopenbadgecredential\0\0\0\0\0" + credential
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _ring(look: BadgeLook) -> Image.Image:
    """Drawn twice as large, so that it is smooth."""
    image = Image.new("RGB", (SIDE * 2, SIDE * 2), _GROUND)
    draw = ImageDraw.Draw(image)
    for edge, colour in ((_EDGE, look.own), (_RING, look.soft)):
        draw.ellipse((edge * 2, edge * 2, (SIDE - edge) * 2, (SIDE - edge) * 2), fill=colour)
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _parts(said: BadgeText, look: BadgeLook) -> tuple[_Part, ...]:
    return (
        _Part(said.school, 30, 700, look.own, 2, 26),
        _Part(said.title, 46, 700, _INK, 4, 26),
        _Part(said.year, 34, 400, _QUIET, 1, 0),
    )


def _write(draw: ImageDraw.ImageDraw, said: BadgeText, look: BadgeLook) -> None:
    """Each text below the other, the whole in the middle, as far as there are letters for it."""
    parts = [(it, font_for(it.text, look.face, it.size, it.weight)) for it in _parts(said, look)]
    blocks = [(it, font, lines_of(it.text, font, it.most, _WIDE)) for it, font in parts]
    y = (SIDE - sum(_high(it, lines) for it, _, lines in blocks)) // 2
    for it, font, lines in blocks:
        for number, line in enumerate(lines):
            at = (SIDE // 2, y + round(number * it.size * 1.2))
            draw.text(at, line, fill=it.colour, font=font, anchor="ma")
        y += _high(it, lines)


def _drawn(said: BadgeText, look: BadgeLook) -> Iterator[str]:
    """The same as texts of a drawing, which is read in whatever letters its reader has."""
    blocks = [(it, textwrap.wrap(it.text, 2 * _WIDE // it.size - 1)[: it.most]) for it in _parts(said, look)]
    y = (SIDE - sum(_high(it, lines) for it, lines in blocks)) // 2
    for it, lines in blocks:
        for number, line in enumerate(lines):
            at = y + it.size + round(number * it.size * 1.2)
            yield (
                f'<text x="{SIDE // 2}" y="{at}" font-size="{it.size}" font-weight="{it.weight}" '
                f'fill="{it.colour}">{escape(line)}</text>'
            )
        y += _high(it, lines)


def _high(part: _Part, lines: list[str]) -> int:
    return round(len(lines) * part.size * 1.2) + part.gap if lines else 0
