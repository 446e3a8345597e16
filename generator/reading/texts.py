"""The texts of a document, one by one, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.problems import Place
from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path
from generator.signs import unescaped


@dataclass(frozen=True)
class Passage:
    """The value of a field, or a line or paragraph of prose, whose ``field`` is empty."""

    text: str
    place: Place
    field: Path = ()

    def place_of(self, start: int, end: int) -> Place:
        """Where a part of the text begins; in a field, whose line breaks are not the text's, all of it."""
        if self.field:
            return self.place
        before = self.text.rfind("\n", 0, start) + 1
        line = self.text[before:].partition("\n")[0]
        number = self.place.line + self.text.count("\n", 0, start)
        return Place(number, start - before + 1, min(end - before, len(line)) + 1)

    @property
    def seen(self) -> str:
        """What its reader sees, each sign in its place: no marks or tags, and signs for their names."""
        return _MARKUP.sub(_seen, self.text)


def passages(draft: Draft) -> Iterator[Passage]:
    """Every text in a document's fields and every line of its prose, in order."""
    yield from _fields(draft)
    for number, line in enumerate(draft.prose.split("\n"), draft.prose_line):
        yield Passage(line, Place(number))


def paragraphs(draft: Draft) -> Iterator[Passage]:
    """As ``passages``, with the lines of a paragraph together, as its reader sees them."""
    yield from _fields(draft)
    number = draft.prose_line
    for text in _BLOCK.split(draft.prose):
        yield Passage(text, Place(number))
        number += text.count("\n") + 1


_BLOCK = re.compile(r"\n(?=[^\S\n]*(?:\n|[-*+]\s|\d{1,3}[.)]\s|[>#|]|```|~~~))")
"""The line end before a line that is blank or begins something else than the paragraph above it."""
# The mark of a footnote is a small number on the page; a name for one that may be somebody's number stays.
_MARKUP = re.compile(
    r"\[\^(?:(?!(?:[^\s\]0-9]{0,99}[0-9]){7})[^\s\]@]{1,99}\])?"
    r"|\*\*|__|~~|\\(?=[!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});"
    r"|<[bB][rR] ?/?>"
    r"|</?(?i:a|b|big|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|tt|u)\b[^<>@\d]{0,200}+>"
    r"|<!--[^<>@\d]{0,200}+>(?<=-->)"
)
_NOTHING = "\u200b"
"""A sign that takes a place and no room."""


def _seen(markup: re.Match[str]) -> str:
    sign = " " if markup[0] == "[^" or markup[0][1:3].lower() == "br" else ""
    if markup[0].startswith("&"):
        sign = unescaped(markup[0])
    return markup[0] if len(sign) > 1 else sign.ljust(len(markup[0]), _NOTHING)


def _fields(draft: Draft) -> Iterator[Passage]:
    for field, text in _values(draft.data, ()):
        yield Passage(text, draft.place(field), field)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
