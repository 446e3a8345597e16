"""How it is told what leaks on a site."""

from __future__ import annotations

from collections.abc import Sequence

from generator.languages import words
from generator.publishing.scan import Leak
from generator.reporting.values import personal_data_words

_MOST_TOLD = 20


def told_leaks(found: Sequence[Leak], language: str) -> list[str]:
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
