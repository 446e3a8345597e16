"""The scan of a finished site, and how what it finds is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.languages import words
from generator.publishing.manifest import site_files
from generator.publishing.scan import Leak, Said, personal_in, said
from generator.reporting.values import personal_data_words

_MOST_TOLD = 20


def said_by_files(folder: Path, but: AbstractSet[str]) -> Iterator[Said]:
    """What the files of a site say, ``but`` some that nobody need look at."""
    for path in site_files(folder):
        if path not in but:
            yield said(path, (folder / path).read_bytes())


def personal_leaks(files: Iterable[Said], allowed: AbstractSet[str]) -> list[Leak]:
    """Personal data in files of a site that nobody chose to show."""
    return sorted({leak for says in files for leak in personal_in(says, allowed)})


def told_leaks(found: list[Leak], language: str) -> list[str]:
    """Sentences that name the page and the document, and never what leaked: a log may be public."""
    catalogue = words(language)
    say = catalogue.gettext
    lines: list[str] = []
    for leak in found[:_MOST_TOLD]:
        if leak.kind == "withheld":
            text = say("{page} shows something from {source}, which is not public.")
            lines.append(f"  {text.format(page=leak.path, source=leak.source)}")
        else:
            text = say("{page} shows {data}.")
            lines.append(f"  {text.format(page=leak.path, data=personal_data_words(leak.kind, catalogue))}")
    if len(found) > _MOST_TOLD:
        lines.append("  …")
    return lines
