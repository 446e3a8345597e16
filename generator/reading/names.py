"""Which field a name was probably meant for: a misspelt one, one in another language, one of a group."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.languages import words
from generator.places import languages
from generator.reading.schemas import field, nearest
from generator.reading.strict_yaml import Path


class Names:
    """The names of the fields that may stand in a group of a kind of document, or in the document itself."""

    def __init__(self, kind: str, path: Path) -> None:
        self.properties: dict[str, Any] = field(kind, path).get("properties", {})

    def meant(self, name: str, beside: dict[str, Any]) -> dict[str, object]:
        """The nearest field as ``nearest``, or the ``group`` below which the name belongs."""
        if group := self._group(name, beside):
            return {"group": group}
        known = list(self.properties)
        wanted = [each for each in known if each not in beside]
        close = self._translated(name) or nearest(name, wanted) or nearest(name, known)
        return {"nearest": close}

    def _group(self, name: str, beside: dict[str, Any]) -> str:
        """The one group that has such a field; of several the one with nothing in it."""
        groups = [each for each, said in self.properties.items() if name in said.get("properties", ())]
        blank = [each for each in groups if each in beside and beside[each] is None]
        return (blank or groups)[0] if len(blank or groups) == 1 else ""

    def _translated(self, name: str) -> str:
        """The field whose title is this in one of our languages."""
        plain = name.replace("_", " ").replace("-", " ").strip().casefold()
        for each, said in self.properties.items():
            if plain in _titles(said.get("title", "")):
                return each
        return ""


@cache
def _titles(title: str) -> frozenset[str]:
    return frozenset(words(language).gettext(title).casefold() for language in languages())
