"""Colour profiles (ICC.1:2022) without words: what colours are computed from, and nothing a maker wrote."""

from __future__ import annotations

from generator.media.clean import RefusedError

_COMPUTES = frozenset(
    {b"wtpt", b"bkpt", b"chad", b"kTRC"}
    | {bytes((colour, *b"XYZ")) for colour in b"rgb"}
    | {bytes((colour, *b"TRC")) for colour in b"rgb"}
    | {b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2"}
)
_HEADER, _COUNT, _ENTRY = 128, 4, 12
_MOST_TAGS = 100
_TOLD = ((4, 8), (24, 36), (40, 64), (80, 128))
"""Parts of the header that say when, for which device and with what a profile was made."""


def plain_profile(profile: bytes) -> bytes:
    """Raises RefusedError if it is none."""
    count = int.from_bytes(profile[_HEADER : _HEADER + _COUNT], "big")
    if profile[36:40] != b"acsp" or count > _MOST_TAGS:
        raise RefusedError("active-pdf")
    tags: dict[bytes, bytes] = {}
    for at in range(_HEADER + _COUNT, _HEADER + _COUNT + count * _ENTRY, _ENTRY):
        name, begin, size = (profile[at + part : at + part + 4] for part in (0, 4, 8))
        if name in _COMPUTES:
            start = int.from_bytes(begin, "big")
            tags[name] = profile[start : start + int.from_bytes(size, "big")]
    return _written(profile[:_HEADER], tags)


def _written(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    at = _HEADER + _COUNT + len(tags) * _ENTRY
    table, content = [len(tags).to_bytes(_COUNT, "big")], b""
    for name, value in tags.items():
        begin = at + len(content)
        table.append(name + begin.to_bytes(4, "big") + len(value).to_bytes(4, "big"))
        content += value + bytes(-len(value) % 4)
    blank = bytearray(header)
    for begin, end in _TOLD:
        blank[begin:end] = bytes(end - begin)
    blank[:4] = (at + len(content)).to_bytes(4, "big")
    return bytes(blank) + b"".join(table) + content
