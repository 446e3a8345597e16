"""What a search looks through: each portfolio has an index of its own pages, a cohort one of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from generator.signs import unescaped
from generator.writing.pages import Page, relative

INDEX = "search.json"

_APART = " \x1f "
"""Between two texts: no name is read over it, and it is drawn as nothing."""
_TAG = re.compile(r"<[^<>]*+>")
_NOT_TEXT = frozenset(
    {
        "address",
        "file",
        "fingerprint",
        "host",
        "html",
        "iso",
        "opening",
        "prose",
        "said",
        "shown",
        "source",
        "spoken",
        "url",
    }
)
"""Fields of a document's data that are no words for a reader."""


def search_index(pages: Iterable[Page], root: str, also: Iterable[tuple[str, str, str]] = ()) -> str:
    """An index as JSON: for each page its address below ``root``, its title and its words.

    ``also`` are entries for pages of others: address, title, words.
    """
    entries = [(page.address, page.title, _APART.join(_words(page))) for page in pages]
    found = [[relative(address, root), title, text] for address, title, text in (*entries, *also)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _words(page: Page) -> list[str]:
    """The words of a page about one document or framework; a list of documents is found by its title."""
    words: list[str] = []
    if document := page.data.get("document"):
        _add_texts(document, words)
    if page.text:
        words.append(" ".join(unescaped(_TAG.sub(" ", page.text)).split()))
    return words


def _add_texts(value: Any, words: list[str]) -> None:
    if isinstance(value, str):
        if " " in value:
            words.append(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_TEXT:
                _add_texts(inner, words)
    elif isinstance(value, list):
        for inner in value:
            _add_texts(inner, words)
