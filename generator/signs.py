"""What signs stand for, in time that grows with the text: references of HTML, and letters with their marks.

The standard library does both, and stumbles over what nobody writes: a number of thousands of digits is an
error for it, and to sort thousands of marks on one letter takes it hours.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from typing import Literal

MOST_MARKS = 30
"""On one letter; no language needs as many (Unicode Standard Annex 15, stream-safe text)."""

_NUMBER = re.compile(r"&#0*+([0-9]{8,}+)")
_ZEROS = re.compile(r"&#0++")
_NO_LETTER = "&#99999999"
_STACK = re.compile(rf"(?:[^\w\s\x00-\x7f]|[\uff9e\uff9f]){{{MOST_MARKS + 1},}}")
"""What may be that many marks; signs of other kinds may be, too, and two letters that become marks."""


def unescaped(text: str) -> str:
    """A text with the signs that references of HTML stand for."""
    if "&#" in text:
        text = _ZEROS.sub("&#0", _NUMBER.sub(_NO_LETTER, text))
    return html.unescape(text)


def unescaped_yaml(text: str) -> str:
    """A text with the signs that the escapes of YAML by number stand for (YAML 1.2.2, 5.7)."""
    return _ESCAPE.sub(_escaped_sign, text)


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


def _escaped_sign(escape: re.Match[str]) -> str:
    """Nothing for a number that no sign has, or only half of one."""
    number = int("".join(filter(None, escape.groups())), 16)
    return "" if number > sys.maxunicode or not chr(number).encode(errors="ignore") else chr(number)


def normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """A text in a form of Unicode, without the marks that are too many on one letter."""
    return unicodedata.normalize(form, text if text.isascii() else _STACK.sub(_cut, text))


def composed(path: str) -> str:
    """A path with its accents on their letters, as keyboards write it; macOS keeps some of them apart."""
    return normalized("NFC", path)


def _cut(stack: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for sign in stack[0]:
        marks = marks + 1 if _is_mark(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _is_mark(sign: str) -> bool:
    """Whether a sign changes places with others like it when it is taken apart."""
    return unicodedata.combining(unicodedata.normalize("NFKD", sign)[0]) != 0
