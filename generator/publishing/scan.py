"""The last look at a site before it is shown: does any file hold what must not be seen?

The gate and the pages see to it that nothing is there; this is the fence behind them.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from generator.personal import APART, BETWEEN, personal_data_in
from generator.publishing.secrets import automaton, plain_text
from generator.signs import unescaped

_QUOTED = r"(?:(?<==)|(?<==\s))(?:\"[^\"\0]*+\"|'[^'\0]*+')"
_TAG = re.compile(rf"(<(?=/?[A-Za-z])[^<>\"'\0]*+(?:(?:{_QUOTED}|(?<!=)(?<!=\s)[\"'])[^<>\"'\0]*+)*>)")
"""As a parser sees one: begun by a letter, and quoted only what stands after an equals sign.

None reaches from one passage into the next. All else is read as a text.
"""
_BLOCK = re.compile(
    r"<(?=(?:p|li|tr|dt|dd|h[1-6]|div|dl|ul|ol|table|section|article|header|footer|nav|main|form|figure"
    r"|blockquote|details|summary|title|meta|link|body)[\s>])"
)
"""Where a passage begins: what runs on over one of these is no text. Cells of a row are one passage."""
_CELL = re.compile(r"<(?=t[dh][\s>])")
"""Counts in cells beside each other are no number; a secret may go over them, and reads a space."""
_WITHIN_WORDS = (
    "abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|strong|sub|sup|u|var|wbr"
)
"""Elements that stand within a text and part no words. A test holds them to those that authors may use."""
_INLINE = re.compile(
    r"<sup class=\"?footnote-ref\"?>\s{0,9}+<a [^<>]*+>[^<>]*+</a>\s{0,9}+</sup>"
    r"|<sup>[^\s<>]</sup>"
    rf"|</?(?:{_WITHIN_WORDS})>"
    rf"|<(?<=[0-9A-Za-z@.+-]<)(?:a|span|{_WITHIN_WORDS})(?:\s[^<>]*+)?>(?=[0-9A-Za-z@.<-])"
    rf"|<(?<=[0-9A-Za-z@.+>-]<)/(?:a|span)>(?=[0-9A-Za-z@.-])"
)
"""The mark of a footnote goes whole: its number is none of what stands around it. A link counts only
in the middle of a word, as every page is full of others. Each of these begins with the same sign: so it is
sought at once."""
_ATTRIBUTE = re.compile(
    r"[\s/\"']([^\s/\"'<>=]{1,80}+)\s{0,9}+=\s{0,9}+(?:\"([^\"]*+)|'([^']*+)|([^\s\"'<>=`][^\s<>]*+))"
)
"""However HTML may write one: bare, after a slash, with spaces around its sign."""
_MACHINERY = re.compile(r"<meta (?:charset|http-equiv|name=\"viewport\")[^<>]*+>")
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


_SEAM = re.compile("\0")
_TELLING = (".html", ".json", ".xml", ".xml.gz")
"""Files in which personal data would be read."""


@dataclass(frozen=True)
class Reading:
    """Some passages, read in one way one after the other, and the files that each is in."""

    text: str
    """With ``BETWEEN`` the passages."""
    paths: Sequence[Sequence[str]]

    def at(self, place: int) -> Sequence[str]:
        """The files that what stands there is in."""
        return self.paths[bisect(self._seams, place)]

    @cached_property
    def _seams(self) -> list[int]:
        return [seam.start() for seam in _SEAM.finditer(self.text)]


class Text:
    """What some files say, each passage once, with the files that it is in.

    Most of what a page says stands on others, too: in a list, in an overview, on paper. All passages of a
    kind are read as one text, for to begin with each anew takes longer than to read it.
    """

    def __init__(
        self, where: Mapping[tuple[bool, str], Sequence[str]], telling: tuple[str, ...] = _TELLING
    ) -> None:
        """``where``: the paths of the files in which a passage stands, and whether it is HTML.

        In plain passages of files that end as ``telling`` says personal data would be read.
        """
        self._telling = telling
        self._html = [(raw, paths) for (is_html, raw), paths in where.items() if is_html]
        self._plain = [(raw, paths) for (is_html, raw), paths in where.items() if not is_html]

    @classmethod
    def of(cls, files: Iterable[tuple[str, bytes]]) -> Text:
        """What files of a site say, by their paths."""
        where: dict[tuple[bool, str], list[str]] = {}
        for path, content in files:
            is_html = path.endswith(".html")
            for passage in dict.fromkeys(_passages(path, content)):
                where.setdefault((is_html, passage), []).append(path)
        return cls(where)

    @property
    def raw(self) -> Iterator[str]:
        """All of it as the files have it."""
        yield self._joined
        yield from (raw for raw, _ in self._plain)

    @classmethod
    def read(cls, texts: Iterable[tuple[str, str]]) -> Text:
        """What was read in files that are packed or drawn, by their paths."""
        where: dict[tuple[bool, str], list[str]] = {}
        for path, text in texts:
            where.setdefault((False, text), []).append(path)
        return cls(where, telling=("",))

    def readings(self) -> Iterator[Reading]:
        """In each way it can be read: with and without a space for a tag, and its attributes."""
        texts, tags = self._parted
        values = _gathered(texts, tags, _values)
        for text in ("".join(texts), " ".join(texts), values):
            yield Reading(plain_text(unescaped(text)), self._html_paths)
        plain = BETWEEN.join(raw for raw, _ in self._plain)
        yield Reading(plain_text(unescaped(plain)), [paths for _, paths in self._plain])

    def words(self) -> Iterator[Reading]:
        """Words that may hold personal data: a style or a picture has none. A number may be partly bold."""
        texts, tags = self._parted
        partly = [(_INLINE.sub("", raw), paths) for raw, paths in self._with_inline_tags()]
        for text in (" ".join(texts), _gathered(texts, tags, _telling)):
            yield Reading(unescaped(text), self._html_paths)
        whole = " ".join(_TAG.split(BETWEEN.join(raw for raw, _ in partly))[::2])
        yield Reading(unescaped(whole), [paths for _, paths in partly])
        telling = [
            (raw, [each for each in paths if each.endswith(self._telling)]) for raw, paths in self._plain
        ]
        plain = BETWEEN.join(raw for raw, paths in telling if paths)
        yield Reading(unescaped(plain), [paths for _, paths in telling if paths])

    def _with_inline_tags(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The passages that are partly bold and the like."""
        return (it for it in self._html if it[0].rfind("<") > 0 and _INLINE.search(it[0]))

    @cached_property
    def _joined(self) -> str:
        return BETWEEN.join(raw for raw, _ in self._html)

    @property
    def _html_paths(self) -> Sequence[Sequence[str]]:
        return [paths for _, paths in self._html]

    @cached_property
    def _parted(self) -> tuple[list[str], list[str]]:
        """The texts of all passages in HTML, and the tags between them."""
        pieces = _TAG.split(self._joined)
        return pieces[::2], pieces[1::2]


