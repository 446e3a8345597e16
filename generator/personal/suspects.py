"""Which texts may hold personal data at all; most hold none, though most have a year in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal import numbers

_DIGIT = "[0-9]"
_TIME = (
    r"(?:(?<=1)9|(?<=2)0)[0-9]{2}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![-/.]?[0-9])"
    rf"|[{numbers.SIGNS}]{{1,5}}(?:19|20)[0-9]{{2}}(?![{numbers.SIGNS}]{{0,5}}[0-9]))"
)
"""A day, or two years, after the first digit: most numbers of eight digits are those, and nobody's."""
_MAY_HOLD = re.compile(
    rf"[@%0-9(\[{{<](?:(?<=@)|(?<=%)[24]0"
    rf"|(?<={_DIGIT})(?:(?<!{_DIGIT}{{2}})(?!{_TIME}){numbers.MORE}"
    r"|[.,][0-9]{2,15}[^0-9\0]{1,12}(?:[0-9]{1,3}[^0-9.,]{1,2})?[0-9]{1,3}[.,][0-9]{2}"
    r"|[.,][0-9]{1,15}[^0-9A-Za-z\0]{1,6}(?:[A-Za-z]{1,3}[^0-9A-Za-z\0]{1,3})?"
    r"(?:[Mm]?[Ll](?:[Aa][Tt]|[Oo][Nn]|[Nn][Gg]|[Ee][Nn])|[Bb][Rr][Ee]|[Nn][Oo][Oo]|[Oo][Oo][Ss])"
    r"|\.[0-9]{2,15}[&/;][^\s\0]{0,500}?(?:[Ll][Aa][Tt]|[Ll][Oo][Nn]|[Ll][Nn][Gg])|_[NSns]_[0-9]"
    r"| ?(?:°|gra|deg)|%[Cc]2%[Bb]0)"
    rf"|(?<=[A-Za-z]{{2}}{_DIGIT})(?<!{_DIGIT}[A-Za-z]{{2}}{_DIGIT}){numbers.MORE_OF_AN_ACCOUNT}"
    r"|(?<=[(\[{<]) ?(?:[Aa][Tt] ?[)\]}>]|@|\. ?[)\]}>]|[Dd][Oo][Tt] ?[)\]}>]|[Pp][Uu][Nn][Tt] ?[)\]}>]))"
)
"""What a text must have to be looked at.

One set of signs begins it, so that the rest of a text is skipped eight times as fast.
"""
_WORDS = (
    *("penstaart", "pestaart", " dot", " Dot", " DOT", " punt", " Punt", " PUNT"),
    *(
        "-dot-",
        "_dot_",
        "-punt-",
        "_punt_",
        " at gmail",
        " at hotmail",
        " at outlook",
        " at live",
        " at icloud",
    ),
    *(" at yahoo", " at proton", " at ziggo", " at kpnmail", " at planet", " at xs4all", " at hetnet"),
)
"""Or one of these, which are sought by themselves for the same reason."""


def may_hold(plain: str) -> bool:
    """Whether it is worth the while to look."""
    return any(word in plain for word in _WORDS) or bool(_MAY_HOLD.search(plain))


def suspects(plain: str) -> Iterator[int]:
    """Which of many texts, with ``BETWEEN`` between them, may hold something."""
    at = reached = 0
    last = None
    for place in _suspicious(plain):
        at += plain.count("\0", reached, place)
        reached = place
        if at != last:
            yield at
            last = at


def _suspicious(plain: str) -> list[int]:
    """All places that have what a text must have."""
    found = [match.start() for match in _MAY_HOLD.finditer(plain)]
    for word in _WORDS:
        place = plain.find(word)
        while place >= 0:
            found.append(place)
            place = plain.find(word, place + 1)
    return sorted(found)
