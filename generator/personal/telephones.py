"""Telephone numbers: those of the Netherlands, and those of all countries that begin with + or 00."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from generator.personal.numbers import LONGEST, SIGNS, Number, numbers, runs

_PLUS = re.compile(r"(?<![0-9])\+[ (]{0,2}\Z")
_ABROAD = range(9, 16)
_ZEROS = re.compile(rf"0(?P<abroad>0)?[{SIGNS}]{{0,5}}[1-9]")
_FROM_ABROAD = range(11, LONGEST + 1)
_BRACKET = re.compile(r"[(\[]\Z")
_CALLED = re.compile(
    r"(?<![^\W_])(?:t|m|tel|telefoon|telephone|phone|mob|mobiel|mobile|cell|gsm|bel|call|app|whats ?app|sms"
    r"|nr|nummer|number|(?:0?6|telefoon|mobiele?)[ -]?(?:nummer|nr))(?: is)?[ .:/_-]{0,3}\Z",
    re.IGNORECASE,
)
"""What a number is called right before it."""
_CODE = re.compile(r"#\Z|[A-Z][-_]\Z|[^\W_]/\Z|[0-9][,:]\Z|[0-9]\.\Z|[^\W_]\Z")
"""What a number that begins after it is a part of."""
_MOBILE = re.compile(r"6[1-58][0-9]{7}")
_WHOLE = re.compile(r"(?:\+|00)(?P<abroad>[1-9][0-9]{8,14})|06[0-9]{8}")
_IN_A_LINK = re.compile(
    r"(?:wa\.me/|[?&](?:phone|tel(?:ephone|efoon)?|mobile|mobiel|gsm|sms|whatsapp)=)"
    r"(?:\+|%2B)?([0-9]{9,15})(?![0-9])",
    re.IGNORECASE,
)


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, with the sign or bracket they begin with."""
    for run in runs(text):
        first, number = 0, None
        while first < len(run):
            number = _telephone(text, run, first, is_second=number is not None)
            if number:
                yield _beginning(number), number.end
            first = number.stop if number else first + 1


def is_telephone(said: str) -> bool:
    """Whether this is one as it is written without signs between, but for a plus before it."""
    whole = _WHOLE.fullmatch(said)
    return whole is not None and _is_valid(whole["abroad"] or f"31{said[1:]}")


def telephones_in_links(text: str) -> Iterator[tuple[int, int]]:
    """Those in addresses that open a telephone or a chat."""
    for match in _IN_A_LINK.finditer(text):
        if _is_valid(match[1]) or _is_valid(f"31{match[1].removeprefix('0')}"):
            yield match.span(1)


def _telephone(text: str, run: list[tuple[int, int]], first: int, *, is_second: bool) -> Number | None:
    start = run[first][0]
    plus = bool(_PLUS.search(text, max(0, start - 4), start))
    for number in numbers(text, run, first, _ABROAD if plus else _lengths(text, start)):
        international = _after_plus(number) if plus else _international(number)
        begins = international and (plus or is_second or _may_begin(number))
        if begins and _may_end(number) and _is_valid(international):
            return number
    return None


def _lengths(text: str, start: int) -> Container[int]:
    """How many digits a number that begins there without a plus may have."""
    match text[start]:
        case "0":
            zeros = _ZEROS.match(text, start)
            return () if not zeros else _FROM_ABROAD if zeros["abroad"] else (10,)
        case "3":
            return (11,)
        case "6":
            return (9,)
        case _:
            return ()


def _after_plus(number: Number) -> str:
    """The digits, or nothing if they are a fraction: before a single point stands a country."""
    return "" if number.inner_signs == ["."] and number.lengths[0] > 3 else number.digits


def _international(number: Number) -> str:
    """The digits from the country on, or nothing if no telephone number is written like that."""
    digits, lengths = number.digits, number.lengths
    if digits.startswith("00"):
        abroad = digits[2] != "0" and not (digits[2] == "1" and len(lengths) == 1)
        return digits[2:] if abroad and not number.is_of_a_thing else ""
    if digits[0] == "0" and len(digits) == 10:
        return f"31{digits[1:]}" if _is_grouped(number) else ""
    if digits.startswith("316") and _MOBILE.fullmatch(digits, 2) and lengths[-1] >= 4:
        return digits
    return f"31{digits}" if _MOBILE.fullmatch(digits) and _CALLED.search(number.before) else ""


def _is_grouped(number: Number) -> bool:
    """Whether a number of ten digits has its groups where people make them."""
    first, *others = number.lengths
    if not others:
        return not number.is_of_a_thing
    if first == 1 and number.inner_signs[0] == ".":  # a fraction, or a network
        return set(others) == {1}
    mobile = number.digits[1] == "6"
    return not number.is_of_a_series and (mobile or first in {3, 4} or others[0] >= 2 > first)


def _may_begin(number: Number) -> bool:
    """A number with digits before it that are joined to it, or in a row with it, is a part of them."""
    signs = number.signs(number.first)
    if number.first:
        length = number.run[number.first - 1][1] - number.run[number.first - 1][0]
        pairs_after_a_year = length == 4 and set(number.lengths) == {2}
        in_a_row = signs in number.inner_signs and (length == number.lengths[0] >= 3 or pairs_after_a_year)
        if in_a_row or not {" ", "(", "["}.intersection(signs):
            return False
    return not _CODE.search(number.before) or bool(_CALLED.search(number.before))


def _may_end(number: Number) -> bool:
    """A number with digits after it that are joined to it is a part of a longer one."""
    signs = number.signs(number.stop)
    if number.stop < len(number.run) and not {" ", "(", ")"}.intersection(signs) and signs[:1] != "/":
        return False
    return not number.after[:1].isalnum()


@lru_cache(maxsize=1 << 12)
def _is_valid(digits: str) -> bool:
    """Whether it is one of somebody, and not a firm's that is free or paid for."""
    if len(digits) not in _ABROAD:
        return False
    import phonenumbers  # noqa: PLC0415  # has tables to load, and few texts have such a number

    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return False
    of_a_firm = {phonenumbers.PhoneNumberType.TOLL_FREE, phonenumbers.PhoneNumberType.PREMIUM_RATE}
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) not in of_a_firm


def _beginning(number: Number) -> int:
    """Where it begins to be read: a plus, or a bracket that is closed in it, is a part of it."""
    start = number.start
    sign = _PLUS.search(number.text, max(0, start - 4), start)
    closed = ")" in "".join(number.inner_signs) and _BRACKET.search(number.text, max(0, start - 1), start)
    return sign.start() if sign else closed.start() if closed else start