class Search:
    """Looks for secrets, each with the document it is from."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self._secrets = list(secrets.items())
        self._automaton = automaton(secrets) if secrets else None

    def found_in(self, text: Text) -> Iterator[Leak]:
        if self._automaton is None:
            return
        for reading in text.readings():
            for number, start, end in self._automaton.find_matches_as_indexes(reading.text, overlapping=True):
                if _stands_alone(reading.text, start, end):
                    secret, source = self._secrets[number]
                    yield from (Leak(path, source, "withheld", secret) for path in reading.at(start))


def personal_in(text: Text, allowed: AbstractSet[str]) -> Iterator[Leak]:
    """All personal data in pages and data files that is not ``allowed``."""
    for reading in text.words():
        for number, passage, found in personal_data_in(reading.text):
            data = passage[found.start : found.end]
            if data not in allowed:
                yield from (Leak(path, "", found.kind, data) for path in reading.paths[number])


def _passages(path: str, content: bytes) -> Iterable[str]:
    """The passages of a file as it writes them."""
    if path.endswith(".gz"):
        with suppress(OSError, EOFError, zlib.error):  # a school's file may be none
            content = gzip.decompress(content)
    text = content.decode("utf-8-sig", "ignore").replace("\0", " ")
    if path.endswith(".html"):
        page = _MACHINERY.sub("", text.replace("<!--", " ").replace("-->", " "))
        first, *others = _BLOCK.split(page)
        return [first, *(f"<{_CELL.sub(f'{APART}<', it) if it[:2] == 'tr' else it}" for it in others)]
    if path.endswith(".json"):
        with suppress(ValueError, RecursionError):  # as above
            return [_without_halves(each) for each in _strings(json.loads(text))]
    return [text]


def _without_halves(text: str) -> str:
    """A text of JSON may have half a sign (a surrogate), which no other text has."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _gathered(texts: Sequence[str], tags: Sequence[str], values: Callable[[str], Sequence[str]]) -> str:
    """Values of the tags of all passages, each passage's between the same two seams as its texts."""
    found: list[str] = []
    for text, tag in zip(texts, [*tags, ""], strict=True):
        if "\0" in text:
            found += [BETWEEN] * text.count("\0")
        found += values(tag)
    return " | ".join(found)


@lru_cache(maxsize=1 << 14)  # most tags of a page are on every page
def _values(tag: str) -> tuple[str, ...]:
    found = _ATTRIBUTE.findall(tag)
    return tuple(double or single or bare for name, double, single, bare in found if name not in _DRAWN)


@lru_cache(maxsize=1 << 14)
def _telling(tag: str) -> tuple[str, ...]:
    found = _ATTRIBUTE.findall(tag)
    return tuple(double or single or bare for name, double, single, bare in found if name in _SAID)


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
