"""Citizen service numbers (BSN): eight or nine digits that pass the eleven test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.nl import bsn

from generator.personal.numbers import Number, numbers_that

_LENGTHS = (8, 9)
_GROUPED = frozenset({(3, 3, 3), (4, 2, 3), (2, 2, 2, 2, 1), (1, 2, 2, 2, 2), (3, 2, 2, 2), (2, 3, 2, 2)})
"""How people group nine digits, with the same sign between all of them."""
_SHAPES = _GROUPED | {(8,), (9,)}
_BETWEEN = frozenset(" .-/_")
_BRACKET = re.compile(r"[()\[\]{}]")
_CALLED = re.compile(
    r"(?<![^\W_])(?:bsn|burger ?service ?(?:nummer|nr)|sofi|(?:citizen|social) (?:service|security)"
    r"|fisca(?:a)?l|persoonsnummer)[^0-9]{0,30}\Z",
    re.IGNORECASE,
)
"""What a number is called before it; then it may be written in any way."""
_DAY = re.compile(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}|(?:(?:19|20)[0-9]{2}){2}"
)
"""A day, or two years, as eight digits."""
_VALUE = re.compile(r"(?:[€$£¥#=&|*^] ?|[\"'`]: ?|[=&|*^(,] ?-|\b(?:EUR|USD|GBP) )\Z")
"""What stands before a price, a colour or a number in a program."""
_AMOUNT = re.compile(
    r" ?(?:euro|eur\b|usd\b|%|‰|€|[kmgt]?i?b(?:ytes?)?\b|m?s\b|views?\b|downlo|keer\b|times\b|inwone"
    r"|inhabi|stuks\b|tokens?\b|rows?\b|rijen\b|regels\b|lines\b|hits\b)|,-",
    re.IGNORECASE,
)


def service_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they are."""
    yield from numbers_that(_is_one, text, _LENGTHS, _SHAPES)


def is_called(digits: str, before: str) -> bool:
    """Whether digits are one, and called so before them."""
    return bool(_CALLED.search(before)) and bsn.is_valid(digits)


def _is_one(number: Number) -> bool:
    years = number.lengths == (4, 4) and _DAY.fullmatch(number.digits)
    if years or number.after[:1].isalnum() or not bsn.is_valid(number.digits):
        return False
    return bool(_CALLED.search(number.before)) or (_is_grouped(number) and not _is_another(number))


def _is_grouped(number: Number) -> bool:
    if len(number.lengths) == 1:
        return not _DAY.fullmatch(number.digits)
    inner = _inner(number)
    alike = len(inner) == 1 and inner <= _BETWEEN
    return alike and number.lengths in _GROUPED and not _is_in_a_row(number)


def _inner(number: Number) -> set[str]:
    """The signs between its groups; a bracket is as good as a space."""
    return {_BRACKET.sub("", signs).strip() or " " for signs in number.inner_signs}


def _is_in_a_row(number: Number) -> bool:
    """Whether more groups with a space between stand beside it, which are no years."""
    beside = {number.first - 1: number.signs(number.first), number.stop: number.signs(number.stop)}
    lengths = [number.run[at][1] - number.run[at][0] for at, signs in beside.items() if signs == " "]
    return " " in _inner(number) and min(lengths, default=4) < 4


def _is_another(number: Number) -> bool:
    """Whether it is a part of something else, or a price, or the number of a thing."""
    amount = _VALUE.search(number.before) or _AMOUNT.match(number.after)
    return not number.stands_alone or bool(amount) or number.is_of_a_thing
