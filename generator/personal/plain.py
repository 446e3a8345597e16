"""A text in the plain form that is searched: one dash, one space, one set of digits, nothing unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

BETWEEN = " \0 "
"""Between texts that are looked through at once; nothing reaches over it."""

APART = "\x1f"
"""What is put for a sign that is read no more, and between what is not read on: no number goes over it."""


def plainly(text: str) -> str:
    """A text in ordinary digits, dashes and spaces, without signs nobody sees."""
    text = _in_lines(text)
    if text.isascii():
        return text
    text = text.replace("·", ".").replace("–", "-")  # our own pages are full of these
    return _NOT_ASCII.sub(lambda sign: _PLAIN[sign[0]], text)


def places(text: str, plain: str) -> Sequence[int]:
    """Where in a text each sign of its plain form was."""
    if len(plain) == len(text):
        return range(len(text) + 1)
    return [place for place, sign in enumerate(text) if _PLAIN[sign]]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text of the same length in which some parts, in order, are no more."""
    pieces, reached = [], 0
    for start, end in spans:
        pieces += [text[reached:start], APART * (end - max(start, reached))]
        reached = max(reached, end)
    return "".join([*pieces, text[reached:]])


def _in_lines(text: str) -> str:
    """A text of the same length in which a paragraph is one line."""
    if "\t" in text or "\r" in text:
        text = text.replace("\t", " ").replace("\r", " ")
    if "\n" in text:  # the end of a line in the middle of a paragraph
        text = "\n\n".join(paragraph.replace("\n", " ") for paragraph in text.split("\n\n"))
    return text


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class _Plain(dict[str, str]):
    """For a sign the plain one to read instead, or nothing for one that nobody sees."""

    def __missing__(self, sign: str) -> str:
        plain = unicodedata.normalize("NFKC", sign)
        digit = unicodedata.decimal(sign, None)
        instead = {"Cf": "", "Me": "", "Mn": "", "Pd": "-", "Zs": " ", "Nd": str(digit)}
        self[sign] = instead.get(unicodedata.category(sign), plain if len(plain) == 1 else sign)
        return self[sign]


_INSTEAD = {
    "-": "−⁃➖",
    ".": "·•∙⋅‧・●▪◦…。",
    "/": "⁄∕",
    "'": "’‘′´ʹ",
    '"': "″”“„",
    "°": "º˚",
    " ": "\u115f\u1160\u2800\u3164\uffa0",  # signs without a form
}
"""What many write for these, or their word processor does for them."""
_PLAIN = _Plain({sign: plain for plain, signs in _INSTEAD.items() for sign in signs})
