"""The long story of one code: why it is a problem, and what it looks like wrong and right."""

from __future__ import annotations

import textwrap

from generator.languages import words
from generator.reporting.catalogue import CODES
from generator.reporting.entry import with_gaps

_WIDTH = 80


def explanation(code: str, language: str) -> str:
    """What ``leerkring explain`` prints; raises KeyError for a code that is not in the catalogue."""
    entry = CODES[code]
    say = words(language).gettext
    parts = [
        f"{code}: {with_gaps(say(entry.sentence))}",
        textwrap.fill(say(entry.explanation), _WIDTH, break_long_words=False, break_on_hyphens=False),
    ]
    parts += [f"{label}:\n{textwrap.indent(snippet, '    ')}" for label, snippet in example(code, language)]
    return "\n\n".join(parts) + "\n"


def example(code: str, language: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each piece with the word to put above it: first how it goes wrong, then how it is right."""
    say = words(language).pgettext
    return (
        (say("report", "Wrong"), CODES[code].wrong),
        (say("report", "Right"), CODES[code].right),
    )
