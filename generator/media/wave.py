"""How loud a recording is, moment by moment."""

from __future__ import annotations

import array
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

BARS = 64
"""How many moments a recording is told in."""

LOUDEST = 100

_SECONDS = 30
_RATE = 1000
"""Samples of a second: the tones of a voice are below half of it, and hours of them fit into memory."""
_MOST_BYTES = 2 * _RATE * 60 * 60 * 12
"""Twelve hours; what is longer has no wave."""
_DEMUXER = {"mp3": "mp3", "ogg": "ogg", "m4a": "mov"}


def wave_of(recording: Path) -> tuple[int, ...]:
    """From 0 to ``LOUDEST``, of its loudest moment; empty for silence, and for what cannot be heard."""
    ffmpeg = shutil.which("ffmpeg")
    form = _DEMUXER.get(recording.suffix.removeprefix("."))
    if ffmpeg is None or form is None:
        return ()
    command = [
        *(ffmpeg, "-nostdin", "-v", "quiet", "-protocol_whitelist", "file,pipe", "-f", form),
        *("-i", str(recording), "-map", "0:a:0", "-ac", "1", "-ar", str(_RATE), "-fflags", "+bitexact"),
        *("-f", "s16le", "-fs", str(_MOST_BYTES), "-"),
    ]
    try:
        heard = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # our own arguments
    except subprocess.TimeoutExpired:
        return ()
    return _bars(_samples(heard.stdout)) if heard.returncode == 0 else ()


def _samples(content: bytes) -> array.array[int]:
    samples = array.array("h", content[: len(content) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _bars(samples: array.array[int]) -> tuple[int, ...]:
    """The mean loudness of equal parts."""
    if len(samples) < BARS:
        return ()
    edges = [len(samples) * bar // BARS for bar in range(BARS + 1)]
    parts = (samples[begin:end] for begin, end in pairwise(edges))
    means = [sum(map(abs, part)) / len(part) for part in parts]
    most = max(means)
    return tuple(round(LOUDEST * mean / most) for mean in means) if most >= 1 else ()
