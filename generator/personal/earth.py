"""Places on earth: a latitude and a longitude, in degrees or as decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from generator.personal.links import ADDRESS
from generator.personal.pairs import pairs

_DEGREES = r"(?:°|graden|graad|degrees|deg\b)"
_FRACTION = r"(?:[.,][0-9]{1,8})"
_ANGLE = (
    rf"[0-9]{{0,2}}(?:[.,][0-9]{{2,15}} ?{_DEGREES}"
    rf"| ?{_DEGREES} ?[0-9]{{1,2}}{_FRACTION}? ?(?:'(?!')|minuten|minutes|min\b)"
    rf"(?: ?[0-9]{{1,2}}{_FRACTION}? ?(?:\"|''|seconden|seconds|sec\b))?)"
)
"""After its first digit, as all that follows: it takes long to look for what may begin with anything."""
_NORTH = r"(?:noorderbreedte|zuiderbreedte|NB|ZB|N\.B\.|north|south|noord|zuid|[NSZ])"
_EAST = r"(?:oosterlengte|westerlengte|OL|WL|O\.L\.|W\.L\.|east|west|oost|[EWO])"
_EXACT = r"[.,][0-9]{2,15}"
_GAP = r" ?[,;/|]? ?"
_LETTER_BEFORE = r"(?:(?<=\b[NSZEWO][0-9])|(?<=\b[NSZEWO] [0-9])|(?<=\b[NSZEWO]: [0-9]))"
_WRITTEN = re.compile(
    rf"[0-9](?:{_LETTER_BEFORE}(?:{_ANGLE}(?:{_GAP}{_EAST}:? ?[0-9]{_ANGLE})?"
    rf"|(?:[0-9]?(?: ?° ?| ))?[0-9]{{0,2}}{_EXACT}{_GAP}{_EAST}:? ?"
    rf"(?:[0-9]{{1,3}}(?: ?° ?| ))?[0-9]{{1,3}}{_EXACT}(?!\w))"
    rf"|(?<![\w.,][0-9])(?:{_ANGLE} ?(?:{_NORTH}|{_EAST})(?!\w)(?:{_GAP}[0-9]{_ANGLE} ?{_EAST}(?!\w))?"
    rf"|[0-9]?{_EXACT} ?{_NORTH}{_GAP}[0-9]{{1,3}}{_EXACT} ?{_EAST}(?!\w)))"
)
_LETTER = re.compile(r"[NSZEWO]:? ?\Z")
_DECIMAL = r"[-+]?[0-9]{1,3}[.,][0-9]{1,15}"
_LATITUDE = r"m?lat(?:itude|itud)?|breedtegraad|noorderbreedte"
_LONGITUDE = r"m?lon(?:g(?:itude)?)?|lng|lengtegraad|oosterlengte"
_SAYS = r"[^0-9.,+\-]{0,12}"
_AND = r"[^0-9A-Za-z\0]{1,6}(?:(?:and|en|[NSEWO])[^0-9A-Za-z\0]{1,3})?"
_NAMED = re.compile(
    rf"[0-9](?<![0-9.,][0-9])[0-9]{{0,2}}[.,][0-9]{{1,15}}{_AND}"
    rf"(?:(?P<latitude>{_LATITUDE})|{_LONGITUDE})(?![^\W_]){_SAYS}{_DECIMAL}",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"(?<![^\W_])(?:(?P<latitude>{_LATITUDE})|{_LONGITUDE})(?![^\W_]){_SAYS}[-+]?\Z", re.IGNORECASE
)
_LOOKED_BACK = 60
_PAIR = r"-?[0-9]{1,2}\.[0-9]{%d,15}(?:%s)(?:[+ ]|%%20)?-?[0-9]{1,3}\.[0-9]{%d,15}(?![\d.])"
_TURN = r"(?:%C2%B0|°)[0-9]{1,2}(?:%27|%E2%80%B2|')(?:[0-9]{1,2}(?:\.[0-9]{1,8})?(?:%22|%E2%80%B3))?"
"""Degrees and minutes in the codes of an address."""
_PARTS = r"(?:\.[0-9]{2,15}|_[0-9]{1,2}(?:_[0-9]{1,2}(?:\.[0-9]{1,8})?)?)"
_VALUE = r"[=/]-?[0-9]{1,3}\.[0-9]{2,15}(?![\d.])"
_ALONG, _ACROSS = r"[?&/#;]m?lat(?:itude)?", r"[?&/#;]m?(?:lon(?:g(?:itude)?)?|lng)"
_OTHERS = r"(?:[&/;][^\s&/;]{0,80}){0,6}?"
_FIRST = re.compile("[-0-9]")
"""Where a place begins, after what it is called."""
_IN_ADDRESS = re.compile(
    "|".join(
        (
            rf"(?<![\d.]){_PAIR % (3, r'[,/~+]|%2C|%7E|%20|![34]d|&[a-z]{0,9}=', 3)}",
            rf"(?<=[@=:]){_PAIR % (2, ',|%2C', 2)}",
            rf"(?<!\d)[0-9]{{1,2}}{_TURN}[NS](?:[+,/]|%20|%2C){{1,3}}[0-9]{{1,3}}{_TURN}[EW]",
            rf"(?<![\d.])[0-9]{{1,2}}{_PARTS}_[NS]_[0-9]{{1,3}}{_PARTS}_[EW]",
            rf"{_ALONG}{_VALUE}{_OTHERS}{_ACROSS}{_VALUE}",
            rf"{_ACROSS}{_VALUE}{_OTHERS}{_ALONG}{_VALUE}",
        )
    ),
    re.IGNORECASE,
)


def on_earth(text: str) -> Iterator[tuple[int, int]]:
    """Where places are in a text without web addresses, in order."""
    reached = 0
    for start, end in sorted(chain(_written(text), _named(text), pairs(text))):
        if start >= reached:
            yield start, end
            reached = end


def on_maps(text: str) -> Iterator[tuple[int, int]]:
    """Where places are in web addresses."""
    for address in ADDRESS.finditer(text):
        for match in _IN_ADDRESS.finditer(text, *address.span()):
            first = _FIRST.search(text, match.start())
            yield first.start() if first else match.start(), match.end()


def _written(text: str) -> Iterator[tuple[int, int]]:
    for match in _WRITTEN.finditer(text):
        letter = _LETTER.search(text, max(0, match.start() - 3), match.start())
        yield letter.start() if letter else match.start(), match.end()


def _named(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        name = _NAME.search(text, max(0, match.start() - _LOOKED_BACK), match.start())
        if name and bool(name["latitude"]) != bool(match["latitude"]):
            yield name.start(), match.end()
