"""What a site must not hold: every text of what was read that is not among what is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from generator.model import FIELD_NAMES, Credential, Document, Portfolio
from generator.personal import BETWEEN

_NAMING = frozenset(
    {"title", "name", "alias", "file", "organisation", "alt", "caption", "email", "phone"} | {"recipient"}
)
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


class Public:
    """The texts that pages show whoever they are about: the school's, the frameworks', the interface's."""

    def __init__(self, values: Iterable[Any], phrases: Iterable[str] = ()) -> None:
        """``values`` are texts and values of the model; a phrase may have blanks such as ``{name}``."""
        self._texts = [plain_text(text) for value in values for _, text in leaves(value, "")]
        self._phrases = list(phrases)

    @cached_property
    def joined(self) -> str:
        """All of them; nothing reaches over from one into the next."""
        return BETWEEN.join((*self._texts, *map(plain_text, self._phrases)))

    @cached_property
    def whole(self) -> frozenset[str]:
        """Each of them; of a phrase with blanks, what stands between them."""
        parts = (part for phrase in self._phrases for part in _BLANK.split(phrase))
        return frozenset((*self._texts, *map(plain_text, parts)))

    def with_portfolio(self, portfolio: Portfolio) -> frozenset[str]:
        """Each of them, and each text of a published portfolio."""
        return self.whole.union(_shown_texts(portfolio))


def automaton(texts: Iterable[str]) -> AhoCorasick:
    """What looks for many texts at once; none of them is empty.

    The library's own choice for a few texts takes very long to make for one that repeats itself.
    """
    return AhoCorasick(list(texts), implementation=Implementation.ContiguousNFA)


def secrets(
    whole: Portfolio | None,
    published: Portfolio | None,
    unread: Mapping[str, str],
    files: Iterable[str],
    public: Public,
) -> dict[str, str]:
    """Each text of one learner's that must not be seen, with the document it is from.

    ``unread`` are the raw texts of documents that are not in the ``whole`` portfolio, by path; ``files``
    the paths of other files, whose names are nobody's business. What stands in something public is no
    secret.
    """
    found: dict[str, str] = {}
    shown = {document.source: document for document in published.documents()} if published else {}
    for document in whole.documents() if whole else ():
        if document != shown.get(document.source):
            for text in _texts(document):
                found.setdefault(text, document.source)
    for path, text in unread.items():
        for piece in _pieces(text, at_least_words=2):
            found.setdefault(piece, path)
    for path in files:
        found.setdefault(path.rpartition("/")[2], path)
    for proof in whole.evidence if whole else ():
        for text in _of_the_person(proof.checked):
            found.setdefault(plain_text(text), proof.source)
    if not found:
        return {}
    own = BETWEEN.join(_shown_texts(published)) if published else ""
    return _without_shown(found, (own, public.joined))


def _of_the_person(checked: Credential | None) -> Iterator[str]:
    """What a credential says of a person, and those that are in it."""
    if checked:
        yield from (text for text in checked.secrets if len(text) > _SHORTEST)
        for inner in checked.inside:
            yield from _of_the_person(inner)


def composed(secret: str, public: frozenset[str]) -> bool:
    """Whether a text is made of whole public ones, as a page sets them side by side: no leak, but chance."""
    words = secret.split(" ")
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(" ".join(words[start:end]) in public for start in reached):
            reached.add(end)
    return len(words) in reached


def _texts(document: Document) -> Iterator[str]:
    for field, text in leaves(document, ""):
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


def leaves(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for entry in value:
            yield from leaves(entry, field)
    elif is_dataclass(value):
        for inner in FIELD_NAMES[type(value)]:
            yield from leaves(getattr(value, inner), inner)


def _shown_texts(portfolio: Portfolio) -> Iterator[str]:
    for _, text in leaves(portfolio, ""):
        yield plain_text(text)


def _without_shown(found: dict[str, str], shown: Iterable[str]) -> dict[str, str]:
    """The texts that stand in none of the others."""
    wanted = list(found)
    if not wanted:
        return {}
    search = automaton(wanted)
    for text in shown:
        for number, _, _ in search.find_matches_as_indexes(text, overlapping=True):
            found.pop(wanted[number], None)
    return found
