"""Numbers that are no person's though they look like it: in web addresses, of days and of books."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import isbn

_IN_A_WORD = r"[^\s<>\"')\]\0\x1f]+"
_WEB_ADDRESS = re.compile(rf"https?://{_IN_A_WORD}")
_PATH = re.compile(rf"/(?:{'|'.join(rf'(?<=[.][A-Za-z]{{{n}}}/)' for n in range(2, 8))}){_IN_A_WORD}")
"""What stands after the name of a website."""
_DAY = re.compile(
    r"[0-9](?<![0-9]{2})(?:"
    r"[0-9]?([-/.])[0-9]{1,2}\1[0-9]{2} [0-9]{1,2}\.[0-9]{2}(?![0-9])"
    r"|[0-9]?[-/.][0-9]{1,2}[-/.](?:1[5-9]|20)[0-9]{2}(?![-/.]?[0-9])"
    r"|(?<![0-9][-/.][0-9])(?:(?<=1)9|(?<=2)0)[0-9]{2}([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12][0-9]|3[01])"
    r"(?![-/.]?[0-9]))"
)
"""Also one with the time behind it."""
_BOOK = re.compile(r"[0-9](?<![\w.-][0-9])(?:[ -]?[0-9]){8}[ -]?(?:[0-9Xx]|[0-9](?:[ -]?[0-9]){3})(?!\w)")
_CALLED_A_BOOK = re.compile(
    r"ISBNs?(?:[- ]?\(?1[03]\)?)?(?:[- ]?(?:nummers?|numbers?|nrs?\.?|no\.?))?(?: is| are| zijn)?"
    r"[ :#=|*_`\"'()]{0,6}\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"(?: ?[,;/&] ?| en | and | of | or |, ?(?:en|and) )\Z")
"""Between a book and the next of a row."""


def things(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, in order."""
    spans = [match.span() for pattern in (_WEB_ADDRESS, _PATH, _DAY) for match in pattern.finditer(text)]
    return iter(sorted((*spans, *_books(text))))


def _books(text: str) -> Iterator[tuple[int, int]]:
    reached = 0
    for match in _BOOK.finditer(text):
        in_a_row = reached and _AND.fullmatch(text, reached, match.start())
        if _is_book(match) or (in_a_row and isbn.is_valid(match[0])):
            yield match.span()
            reached = match.end()


def _is_book(match: re.Match[str]) -> bool:
    """Ten digits without anything between may as well be a telephone number."""
    said = match[0]
    called = _CALLED_A_BOOK.search(match.string, max(0, match.start() - 40), match.start())
    parts = re.split("[ -]", said)
    written = len(parts) == 4 and len(parts[-1]) == 1
    return isbn.is_valid(said) and (bool(called) or said.startswith(("978", "979")) or written)
