"""Two decimals beside each other that are a place on earth.

They are if a word before them says so, or if they lie where our authors live, or if they are as exact as
only maps are; and they are no part of a longer row. Without that they are measurements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN = r"(?: {0,3}[,;/|~_-] {0,3}| {1,3}\. {1,3}| ?\) ?[,;/]? ?\( ?| en | and | {1,3})"
_AS_GOOD_AS_A_SPACE = " -_.()"
"""These stand between what is no pair, too: from one number to another."""
_PAIR = re.compile(
    r"[0-9](?<![\w.,/][0-9])[0-9]{0,2}[.,][0-9]{2,15} ?°?"
    rf"(?P<between>{_BETWEEN})(?P<other>[-+]?[0-9]{{1,3}}[.,][0-9]{{2,15}})(?!\w|[.,][0-9])"
)
_SIGN = re.compile(r"(?<![\w.,/+-])[-+]\Z")
_SCHEME = re.compile(r"(?<!\w)geo:[-+]?\Z", re.IGNORECASE)
_CALLED = tuple(
    (decimals, re.compile(words, re.IGNORECASE))
    for decimals, words in (
        (2, r"co[oö]?rdina|\bgps|\bwgs|\blat[ ,/.-]{0,3}(?:lon|lng)"),
        (3, r"(?:locati[eo]|positi[eo])"),
        (4, r"adres|address|huis|home|woon|\blive|plek|kaart|\bmap|\bpin\b"),
    )
)
"""Words before a pair that say that it is a place, and how exact it must be then: a menu has prices, too."""
_LOOKED_BACK = 40
_PROGRAM = re.compile(r"(?:\[|[\w=]\() ?[-+]?\Z")
"""Before a list or an argument."""
_MORE_BEFORE = re.compile(rf"[0-9][.,][0-9]{{1,15}}°?{_BETWEEN}[-+]?\Z")
_MORE_AFTER = re.compile(rf"{_BETWEEN}[-+]?[0-9]{{1,3}}[.,][0-9]")


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where those are."""
    for match in _PAIR.finditer(text):
        before = text[max(0, match.start() - _LOOKED_BACK) : match.start()].rpartition("\0")[2]
        scheme, sign = _SCHEME.search(before), _SIGN.search(before)
        start = match.start() - (len(before) - sign.start() if sign else 0)
        one, other = text[start : match.start("between")].rstrip(" °"), match["other"]
        exact = min(_decimals(one), _decimals(other))
        if scheme:
            yield match.start() - len(scheme[0]), match.end()
        elif _is_possible(one, other) and (
            _is_called(before, match["between"], exact) or _is_likely(match, before, one)
        ):
            yield start, match.end()


def _is_called(before: str, between: str, exact: int) -> bool:
    return any(
        exact >= decimals and (decimals == 2 or between.strip()) and words.search(before)
        for decimals, words in _CALLED
    )


def _is_possible(one: str, other: str) -> bool:
    smaller, greater = sorted((abs(_degrees(one)), abs(_degrees(other))))
    return smaller <= 90 and greater <= 180


def _is_likely(match: re.Match[str], before: str, one: str) -> bool:
    """Whether they lie where our authors live, or are too exact for a measurement."""
    decimals = min(_decimals(one), _decimals(match["other"]))
    here, there = _degrees(one), _degrees(match["other"])
    if _MORE_BEFORE.search(before[-24:]) or _MORE_AFTER.match(match.string, match.end()):
        return False
    near = decimals >= 4 and (_is_near(here, there) or _is_near(there, here))
    if (
        near
        or decimals < 4
        or _PROGRAM.search(before)
        or not match["between"].strip(_AS_GOOD_AS_A_SPACE)
        or max(abs(here), abs(there)) < 10
    ):
        return near
    in_europe = 35 <= here <= 71 and -10 <= there <= 32
    return decimals >= 5 or in_europe or min(here, there) <= -10


def _is_near(latitude: float, longitude: float) -> bool:
    """In the Low Countries."""
    return 49.4 <= latitude <= 53.7 and 2.5 <= longitude <= 7.3


def _degrees(number: str) -> float:
    return float(number.replace(",", "."))


def _decimals(number: str) -> int:
    return len(number) - 1 - number.replace(",", ".").index(".")
