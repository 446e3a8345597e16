"""The first line of a file that we wrote for a school: who wrote it, and whether anybody changed it since."""

from __future__ import annotations

import hashlib
import re

from generator import __version__
from generator.languages import words

_MARK = re.compile(r"\A# Leerkring \S+ ([0-9a-f]{16})\b[^\n]*\n")
_MINE = "What you change in this file yourself, `leerkring upgrade` leaves alone."


def marked(text: str, language: str) -> str:
    """A text with such a line above it."""
    return f"# Leerkring {__version__} {digits(text)}. {words(language).gettext(_MINE)}\n{text}"


def is_changed(text: str) -> bool | None:
    """Whether a file, as Python reads its lines, is another than we wrote; None if nothing tells."""
    found = _MARK.match(text)
    return digits(text[found.end() :]) != found[1] if found else None


def digits(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
