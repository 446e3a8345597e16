"""Bank accounts (IBAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from generator.personal.numbers import ACCOUNT_SIGNS as SIGNS
from generator.personal.numbers import MORE, MORE_OF_AN_ACCOUNT

_MORE_APART = rf" ?[0-9](?:[{SIGNS}]{{0,3}}[A-Za-z]){{0,4}}[{SIGNS}]{{0,3}}[0-9]{MORE}"
"""After a country that stands by itself there must be more digits, or every day with a month would do."""
_APART = "|".join(rf"(?<=[A-Za-z]{{2}}[{SIGNS}]{{{gap}}}[0-9])" for gap in (1, 2, 3))
_DIGITS = re.compile(
    rf"[0-9](?:(?<=[A-Za-z]{{2}}[0-9])(?={MORE_OF_AN_ACCOUNT})|(?:{_APART})(?={_MORE_APART}))"
)
_COUNTRY = re.compile(rf"(?:(?<![^\W_])|(?<=[Ii][Bb][Aa][Nn]))[A-Za-z]{{2}}[{SIGNS}]{{0,3}}\Z")
_SHORTEST, _LONGEST = 15, 34
_WHOLE = re.compile(r"[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}")
_BESIDE_THE_REGISTRY = {
    **dict.fromkeys(("AO", "CV", "GW", "MZ"), 25),
    **dict.fromkeys(("DZ", "IR"), 26),
    **dict.fromkeys(("CF", "CG", "CM", "GA", "GQ", "KM", "MG", "TD"), 27),
    **dict.fromkeys(("BF", "BJ", "CI", "HN", "MA", "ML", "NE", "NI", "SN", "TG"), 28),
}
"""How long accounts are in countries that use them and are not registered by ISO 13616."""
_BETWEEN = SIGNS.replace("\\", "")
_GAP = 4
"""So many signs between two of an account's end it."""


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """Where they are."""
    reached = 0
    for digit in _DIGITS.finditer(text):
        country = _COUNTRY.search(text, max(reached, digit.start() - 9), digit.start())
        if country and (end := _end(text, country.start())):
            yield country.start(), end
            reached = end


def is_account(signs: str) -> bool:
    """Whether these signs, with nothing between them, are one."""
    return bool(_WHOLE.fullmatch(signs)) and _is_valid(signs)


def _end(text: str, start: int) -> int | None:
    """Where an account that begins there ends."""
    signs, gap = "", 0
    for end, sign in enumerate(text[start : start + _GAP * _LONGEST], start + 1):
        if not (sign.isalnum() and sign.isascii()):
            gap += 1
            if gap == _GAP or sign not in _BETWEEN:
                return None
            continue
        signs, gap = signs + sign, 0
        if len(signs) > _LONGEST:
            return None
        if len(signs) >= _SHORTEST and not text[end : end + 1].isalnum() and _is_valid(signs):
            return end
    return None


def _is_valid(signs: str) -> bool:
    """The remainder first, which says no to nearly all and is fast. Lists of banks are never whole."""
    remainder = int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97
    if remainder != 1:
        return False
    length = _BESIDE_THE_REGISTRY.get(signs[:2].upper())
    return len(signs) == length or iban.is_valid(signs, check_country=False)
