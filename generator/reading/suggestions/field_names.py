"""Which field a name was probably meant for: a misspelt one, one in another language, one of a group."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.languages import words
from generator.places import languages
from generator.reading.schemas import field
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.choices import is_part, plain
from generator.reading.suggestions.meant_names import meant_name


class Names:
    """The names of the fields that may stand in a group of a kind of document, or in the document itself."""

    def __init__(self, kind: str, path: Path) -> None:
        self.properties: dict[str, Any] = field(kind, path).get("properties", {})

    def meant(self, name: str, beside: dict[str, Any]) -> dict[str, object]:
        """The nearest field, the ``group`` below which the name belongs, or the fields there can be."""
        if group := self._group(name, beside):
            return {"group": group}
        wanted = [each for each in self.properties if each not in beside]
        close = self._translated(name) or meant_name(name, wanted) or meant_name(name, self.properties)
        return {"nearest": close} if close else {"nearest": "", "choices": ", ".join(wanted)}

    def _group(self, name: str, beside: dict[str, Any]) -> str:
        """The one group that has such a field; of several the one with nothing in it."""
        groups = [each for each, said in self.properties.items() if name in said.get("properties", ())]
        blank = [each for each in groups if each in beside and beside[each] is None]
        return (blank or groups)[0] if len(blank or groups) == 1 else ""

    def _translated(self, name: str) -> str:
        """The field of which this is the title, or the beginning or end of it, in one of our languages."""
        said = plain(name)
        titles = {each: _titles(part.get("title", "")) for each, part in self.properties.items()}
        for is_it in (str.__eq__, is_part):
            meant = [each for each, known in titles.items() if any(is_it(said, title) for title in known)]
            if len(meant) == 1:
                return meant[0]
        return ""


@cache
def _titles(title: str) -> frozenset[str]:
    return frozenset(plain(words(language).gettext(title)) for language in languages())
