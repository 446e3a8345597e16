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
MAILBOXES = (
    "gmail|googlemail|hotmail|outlook|live|icloud|yahoo|proton|protonmail|ziggo|kpnmail|planet|xs4all|hetnet"
    "|telenet|skynet|gmx|msn"
)
"""Who offers nothing but mailboxes: at these nobody meets, and nobody is called after them."""
_AT_A_MAILBOX = re.compile(rf" at {{1,3}}(?:{MAILBOXES})\.")
_WORDS = ("penstaart", "pestaart", " dot", " punt", "-dot-", "_dot_", "-punt-", "_punt_")
"""Or one of these, in any letters. They are sought by themselves for the same reason."""


def may_hold(plain: str) -> bool:
    """Whether it is worth the while to look."""
    small = _small(plain)
    is_said = any(word in small for word in _WORDS) or _AT_A_MAILBOX.search(small)
    return bool(is_said or _MAY_HOLD.search(plain))


def _small(plain: str) -> str:
    """The text in small letters, each in its place; of one only small letters are two."""
    return plain.replace("\u0130", "i").lower()


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
    small = _small(plain)
    found = [match.start() for match in _MAY_HOLD.finditer(plain)]
    found += [match.start() for match in _AT_A_MAILBOX.finditer(small)]
    for word in _WORDS:
        place = small.find(word)
        while place >= 0:
            found.append(place)
            place = small.find(word, place + 1)
    return sorted(found)
