"""Text as a terminal, a log or a web page can show it without surprises."""

from __future__ import annotations

import unicodedata

DOT = "·"

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control, format, lone surrogate, line and paragraph separator
_JOINERS = "\u200c\u200d"  # Persian and emoji need them
_NOT_XML = "\ufffe\uffff"


def visible(text: str) -> str:
    """The text with a dot for each character that cannot be seen or would steer what shows it.

    An author's text may hold escape codes for a terminal, line ends that break a log, or turn the
    reading direction (Unicode Technical Report 36).
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(DOT if _is_unseen(character) else character for character in text)


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _is_unseen(character: str) -> bool:
    return (unicodedata.category(character) in _UNSEEN and character not in _JOINERS) or character in _NOT_XML
