"""Numbers that neighbouring countries give their citizens, by their check digits.

Belgium's rijksregisternummer and France's numéro de sécurité sociale are known by how people group them, too;
those of the National Health Service and German tax numbers, which look like any others, by their names alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stdnum.be import nn
from stdnum.de import idnr
from stdnum.fr import nir
from stdnum.gb import nhs

from generator.personal.numbers import Number, numbers_that

_KINDS: tuple[tuple[int, Callable[[str], bool], tuple[int, ...], re.Pattern[str]], ...] = tuple(
    (length, is_valid, grouped, re.compile(rf"(?<![^\W_])(?:{called})[^0-9]{{0,30}}\Z", re.IGNORECASE))
    for length, is_valid, grouped, called in (
        (
            11,
            nn.is_valid,
            (2, 2, 2, 3, 2),
            r"rijksregister|insz|niss|registre national|num[ée]ro national|national number|nationaal nummer",
        ),
        (
            15,
            nir.is_valid,
            (1, 2, 2, 2, 3, 3, 2),
            r"s[ée]cu(?:rit[ée] sociale)?|nir\b|num[ée]ro insee",
        ),
        (10, nhs.is_valid, (), r"nhs"),
        (11, idnr.is_valid, (), r"steuer|idnr|tax id"),
    )
)
"""How many digits each has, what checks them, how they are grouped, and what is said before them."""
_GROUPED = frozenset(grouped for _, _, grouped, _ in _KINDS if grouped)
_LENGTHS = frozenset({10, 11, 15})


def national_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they are."""
    yield from numbers_that(_is_one, text, _LENGTHS, _GROUPED)


def is_called(digits: str, before: str) -> bool:
    """Whether digits are one, and called so before them."""
    return any(
        len(digits) == length and called.search(before) and is_valid(digits)
        for length, is_valid, _, called in _KINDS
    )


def _is_one(number: Number) -> bool:
    return any(
        len(number.digits) == length
        and ((number.lengths == grouped and number.stands_alone) or called.search(number.before))
        and is_valid(number.digits)
        for length, is_valid, grouped, called in _KINDS
    )
