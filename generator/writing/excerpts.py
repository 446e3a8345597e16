"""A few sentences of an author's prose, as text: to begin with on one page what stands whole on another."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.signs import unescaped

_NOTE = re.compile(r"<sup\b[^<>]*>[^<]{0,20}(?:<a\b[^<>]*>[^<]{0,20}</a>)?[^<]{0,20}</sup>")
_TAG = re.compile(r"<[^<>]*+>")
_PARAGRAPH = re.compile(r"<p\b[^<>]*>")
_QUOTATION = re.compile(r"<blockquote\b[^<>]*>")
_END = re.compile(r"(?<![\s.(][A-Z])(?<!^[A-Z])([.!?…][\"'”’»)]*)\s+(?=[^\sa-z])")
"""Of a sentence: not after one capital, which begins a name that is not told whole."""


class Begins(NamedTuple):
    """The first words of prose; ``quoted`` says that they are somebody else's."""

    text: str
    quoted: bool


def begins(html: str, most: int) -> Begins | None:
    """What is quoted in prose, or else what it begins with; None where there is none."""
    quoted = quotation(html, most)
    words = quoted or opening(html, most)
    text = spoken(words)
    return Begins(text, bool(quoted) or text != words) if words else None


def opening(html: str, most: int) -> str:
    """The sentences that prose begins with: at least one, as many as fit."""
    return sentences(_first(html, _PARAGRAPH, "</p>"), most)


def quotation(html: str, most: int) -> str:
    """The sentences that the first quotation in prose begins with, or ``""``."""
    return sentences(_first(_first(html, _QUOTATION, "</blockquote>"), _PARAGRAPH, "</p>"), most)


def without(html: str, said: str) -> str:
    """Prose without its first paragraph, if that says no more than what was taken from it."""
    begins = _PARAGRAPH.match(html)
    first, _, rest = html[begins.end() :].partition("</p>") if begins else ("", "", html)
    return rest.lstrip() if begins and _text(first) == said else html


def spoken(text: str) -> str:
    """What is said between the quotation marks that a text begins with; a text without them as it is."""
    closes = _MARKS.get(text[:1])
    said, found, _ = text[1:].partition(closes) if closes else ("", "", "")
    return said if found else text


_MARKS = {'"': '"', "“": "”", "‘": "’", "„": "”", "«": "»"}


def sentences(html: str, most: int) -> str:
    """As many whole sentences of prose as fit; of one that does not, as many words."""
    return whole_sentences(_text(html), most)


def whole_sentences(text: str, most: int) -> str:
    """The same of a text that is no markup."""
    whole = " ".join(text.split())
    ends = [found.end(1) for found in _END.finditer(whole)] + [len(whole)]
    fitting = [end for end in ends if end <= most]
    if fitting:
        return whole[: fitting[-1]]
    return whole[: ends[0]] if ends[0] <= _FAR * most else f"{_words(whole, most)} …"


def _words(text: str, most: int) -> str:
    """As many whole words as fit; of one that does not, as many letters."""
    return text[:most].rpartition(" ")[0] or text[:most]


_FAR = 1.4
"""By how much one sentence may be too long before it is broken off."""


def _first(html: str, begins: re.Pattern[str], end: str) -> str:
    """What stands in the first element of a kind, or ``""``."""
    found = begins.search(html)
    return html[found.end() :].partition(end)[0] if found else ""


def _text(html: str) -> str:
    return " ".join(unescaped(_TAG.sub("", _NOTE.sub("", html))).split())
