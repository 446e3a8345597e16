"""The last look at a site before it is shown: does any file hold what must not be seen?

The gate and the pages see to it that nothing is there; this is the fence behind them.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from generator.personal import personal_data
from generator.publishing.secrets import plain_text

_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_SAID = re.compile(r"\s(?:alt|title|content|aria-label|href|src)=\"([^\"]*)\"")


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
    folder: Path, paths: Iterable[str], secrets: Mapping[str, str], allowed: frozenset[str]
) -> Iterator[Leak]:
    """Every secret, and all personal data that is not ``allowed``, in the files of a site."""
    wanted = list(secrets)
    search = AhoCorasick(wanted) if wanted else None
    for path in paths:
        raw = _decoded(path, (folder / path).read_bytes())
        if search:
            for text in _readings(path, raw):
                for number, start, end in search.find_matches_as_indexes(text, overlapping=True):
                    if _stands_alone(text, start, end):
                        yield Leak(path, secrets[wanted[number]], "withheld", wanted[number])
        if path.endswith((".html", ".json", ".xml", ".xml.gz")):
            said = html.unescape(_said(raw)) if path.endswith(".html") else _unescaped(path, raw)
            for found in personal_data(said):
                if (text := said[found.start : found.end]) not in allowed:
                    yield Leak(path, "", found.kind, text)


def _readings(path: str, raw: str) -> Iterator[str]:
    """What a file says: a page by its words, with and without a space for a tag, and its attributes."""
    if not path.endswith(".html"):
        yield plain_text(_unescaped(path, raw))
        return
    page = _MACHINERY.sub("", raw.replace("<!--", " ").replace("-->", " "))
    for between in ("", " "):
        yield plain_text(html.unescape(_TAG.sub(between, page)))
    values = (
        value for tag in _TAG.findall(page) for name, value in _ATTRIBUTE.findall(tag) if name not in _DRAWN
    )
    yield plain_text(html.unescape(" | ".join(values)))


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


def _said(page: str) -> str:
    """The words of a page and of its attributes, without the numbers in its drawings."""
    return _TAG.sub(lambda tag: f" {' '.join(_SAID.findall(tag[0]))} ", page)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a find is no part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )
