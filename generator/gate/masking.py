"""A document with other words where somebody's name stood, as far as it stays whole and true."""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from typing import Any

from generator.gate.hidden_names import Counting
from generator.gate.said import is_reference
from generator.languages import words
from generator.model import FIELD_NAMES, Document, Profile, Translation

_NO_PROSE = frozenset(
    {"slug", "id", "file", "url", "doi", "credential", "email", "website", "anchor", "said"}
)
"""Fields whose text leads somewhere, or is led to: with another word in it, that would arrive nowhere. And
all that a file says which is given away as it is."""


def masked(document: Document, names: Counting, language: str) -> Document | None:
    """The document without these names; None where it cannot be without them and mean the same."""
    try:
        without: Document = _masked(document, names, language)
    except _NotPossibleError:
        return None
    return without


class _NotPossibleError(Exception):
    """A name stands where no other words can."""


def _masked(value: Any, names: Counting, language: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_masked(entry, names, language) for entry in value)
    if isinstance(value, str):
        return _text(value, names, language)
    if not is_dataclass(value):
        return value
    changes = dict(_changes(value, names, value.slug if isinstance(value, Translation) else language))
    return replace(value, **changes) if changes else value  # type: ignore[type-var]  # mypy takes it for a class


def _changes(value: Any, names: Counting, language: str) -> Iterator[tuple[str, Any]]:
    for name in FIELD_NAMES[type(value)]:
        if is_reference(value, name) or (isinstance(value, Profile) and name in {"name", "alias", "people"}):
            continue
        old = getattr(value, name)
        if name in _NO_PROSE:
            texts = old if isinstance(old, tuple) else (old,)
            if any(isinstance(text, str) and names.told_in(text) for text in texts):
                raise _NotPossibleError
            continue
        new = _masked(old, names, language)
        if new != old:
            yield name, new


def _text(text: str, names: Counting, language: str) -> str:
    """A text with other words where names stood. Raises _NotPossibleError when that would break it."""
    found = {(told.start, told.end) for told in names.where(text)}
    places = sorted(found, key=lambda place: (place[1], -place[0]), reverse=True)  # the widest first
    if len(places) > _MOST:
        raise _NotPossibleError
    addresses = _addresses(text) if places else []
    if any(_is_within(start, addresses) for start, _ in places):
        raise _NotPossibleError
    reached = len(text)
    for start, end in places:
        if end <= reached:
            text = _replaced(text, start, end, language)
            reached = start
    if places and names.told_in(text):
        raise _NotPossibleError
    return text


def _replaced(text: str, start: int, end: int, language: str) -> str:
    """A text with the words for somebody in one place, and the footnotes and tags that stood in it."""
    start, end = _with_pairs(text, start, end)
    notes = "".join(_NOTE.findall(text[start:end])) + _tags(text, start, end)
    said = words(language).gettext("a fellow learner")
    if _begins(text[max(0, start - _NEAR) : start]):
        said = f"{said[0].upper()}{said[1:]}"
    return f"{text[:start]}{said}{notes}{text[end:]}"


def _begins(before: str) -> bool:
    """Whether a sentence begins after a text."""
    rest = before.rstrip(_QUOTES)
    said = rest.rstrip(_BULLETS + string.whitespace)
    between = rest[len(said) :]
    if rest.endswith(tuple(_BULLETS)):
        return False
    return not said or "\n" in between or (said[-1] in ".!?:" and bool(between))


def _tags(text: str, start: int, end: int) -> str:
    """The tags in a place: what they begin or end goes on around it. Half a tag cannot stay, nor a link."""
    inside = _COMMENT.sub("", text[start:end])
    tags = _TAG.findall(inside)
    begun_before = text.rfind("<", 0, start) > text.rfind(">", 0, start)
    half = "<" in _TAG.sub("", inside) or (begun_before and ">" in inside)
    if half or any(_LEADS.match(tag) for tag in tags):
        raise _NotPossibleError
    return "".join(tags)


_COMMENT = re.compile(r"<!--[^<>]{0,300}+>(?<=-->)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}+>")
_LEADS = re.compile(r"<(?:a|img)\b", re.IGNORECASE)


def _addresses(text: str) -> list[tuple[int, int]]:
    """From where to where the addresses in a text stand, in order."""
    return [found.span() for found in _ADDRESS.finditer(text)]


def _is_within(start: int, addresses: list[tuple[int, int]]) -> bool:
    at = bisect_left(addresses, (start, 0)) - 1
    return at >= 0 and addresses[at][0] < start < addresses[at][1]


_MOST = 100
"""Places in one text where a name stands; nobody names somebody as often, and each costs a copy."""
_NEAR = 40
_QUOTES = "*_\"'“‘("
_BULLETS = "-*>#"
"""Of lists, quotations and headings."""
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_ADDRESS = re.compile(
    r"\]\([^()\n]*\)|<[a-z]+:[^<>\s]*>|(?:https?://|www\.)[^\s<>]+|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|\b(?i:href|src)\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>]++)",
    re.MULTILINE,
)
"""What leads somewhere. In the middle of it no other words can stand."""


def _with_pairs(text: str, start: int, end: int) -> tuple[int, int]:
    """A place widened by the other halves of marks and links that are half in it."""
    start, end = _with_link(text, start, end)
    for mark in (found[0] for found in _MARKS.finditer(_NOTE.sub("", text[start:end]))):
        if len(_halves(mark, text[start:end])) % 2 == 0:
            continue
        if text.startswith(mark, end):
            end += len(mark)
        elif text.endswith(mark, 0, start):
            start -= len(mark)
        else:
            raise _NotPossibleError
    return start, end


_MARKS = re.compile(r"\*+|~~|`+|(?<!\w)_+|_+(?!\w)")


def _halves(mark: str, text: str) -> list[str]:
    return [found[0] for found in _MARKS.finditer(text) if found[0] == mark]


def _with_link(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with the whole of a link that is half in it, if nothing else is said by the link."""
    inside = _NOTE.sub("", text[start:end])
    missing = inside.count("[") - inside.count("]")
    if missing > 0 and (rest := _END_OF_LINK.match(text, end)):
        return start, rest.end()
    if missing < 0 and (before := _START_OF_LINK.search(text[max(0, start - _NEAR) : start])):
        return start - len(before[0]), end
    if missing:
        raise _NotPossibleError
    return start, end


_END_OF_LINK = re.compile(r"[*_`~]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?")
_START_OF_LINK = re.compile(r"!?\[[*_`~]*\Z")
