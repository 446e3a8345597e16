"""The last look at a site before it is shown: does any file hold what must not be seen?

The gate and the pages see to it that nothing is there; this is the fence behind them.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from generator.personal import personal_data
from generator.publishing.secrets import plain_text

_TAG = re.compile(r"(<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)")
_ATTRIBUTE = re.compile(r"\s([\w:-]+)=[\"']([^\"']*)")
_MACHINERY = re.compile(r"<meta (?:charset|http-equiv|name=\"viewport\")[^>]*>")
_DRAWN = frozenset(
    {
        "class",
        "d",
        "for",
        "height",
        "id",
        "lang",
        "points",
        "role",
        "scope",
        "srcset",
        "transform",
        "type",
        "viewBox",
    }
)
"""Attributes whose values are ours and no words."""
_SAID = frozenset({"alt", "title", "content", "aria-label", "href", "src"})
"""Attributes that may hold personal data; the rest are words of ours, dates and places in drawings."""


@dataclass(frozen=True, order=True)
class Leak:
    """A file of the site that holds something it must not.

    ``source`` is the document it is from, or ``""``; ``kind`` is ``withheld`` or a kind of personal data.
    """

    path: str
    source: str
    kind: str
    text: str


def leaks(
    files: Iterable[tuple[str, bytes]], secrets: Mapping[str, str], allowed: frozenset[str]
) -> Iterator[Leak]:
    """Every secret, and all personal data that is not ``allowed``, in files of a site by their paths."""
    search = Search(secrets)
    for path, content in files:
        says = said(path, content)
        yield from search.found_in(says)
        yield from personal_in(says, allowed)


@dataclass(frozen=True)
class Said:
    """What a file says: in each way it can be read, and the words that may hold personal data."""

    path: str
    readings: tuple[str, ...]
    words: str


def said(path: str, content: bytes) -> Said:
    """What a file of a site says, by its path."""
    raw = _decoded(path, content)
    return _page(path, raw) if path.endswith(".html") else _file(path, raw)


class Search:
    """Looks for secrets, each with the document it is from."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self._secrets = list(secrets.items())
        self._automaton = AhoCorasick([text for text, _ in self._secrets]) if secrets else None

    def found_in(self, says: Said) -> Iterator[Leak]:
        if self._automaton is None:
            return
        for text in says.readings:
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                if _stands_alone(text, start, end):
                    secret, source = self._secrets[number]
                    yield Leak(says.path, source, "withheld", secret)


def personal_in(says: Said, allowed: AbstractSet[str]) -> Iterator[Leak]:
    """All personal data in pages and data files that is not ``allowed``."""
    if says.path.endswith((".html", ".json", ".xml", ".xml.gz")):
        for found in personal_data(says.words):
            if (text := says.words[found.start : found.end]) not in allowed:
                yield Leak(says.path, "", found.kind, text)


def _page(path: str, raw: str) -> Said:
    """A page by its words, with and without a space for a tag, and by its attributes."""
    page = _MACHINERY.sub("", raw.replace("<!--", " ").replace("-->", " "))
    pieces = _TAG.split(page)
    texts, tags = pieces[::2], pieces[1::2]
    spaced = html.unescape(" ".join(texts))
    attributes = [pair for tag in tags for pair in _attributes(tag)]
    values = html.unescape(" | ".join(value for _, value in attributes))
    telling = html.unescape(" | ".join(value for name, value in attributes if name in _SAID))
    readings = (html.unescape("".join(texts)), spaced, values)
    return Said(path, tuple(map(plain_text, readings)), f"{spaced} | {telling}")


@lru_cache(maxsize=1 << 14)  # most tags of a page are on every page
def _attributes(tag: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in _ATTRIBUTE.findall(tag) if name not in _DRAWN)


def _file(path: str, raw: str) -> Said:
    words = _unescaped(path, raw)
    return Said(path, (plain_text(words),), words)


def _decoded(path: str, content: bytes) -> str:
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    return content.decode("utf-8", "ignore")


def _unescaped(path: str, text: str) -> str:
    """What a file says, without the ways its format has to write a character."""
    if path.endswith(".json"):
        text = "\n".join(_strings(json.loads(text)))
    return html.unescape(text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry)
    elif isinstance(value, dict):
        for name, entry in value.items():
            yield name
            yield from _strings(entry)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a find is no part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )
