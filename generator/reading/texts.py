"""The texts of a document, one by one, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.markdown.tags import BLOCKS, LONGEST
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
        return _MARKUP.sub(_seen, self.text) if _SIGN_OF_MARKUP.search(self.text) else self.text

    @property
    def bare(self) -> str:
        """The same without all that only says how words look, where they lead or what is left unsaid."""
        if not _SIGN_OF_MARKUP.search(self.text):
            return self.text
        return _ANY_MARKUP.sub(_seen, _without_comments(self.text))


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
_ANY_MARKUP = re.compile(
    r"<sup>[^\s<>]</sup>|\[\^[^\s\]]{1,99}\]|!?\["
    r"|\](?:\([^()\n]{0,999}+(?:\([^()\n]{0,99}+\)[^()\n]{0,999}+)?\)|\[[^\[\]\n]{0,99}\])?"
    r"|[*_~`]+|\\(?=[!-/:-@\[-`{-~\n])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});"
    rf"|</?(?!(?i:{'|'.join(sorted(BLOCKS))})\b)[A-Za-z](?:[^<>\"']|\"[^<\"]{{0,{LONGEST}}}\"|'[^<']{{0,{LONGEST}}}')*>"
)
_SIGN_OF_MARKUP = re.compile(r"[][*_~`\\&<]")
"""With one of them all markup begins; most texts have none."""
_NOTHING = "\u200b"
"""A sign that takes a place and no room."""


def _seen(markup: re.Match[str]) -> str:
    sign = " " if markup[0] == "[^" or markup[0][1:3].lower() == "br" else ""
    if markup[0].startswith("&"):
        sign = unescaped(markup[0])
    return markup[0] if len(sign) > 1 else sign.ljust(len(markup[0]), _NOTHING)


def _without_comments(text: str) -> str:
    """The text with signs that take no room for each comment."""
    pieces, reached = [], 0
    while (start := text.find("<!--", reached)) >= 0:
        end = text.find("-->", start + 2)
        if end < 0:
            break
        pieces += [text[reached:start], _NOTHING * (end + 3 - start)]
        reached = end + 3
    return "".join([*pieces, text[reached:]])


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
