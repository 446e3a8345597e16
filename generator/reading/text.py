"""From bytes to text that can be trusted to be what it looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.problems import Place, Problem, problem

LARGEST = 2048 * 1024
"""Bytes of a school's file: 6,000 confirmations have 0.9 MB, a framework of a thousand competences 300 KB."""
LARGEST_PROSE = 128 * 1024
"""Bytes of a document with prose, forty printed pages. The longest sample has 6 KB."""

_ENOUGH = 20
"""Of such characters in one file; a binary file has thousands."""

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\ud800-\udfff\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\uffff"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_INVISIBLE}{_BIDIRECTIONAL}]")
_TURNS = re.compile(f"[{_BIDIRECTIONAL}]")
_MARKS = "\u061c\u200e\u200f"
"""They turn nothing, but stand for a letter of a direction; writers of Hebrew and Arabic need them."""
_FROM_RIGHT = re.compile(
    "[\u05be-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_OF_ADDRESS = re.compile(r"[/@\\]")

MOST_MARKS = 4
"""How many marks stand on one letter in any language, as in Burmese; more grow over the lines above."""
_MAY_STACK = re.compile(f"[^\x00-\u02ff\u2000-\u206f]{{{MOST_MARKS + 1},}}")


def decoded(path: str, content: bytes, largest: int = LARGEST) -> tuple[str, list[Problem]]:
    """The text of a file with ``\\n`` for every line end, without a byte order mark.

    Characters that cannot be seen, that turn the reading direction or that are piled up are problems: what
    a reviewer sees must be what is published (Unicode Technical Report 36).
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
    for index in islice(_faults(text), _ENOUGH):
        yield forbidden_character(path, text[index:], _place(text, index))


def forbidden_character(path: str, text: str, place: Place) -> Problem:
    """The problem with the first character of a text: it is not seen, turns the line, or is piled up."""
    code = "control-character" if _FORBIDDEN.match(text) else "stacked-marks"
    code = "bidirectional-character" if _TURNS.match(text) else code
    values = {"most": MOST_MARKS} if code == "stacked-marks" else {"character": character(text[0])}
    return problem(path, code, place, **values)


def character(sign: str) -> str:
    """What a character that cannot be shown is called: ``U+202E``."""
    return f"U+{ord(sign):04X}"


def forbidden_in(text: str) -> str:
    """The part of a text from its first such character on; ``""`` if it has none."""
    index = next(_faults(text), None)
    return "" if index is None else text[index:]


def _faults(text: str) -> Iterator[int]:
    """Where such characters are; of marks that are piled up, the first that is too many."""
    found = (match.start() for match in _FORBIDDEN.finditer(text))
    yield from (index for index in found if text[index] not in _MARKS or not _is_at_home(text, index))
    for run in _MAY_STACK.finditer(text):
        marks = 0
        for index in range(run.start(), run.end()):
            marks = marks + 1 if unicodedata.category(text[index]) in {"Mn", "Me"} else 0
            if marks == MOST_MARKS + 1:
                yield index


def _is_at_home(text: str, index: int) -> bool:
    """Whether a mark stands among words that are read from the right, and in no address."""
    start, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)]
    before, after = line[: index - start].rpartition(" ")[2], line[index - start :].partition(" ")[0]
    written = line.translate(dict.fromkeys(map(ord, _MARKS)))
    return _FROM_RIGHT.search(written) is not None and not _OF_ADDRESS.search(before + after)


def _place(text: str, index: int) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    column = index - line_start + 1
    return Place(text.count("\n", 0, index) + 1, column, column + 1)


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1024)} KB"
