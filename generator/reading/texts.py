"""The texts of a document, one by one, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.problems import Place
from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path


@dataclass(frozen=True)
class Passage:
    """The value of a field, or a line of prose, whose ``field`` is empty."""

    text: str
    place: Place
    field: Path = ()

    def place_of(self, start: int, end: int) -> Place:
        """Where a part of the text stands; in a field, whose line breaks are not the text's, all of it."""
        if self.field:
            return self.place
        return Place(self.place.line, start + 1, end + 1)


def passages(draft: Draft) -> Iterator[Passage]:
    """Every text in a document's fields and every line of its prose, in order."""
    for field, text in _values(draft.data, ()):
        yield Passage(text, draft.place(field), field)
    for number, line in enumerate(draft.prose.split("\n"), draft.prose_line):
        yield Passage(line, Place(number))


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
