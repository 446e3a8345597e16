"""What a site must not hold: every text of what was read that is not among what is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

from ahocorasick_rs import AhoCorasick

from generator.model import Document, Site

_NAMING = frozenset({"title", "name", "alias", "file", "organisation", "alt", "caption", "email", "phone"})
"""Fields whose text counts even if it is one word; other single words are mostly choices."""

_SHORTEST = 4
_MOST_WORDS = 12
"""Of one secret: who copies that many words copies the rest."""
_MARKUP = re.compile(r"[\n*_`\[\]()<>|#{}\",:;]+|(?<=[.!?])\s")
_BLANK = re.compile(r"\{\w+\}")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def plain_text(text: str) -> str:
    """A text with single spaces, as secrets are compared."""
    return " ".join(text.split())


def secrets(
    site: Site, published: Site, unread: Mapping[str, str], files: Iterable[str], public: Iterable[str]
) -> dict[str, str]:
    """Each text that must not be seen, with the document it is from.

    ``unread`` are the raw texts of documents that are not in ``site``, by path; ``files`` the paths of
    other files, whose names are nobody's business; ``public`` the texts that pages show beside those of
    ``published``. What stands in something public is no secret.
    """
    found: dict[str, str] = {}
    shown = {d.source: d for portfolio in published.portfolios for d in portfolio.documents()}
    for portfolio in site.portfolios:
        for document in portfolio.documents():
            if document != shown.get(document.source):
                for text in _texts(document):
                    found.setdefault(text, document.source)
    for path, text in unread.items():
        for piece in _pieces(text, at_least_words=2):
            found.setdefault(piece, path)
    for path in files:
        found.setdefault(path.rpartition("/")[2], path)
    return _without_shown(found, chain(_shown_texts(published), map(plain_text, public)))


def composed(secret: str, public: frozenset[str]) -> bool:
    """Whether a text is made of whole public ones, as a page sets them side by side: no leak, but chance."""
    words = secret.split(" ")
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(" ".join(words[start:end]) in public for start in reached):
            reached.add(end)
    return len(words) in reached


def public_texts(published: Site, public: Iterable[str]) -> frozenset[str]:
    """Every whole text that pages show; of a phrase with blanks, what stands between them."""
    parts = (part for text in public for part in _BLANK.split(text))
    return frozenset(plain_text(text) for text in (*_shown_texts(published), *parts))


def _texts(document: Document) -> Iterator[str]:
    for field, text in _leaves(document, ""):
        if field in _NAMING:
            if len(text) >= _SHORTEST and _LETTERS.search(text):
                yield plain_text(text)
        else:
            yield from _pieces(text, at_least_words=2)


def _pieces(text: str, at_least_words: int) -> Iterator[str]:
    """The runs of plain words in Markdown or YAML."""
    for piece in _MARKUP.split(text):
        words = piece.split()
        for at in range(0, len(words), _MOST_WORDS):
            some = " ".join(words[at : at + _MOST_WORDS]).strip(" -.'’")
            if some.count(" ") >= at_least_words - 1 and len(some) > 2 * _SHORTEST and _LETTERS.search(some):
                yield some


def _leaves(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _leaves(entry, field)
    elif is_dataclass(value):
        for inner in fields(value):
            yield from _leaves(getattr(value, inner.name), inner.name)


def _shown_texts(site: Site) -> Iterator[str]:
    for _, text in _leaves(site, ""):
        yield plain_text(text)


def _without_shown(found: dict[str, str], shown: Iterable[str]) -> dict[str, str]:
    """The texts that stand in none of the others."""
    wanted = list(found)
    if not wanted:
        return {}
    search = AhoCorasick(wanted)
    for text in shown:
        for number, _, _ in search.find_matches_as_indexes(text, overlapping=True):
            found.pop(wanted[number], None)
    return found
