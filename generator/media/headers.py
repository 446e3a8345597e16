"""What a decoder is told before the first frame, without messages, in a file that stays as long as it is.

ffmpeg copies these headers as they are, and x265 and every program that makes Vorbis write into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.media.clean import RefusedError

_HOLD_BOXES = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_FULL_BOX, _ENTRY = 8, 8
_BEFORE_BOXES = 8 + 78
"""Bytes of the entry of a film's stream before the boxes in it (ISO 14496-12, 12.1.3)."""
_SEQUENCE, _PICTURE = 7, 8
_PARAMETERS = frozenset({32, 33, 34})
_VORBIS_SETUP, _VORBIS_COMMENT = b"\x01vorbis", b"\x03vorbis"


def plain_headers(recording: bytes, ending: str) -> bytes:
    """A recording of which the headers say how to decode it and nothing else. Raises RefusedError."""
    try:
        if ending == "mp4":
            return _plain_film(recording)
        return _without_comment(recording) if ending == "webm" else recording
    except (IndexError, RecursionError):
        raise RefusedError("damaged-file") from None


def is_chain(ogg: bytes) -> bool:
    """Whether another recording begins after the first, with headers that nobody looks at (RFC 3533, 4)."""
    at, begun = -1, False
    while (at := ogg.find(b"OggS\0", at + 1)) >= 0:
        begins = bool(ogg[at + 5 : at + 6] and ogg[at + 5] & 2)
        if begins and begun:
            return True
        begun = begun or not begins
    return False


def _plain_film(film: bytes) -> bytes:
    plain = bytearray(film)
    for name, begin, end in _boxes(film, 0, len(film)):
        if name in _PLAIN:
            kept = _PLAIN[name](film[begin:end])
            plain[begin:end] = kept + bytes(end - begin - len(kept))
    return bytes(plain)


def _boxes(film: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of the content of every box on the way to the decoders' headers."""
    while at + 8 <= end:
        size, name, head = int.from_bytes(film[at : at + 4], "big"), film[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(film[at + 8 : at + 16], "big"), 16
        after = min(end, at + size) if size else end
        if after <= at:
            raise RefusedError("damaged-file")
        begin = min(at + head, after)
        yield name, begin, after
        if name in _HOLD_BOXES:
            yield from _boxes(film, begin, after)
        elif name == b"stsd":
            for _, entry, close in _entries(film, begin + _FULL_BOX, after):
                yield from _boxes(film, entry - _ENTRY + _BEFORE_BOXES, close)
        at = after


def _entries(film: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        size = int.from_bytes(film[at : at + 4], "big")
        if size < 8:
            return
        yield film[at + 4 : at + 8], at + 8, min(end, at + size)
        at += size


def _plain_h264(header: bytes) -> bytes:
    """Sequence and picture parameters (ISO 14496-15, 5.3.3)."""
    at = _after(header, 6, header[5] & 31, _SEQUENCE)
    return header[: _after(header, at + 1, header[at], _PICTURE)]


def _after(header: bytes, at: int, count: int, kind: int) -> int:
    for _ in range(count):
        size = int.from_bytes(header[at : at + 2], "big")
        if header[at + 2] & 31 != kind:
            raise RefusedError("damaged-file")
        at += 2 + size
    return at


def _plain_h265(header: bytes) -> bytes:
    """The arrays of parameters (ISO 14496-15, 8.3.3), without those of messages."""
    kept, at = [], 23
    for _ in range(header[22]):
        begin, count = at, int.from_bytes(header[at + 1 : at + 3], "big")
        at += 3
        for _ in range(count):
            at += 2 + int.from_bytes(header[at : at + 2], "big")
        if header[begin] & 63 in _PARAMETERS:
            kept.append(header[begin:at])
    return header[:22] + bytes((len(kept),)) + b"".join(kept)


def _plain_av1(header: bytes) -> bytes:
    """The sequence header (AV1 Codec ISO Media File Format Binding, 2.3), which comes first."""
    if len(header) <= 4:
        return header
    if header[4] >> 3 & 15 != 1 or not header[4] & 2:
        raise RefusedError("damaged-file")
    return header[: 6 + header[5]] if header[5] < 128 else header[:4]


_PLAIN: dict[bytes, Callable[[bytes], bytes]] = {
    b"avcC": _plain_h264,
    b"hvcC": _plain_h265,
    b"av1C": _plain_av1,
}


def _without_comment(recording: bytes) -> bytes:
    """Vorbis (Vorbis I, 5.2): the comments become one maker's name, of spaces."""
    setup = recording.find(_VORBIS_SETUP)
    begin = recording.find(_VORBIS_COMMENT, setup) + len(_VORBIS_COMMENT) if setup >= 0 else 0
    if setup < 0 or begin < len(_VORBIS_COMMENT):
        return recording
    at = begin + 4 + _number(recording, begin)
    count = _number(recording, at)
    at += 4
    for _ in range(count):
        if at > len(recording):
            break
        at += 4 + _number(recording, at)
    if at > len(recording):  # no room is made for what is not there, which may be gigabytes
        raise RefusedError("damaged-file")
    blank = at - begin - 8
    return recording[:begin] + blank.to_bytes(4, "little") + b" " * blank + bytes(4) + recording[at:]


def _number(recording: bytes, at: int) -> int:
    return int.from_bytes(recording[at : at + 4], "little")
