"""MPEG audio, layer III (ISO 11172-3, 13818-3): the frames, and nothing before, between or after them."""

from __future__ import annotations

from generator.media.clean import RefusedError

_MPEG_1, _MPEG_2, _MPEG_2_5, _LAYER_3 = 3, 2, 0, 1
_KILOBITS = {
    _MPEG_1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _MPEG_2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {_MPEG_1: (44100, 48000, 32000), _MPEG_2: (22050, 24000, 16000), _MPEG_2_5: (11025, 12000, 8000)}


def whole_frames(mp3: bytes) -> bytes:
    """Every frame that another frame follows, or the end. Raises RefusedError if there is none."""
    kept, at = [], 0
    while (at := mp3.find(b"\xff", at)) >= 0:
        size = _size(mp3, at)
        end = at + size
        if size and end <= len(mp3) and (end == len(mp3) or _size(mp3, end)):
            kept.append(mp3[at:end])
            at = end
        else:
            at += 1
    if not kept:
        raise RefusedError("damaged-file")
    return b"".join(kept)


def _size(mp3: bytes, at: int) -> int:
    """How long the frame is that begins there, in bytes; 0 if none does."""
    if at + 4 > len(mp3) or mp3[at] != 0xFF or mp3[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = mp3[at + 1] >> 3 & 3, mp3[at + 1] >> 1 & 3
    bits, hertz, padding = mp3[at + 2] >> 4, mp3[at + 2] >> 2 & 3, mp3[at + 2] >> 1 & 1
    if version not in _HERTZ or layer != _LAYER_3 or bits in {0, 15} or hertz == 3:
        return 0
    kilobits = _KILOBITS[_MPEG_1 if version == _MPEG_1 else _MPEG_2][bits]
    return (144 if version == _MPEG_1 else 72) * kilobits * 1000 // _HERTZ[version][hertz] + padding
