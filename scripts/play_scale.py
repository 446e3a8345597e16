"""Play the recording of the sample portfolios again: ``python -m scripts.play_scale``.

A choir leader's warm-up on a small organ: five notes up and down and a chord, three times, each half a tone
higher. The sound is computed, so it is the same each time; ``ffmpeg`` only packs it.
"""

from __future__ import annotations

import math
import subprocess
from array import array
from collections.abc import Iterator
from pathlib import Path

GOAL = Path(__file__).resolve().parent.parent / "portfolios/grace/evidence/warm-up.mp3"
RATE = 22050
LOWEST = 261.63
"""The C in the middle of a keyboard, in hertz."""
SCALE = (0, 2, 4, 5, 7, 5, 4, 2, 0)
CHORD = (0, 4, 7, 12)
"""Half tones above the first."""
STOPS = ((1, 1.0), (2, 0.5), (3, 0.28), (4, 0.2), (6, 0.08))
"""How loud each overtone of a pipe is."""
NOTE, LAST, BREATH = 0.38, 1.15, 0.42
"""Seconds."""


def main() -> None:
    samples = array("h", (round(max(-1.0, min(1.0, it)) * 32000) for it in warm_up()))
    subprocess.run(  # noqa: S603  # a program that is always asked the same
        [
            *("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "s16le", "-ar", str(RATE), "-ac", "1"),
            *("-i", "pipe:0", "-c:a", "libmp3lame", "-b:a", "24k", "-bitexact", "-map_metadata", "-1"),
            *("-write_xing", "0", "-id3v2_version", "0", str(GOAL)),
        ],
        input=samples.tobytes(),
        check=True,
    )


def warm_up() -> Iterator[float]:
    """Three times the scale and its chord, each time higher and a little louder."""
    for step, loud in enumerate((0.55, 0.75, 1.0)):
        for place, tone in enumerate(SCALE):
            swell = 0.7 + 0.3 * math.sin(math.pi * place / (len(SCALE) - 1))
            yield from sounded((step + tone,), NOTE, loud * swell)
        yield from sounded(tuple(step + tone for tone in CHORD), LAST, loud)
        yield from (0.0 for _ in range(round(BREATH * RATE)))


def sounded(tones: tuple[int, ...], seconds: float, loud: float) -> Iterator[float]:
    """Some tones together, which begin and end softly."""
    length = round(seconds * RATE)
    pitches = [LOWEST * 2 ** (tone / 12) for tone in tones]
    for at in range(length):
        edge = min(1.0, at / 700, (length - at) / 2600)
        moment = 2 * math.pi * at / RATE
        whole = sum(part * math.sin(moment * pitch * pipe) for pitch in pitches for pipe, part in STOPS)
        yield 0.4 * loud * edge * whole / len(pitches) ** 0.6


if __name__ == "__main__":
    main()
