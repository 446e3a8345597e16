"""Pictures of badges with a credential in them (Open Badges 2.0, baking; Open Badges 3.0, 5.3)."""

from __future__ import annotations

from collections.abc import Iterator

_SIGNATURE = 8
_WORDS = frozenset({b"iTXt", b"tEXt", b"zTXt"})
_KEYS = frozenset({b"openbadges", b"openbadgecredential"})
_DRAWN = (b"openbadges", b"https://purl.imsglobal.org/ob/v3p0")
"""Of a drawing: what the elements begin with, or the names they are of."""
MOST_READ = 2_000_000
"""Bytes of a drawing: what is larger is not looked through."""


def has_credential(png: bytes) -> bool:
    return any(name in _WORDS and key.lower() in _KEYS for name, key in _words(png))


def is_badge(drawing: bytes) -> bool:
    """Whether an SVG has a credential in it."""
    return any(sign in drawing for sign in _DRAWN)


def _words(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name, and the key it begins with if it has one."""
    at = _SIGNATURE
    while at + 8 <= len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        begin = at + 8
        yield png[at + 4 : begin], png[begin : begin + min(size, 80)].partition(b"\0")[0]
        at = begin + size + 4
