"""The scan of a finished site, and how what it finds is told."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.languages import words
from generator.publishing.manifest import site_files
from generator.publishing.scan import Leak
from generator.reporting.values import personal_data_words

_MOST_TOLD = 20


_NO_TEXT = frozenset(
    {".gif", ".ico", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".png", ".ttf", ".webm"}
)
_NO_TEXT |= {".webp", ".woff", ".woff2"}
"""Endings of a school's pictures, films and fonts, which are large and say nothing."""


def contents(folder: Path, but: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """The files of a site that may say something by their paths, ``but`` some that nobody need look at."""
    for path in site_files(folder):
        if path not in but and Path(path).suffix.lower() not in _NO_TEXT:
            yield path, (folder / path).read_bytes()


def told_leaks(found: list[Leak], language: str) -> list[str]:
    """Sentences that name the page and the document, and never what leaked: a log may be public."""
    catalogue = words(language)
    say = catalogue.gettext
    lines: list[str] = []
    for leak in found[:_MOST_TOLD]:
        if leak.kind == "withheld":
            text = say("{page} shows something from {source}, which is not public.")
            lines.append(f"  {text.format(page=leak.path, source=leak.source)}")
        elif leak.kind == "name":
            text = say("{page} names somebody on the list of learners who is not shown by that name.")
            lines.append(f"  {text.format(page=leak.path)}")
        else:
            text = say("{page} shows {data}.")
            lines.append(f"  {text.format(page=leak.path, data=personal_data_words(leak.kind, catalogue))}")
    if len(found) > _MOST_TOLD:
        lines.append("  …")
    return lines
