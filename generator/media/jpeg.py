"""JPEG without the notes of whoever made it (ITU-T T.81, annex B)."""

from __future__ import annotations

from generator.media.clean import RefusedError

_START_OF_SCAN, _END, _APP0, _APP14 = 0xDA, 0xD9, 0xE0, 0xEE
_IN_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})
"""What follows 0xFF inside the compressed pixels: a stuffed byte, or a restart."""
_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""APP1 to APP13, APP15 and comments. APP0 and APP14 say how colours are to be read, and stay."""


def without_notes(jpeg: bytes) -> bytes:
    """The same picture without application data and comments, cut off at its end. Raises RefusedError."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        end = at + 2 + size
        if marker == _START_OF_SCAN:
            end = _next_marker(jpeg, end)
        if marker not in _NOTES:
            kept.append(_plain(marker, jpeg[at:end]))
        at = end
        if jpeg[at : at + 2] == bytes((0xFF, _END)):
            return b"".join(kept) + jpeg[at : at + 2]
    raise RefusedError("damaged-file")


def _plain(marker: int, segment: bytes) -> bytes:
    """A segment without room for notes: APP0 as JFIF 1.02 has it without thumbnail, APP14 as Adobe's."""
    if marker == _APP0:
        jfif = segment[4:9] == b"JFIF\0" and len(segment) >= 18
        return segment[:2] + (16).to_bytes(2, "big") + segment[4:16] + b"\0\0" if jfif else b""
    if marker == _APP14:
        return segment[:2] + (14).to_bytes(2, "big") + segment[4:16] if segment[4:9] == b"Adobe" else b""
    return segment


def _next_marker(jpeg: bytes, at: int) -> int:
    """Where the compressed pixels of a scan end."""
    while (at := jpeg.find(b"\xff", at)) >= 0 and at + 1 < len(jpeg):
        if jpeg[at + 1] not in _IN_SCAN and jpeg[at + 1] != 0xFF:
            return at
        at += 1
    raise RefusedError("damaged-file")
