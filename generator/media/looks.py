"""What a file that is published looks like where it cannot be opened: its first page, its sound as a wave.

It is made of the file that is published, never of what a learner gave.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.media.clean import Variant, content_of


@dataclass(frozen=True)
class Looks:
    """A picture in several sizes, the largest first, and how loud a recording is; either may be empty."""

    picture: tuple[Variant, ...] = ()
    wave: tuple[int, ...] = ()


NONE = Looks()


def looks_of(file: Path) -> Looks:
    """Nothing for what is a picture itself, or cannot be drawn."""
    from generator.media.wave import wave_of  # noqa: PLC0415  # most files need none of it

    if file.suffix != ".pdf":
        return Looks(wave=wave_of(file))
    from generator.media.pdf.front import front_of  # noqa: PLC0415  # PDFium is slow to load
    from generator.media.pictures import renditions  # noqa: PLC0415  # Pillow, too

    front = front_of(content_of(file))
    return Looks(renditions(front)) if front else NONE
