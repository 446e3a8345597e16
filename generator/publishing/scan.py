"""The last look at a site before it is shown: does any file hold what must not be seen?

The gate and the pages see to it that nothing is there; this is the fence behind them.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from generator.personal import personal_data
from generator.publishing.secrets import plain_text

_TAG = re.compile(r"(<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)")
_BLOCK = re.compile(
    r"<(?=(?:p|li|tr|dt|dd|h[1-6]|div|dl|ul|ol|table|section|article|header|footer|nav|main|form|figure"
    r"|blockquote|details|summary|title|meta|link|body)[\s>])"
)
"""Where a passage begins: what runs on over one of these is no text. Cells of a row are one passage."""
_INLINE = re.compile(r"</?(?:code|del|em|strong|sup)>")
_ATTRIBUTE = re.compile(r"\s([\w:-]+)=(?:\"([^\"]*)|'([^']*))")
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
    text = Text.of(files)
    yield from search.found_in(text)
    yield from personal_in(text, allowed)


_TELLING = (".html", ".json", ".xml", ".xml.gz")
"""Files in which personal data would be read."""


class Text:
    """What some files say, each passage once, with the files that it is in.

    Most of what a page says stands on others, too: in a list, in an overview, on paper.
    """

    def __init__(self, where: Mapping[tuple[str, str], Sequence[str]]) -> None:
        """``where``: the paths of the files in which a passage of a kind stands, as the file writes it."""
        self._where = where

    @classmethod
    def of(cls, files: Iterable[tuple[str, bytes]]) -> Text:
        """What files of a site say, by their paths."""
        where: dict[tuple[str, str], list[str]] = {}
        for path, content in files:
            for passage in dict.fromkeys(_passages(path, content)):
                where.setdefault(passage, []).append(path)
        return cls(where)

    def readings(self) -> Iterator[tuple[str, Sequence[str]]]:
        """In each way it can be read, what stands where."""
        for passage, paths in self._where.items():
            for reading in _readings(passage):
                yield reading, paths

    def words(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Words that may hold personal data, and where they stand; a style or a picture has none."""
        for passage, paths in self._where.items():
            if telling := [path for path in paths if path.endswith(_TELLING)]:
                yield _words(passage), telling


class Search:
    """Looks for secrets, each with the document it is from."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self._secrets = list(secrets.items())
        self._automaton = AhoCorasick([text for text, _ in self._secrets]) if secrets else None

    def found_in(self, text: Text) -> Iterator[Leak]:
        if self._automaton is None:
            return
        for reading, paths in text.readings():
            for number, start, end in self._automaton.find_matches_as_indexes(reading, overlapping=True):
                if _stands_alone(reading, start, end):
                    secret, source = self._secrets[number]
                    yield from (Leak(path, source, "withheld", secret) for path in paths)


def personal_in(text: Text, allowed: AbstractSet[str]) -> Iterator[Leak]:
    """All personal data in pages and data files that is not ``allowed``."""
    for words, paths in text.words():
        found = {(it.kind, words[it.start : it.end]) for it in personal_data(words)}
        for kind, data in sorted(found):
            if data not in allowed:
                yield from (Leak(path, "", kind, data) for path in paths)


def _passages(path: str, content: bytes) -> Iterable[tuple[str, str]]:
    """The passages of a file as it writes them, with what they are: ``html``, ``json`` or another file."""
    if path.endswith(".html"):
        page = _MACHINERY.sub("", content.decode("utf-8", "ignore").replace("<!--", " ").replace("-->", " "))
        first, *others = _BLOCK.split(page)
        return [("html", first), *(("html", f"<{passage}") for passage in others)]
    if path.endswith(".json"):
        return (("json", text) for text in _strings(json.loads(content.decode("utf-8", "ignore"))))
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    return [("", content.decode("utf-8", "ignore"))]


def _readings(passage: tuple[str, str]) -> tuple[str, ...]:
    """A passage in each way it can be read: with and without a space for a tag, and its attributes."""
    kind, raw = passage
    if kind != "html":
        return (plain_text(html.unescape(raw)),)
    texts, tags = _parted(raw)
    values = " | ".join(value for tag in tags for _, value in _attributes(tag))
    return tuple(plain_text(html.unescape(text)) for text in ("".join(texts), " ".join(texts), values))


def _words(passage: tuple[str, str]) -> str:
    """The words of a passage that may hold personal data."""
    kind, raw = passage
    if kind == "html":
        texts, tags = _parted(raw)
        telling = (value for tag in tags for name, value in _attributes(tag) if name in _SAID)
        whole = _INLINE.sub("", raw)  # a number may be partly in bold
        joined = [" ".join(_parted(whole)[0])] if whole != raw else []
        raw = " | ".join((" ".join(texts), *joined, *telling))
    return html.unescape(raw)


def _parted(raw: str) -> tuple[list[str], list[str]]:
    """The texts of a passage, and the tags between them."""
    pieces = _TAG.split(raw)
    return pieces[::2], pieces[1::2]


@lru_cache(maxsize=1 << 14)  # most tags of a page are on every page
def _attributes(tag: str) -> tuple[tuple[str, str], ...]:
    found = _ATTRIBUTE.findall(tag)
    return tuple((name, double or single) for name, double, single in found if name not in _DRAWN)


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
