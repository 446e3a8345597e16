"""Which letters the faces of the papers have, and what stands for those that they have not."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from anyascii import anyascii

from generator import places

FACES = places.PAPERS / "fonts"
_LONGEST = 48
"""Signs in a row without a place to break a line."""
_LEFT = "\u200b\u200c\u200d\u200e\u200f\u00ad\n"
"""Signs that are not drawn, and mean something."""


@cache
def letters() -> frozenset[str]:
    """Every sign that one of the faces has."""
    return frozenset(chr(code) for face in sorted(FACES.glob("*.ttf")) for code in _codes(face))


def shown(value: Any, *, must_say: bool = True) -> Any:
    """Plain data in letters that a paper can show: no sign is a box, and none is lost that is a letter.

    A letter of a script that no face has stands in Latin letters; a sign that is no letter is left out, but
    of a text that has nothing else, such as a title, what it is called stands in its place.
    """
    match value:
        case str():
            said = "".join(map(_shown, unicodedata.normalize("NFC", value)))
            is_enough = not must_say or is_seen(said) or not value.strip()
            return _breakable(said if is_enough else _put_in_latin(value))
        case dict():
            return {name: shown(entry, must_say=name != "of") for name, entry in value.items()}
        case list() | tuple():
            return [shown(entry, must_say=must_say) for entry in value]
    return value


def in_latin(value: Any) -> Any:
    """Plain data in Latin letters only: for signs that no face can set beside each other."""
    match value:
        case str():
            return _breakable(_put_in_latin(value) if value.strip() else "")
        case dict():
            return {name: in_latin(entry) for name, entry in value.items()}
        case list() | tuple():
            return [in_latin(entry) for entry in value]
    return value


def is_seen(text: str) -> bool:
    """Whether there is a sign in a text that is drawn."""
    return any(unicodedata.category(sign)[0] not in "CMZ" for sign in text)


def _put_in_latin(text: str) -> str:
    """A text in Latin letters, which is never empty: a title or a description must say something."""
    said = "".join(it if it == "\n" or " " <= it <= "~" else "" for it in anyascii(text))
    return said if said.strip() else "-"


def _shown(sign: str) -> str:
    if sign in letters() or sign in _LEFT:
        return sign
    return anyascii(sign) if unicodedata.category(sign)[0] in "LN" else ""


def _breakable(text: str) -> str:
    """A text with places to break a line in what has none."""
    if len(text) <= _LONGEST or max(map(len, text.split()), default=0) <= _LONGEST:
        return text
    return " ".join(
        "\u200b".join(word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)) if word else ""
        for word in text.split(" ")
    )


def _codes(face: Path) -> Iterator[int]:
    """The signs of a face: of its table ``cmap``, what is for Unicode's first plane (OpenType, format 4)."""
    content = face.read_bytes()
    for number in range(struct.unpack_from(">H", content, 4)[0]):
        tag, _, start, _ = struct.unpack_from(">4sLLL", content, 12 + number * 16)
        if tag == b"cmap":
            yield from _of_cmap(content, start)


def _of_cmap(content: bytes, start: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">H", content, start + 2)[0]):
        offset = start + struct.unpack_from(">HHL", content, start + 4 + number * 8)[2]
        if struct.unpack_from(">H", content, offset)[0] == _FORMAT:
            count = struct.unpack_from(">H", content, offset + 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", content, offset + 14)
            starts = struct.unpack_from(f">{count}H", content, offset + 16 + count * 2)
            for first, last in zip(starts, ends, strict=True):
                yield from range(first, min(last, _LAST) + 1)


_FORMAT, _LAST = 4, 0xFFFE
