"""From bytes to text that can be trusted to be what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Place, Problem, problem

LARGEST = 512 * 1024
"""Bytes of a school's file: a framework of a thousand competences has 300 KB."""
LARGEST_PROSE = 128 * 1024
"""Bytes of a document with prose, forty printed pages. The longest sample has 6 KB."""

_ENOUGH = 20
"""Of such characters in one file; a binary file has thousands."""

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\ud800-\udfff\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\uffff"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_INVISIBLE}{_BIDIRECTIONAL}]")
_TURNS = re.compile(f"[{_BIDIRECTIONAL}]")


def decoded(path: str, content: bytes, largest: int = LARGEST) -> tuple[str, list[Problem]]:
    """The text of a file with ``\\n`` for every line end, without a byte order mark.

    Characters that cannot be seen or that turn the reading direction are problems: what a
    reviewer sees must be what is published (Unicode Technical Report 36).
    """
    if len(content) > largest:
        return "", [problem(path, "too-large", size=_kilobytes(len(content)), most=_kilobytes(largest))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        return "", [problem(path, "not-utf-8", _place(before, len(before)))]
    text = text.replace("\r\n", "\n")
    return text, list(_forbidden(path, text))


def _forbidden(path: str, text: str) -> Iterator[Problem]:
    for index in islice((match.start() for match in _FORBIDDEN.finditer(text)), _ENOUGH):
        yield forbidden_character(path, text[index], _place(text, index))


def forbidden_character(path: str, text: str, place: Place) -> Problem:
    """The problem with the first character of a text that nobody can see or that turns the line."""
    code = "bidirectional-character" if _TURNS.match(text) else "control-character"
    return problem(path, code, place, character=f"U+{ord(text[0]):04X}")


def forbidden_in(text: str) -> str:
    """The part of a text from its first such character on; ``""`` if it has none."""
    match = _FORBIDDEN.search(text)
    return text[match.start() :] if match else ""


def _place(text: str, index: int) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    column = index - line_start + 1
    return Place(text.count("\n", 0, index) + 1, column, column + 1)


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1024)} KB"
