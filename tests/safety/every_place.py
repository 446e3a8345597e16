"""A document of any kind with every field it can have, and given texts wherever text is free.

Made from the schemas alone, so that a field that is added is tried from that day on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.reading.schemas import file_of, resolved, schema

Path = tuple[str | int, ...]
Rule = dict[str, Any]


@dataclass
class Filling:
    """What goes into a document: texts in turn, what its references refer to, and fields with a given
    value by their names, such as ``people.role`` (``None``: left out). ``placed`` says afterwards which
    text stands where."""

    texts: Sequence[str]
    references: dict[str, Any]
    fixed: dict[str, Any] = field(default_factory=dict)
    turn: int = 0
    placed: dict[Path, str] = field(default_factory=dict)
    _used: Counter[Path] = field(default_factory=Counter)

    def text(self, path: Path) -> str:
        """The next text for a field. Each field begins with another one, each entry of a list goes on."""
        general = tuple(0 if isinstance(step, int) else step for step in path)
        if general not in self._used:
            self.turn += 1
            self._used[general] = self.turn
        text = self.texts[self._used[general] % len(self.texts)]
        self._used[general] += 1
        self.placed[path] = text
        return text


def document(kind: str, filling: Filling) -> dict[str, Any]:
    """The data of a document of a kind."""
    return _value(schema(kind), kind, (), filling)


def free_fields(kind: str) -> set[Path]:
    """The path of every field of free text, with 0 for an entry of a list."""
    filling = Filling(["word"], {}, {})
    document(kind, filling)
    return {tuple(0 if isinstance(step, int) else step for step in path) for path in filling.placed}


def _value(part: Rule, file: str, path: Path, filling: Filling) -> Any:
    rule = resolved(part, file)
    named = ".".join(step for step in path if isinstance(step, str))
    if named in filling.fixed:
        return filling.fixed[named]
    if path and path[-1] == "id":
        return f"x{path[-2]}" if len(path) > 1 else filling.references.get("framework")
    if mark := part.get("x-refers-to"):
        return filling.references.get(mark)
    return filling.text(path) if _is_free(rule) else _made(part, file, path, filling)


def _made(part: Rule, file: str, path: Path, filling: Filling) -> Any:
    """A value that follows from its rule: a group, a list, or what the schema gives as an example."""
    rule, inner = resolved(part, file), file_of(part, file)
    if "properties" in rule:
        return _group(rule, inner, path, filling)
    if "items" in rule:
        entries = range(_entries(rule, inner, filling))
        values = (_value(rule["items"], inner, (*path, entry), filling) for entry in entries)
        return [
            value for value in values if value is not None
        ] or None  # of what leads to nothing none is left
    return rule.get("const") or (part.get("examples") or rule.get("examples") or rule["enum"])[0]


def _is_free(rule: Rule) -> bool:
    """Whether an author can write in a field whatever they want."""
    is_text = "string" in rule.get("type", ())
    return is_text and rule.get("pattern", r"\S") == r"\S" and not {"enum", "format"} & rule.keys()


def _group(rule: Rule, file: str, path: Path, filling: Filling) -> dict[str, Any]:
    names = list(rule["properties"])[: rule.get("maxProperties")]
    deep = path.count("competences") > 0
    values = {
        name: _value(rule["properties"][name], file, (*path, name), filling)
        for name in names
        if not (deep and name == "competences")  # a framework's groups go on and on
    }
    return {name: value for name, value in values.items() if value is not None}


def _entries(rule: Rule, file: str, filling: Filling) -> int:
    """How many entries a list gets: one for each text if there is room for text in it."""
    return min(rule.get("maxItems", 1), len(filling.texts)) if _has_room(rule["items"], file) else 1


def _has_room(part: Rule, file: str) -> bool:
    rule, inner = resolved(part, file), file_of(part, file)
    if "competence" in rule.get("properties", {}):
        return False  # each competence may be named once
    return _is_free(rule) or any(
        _is_free(resolved(below, inner)) or _has_room(below, inner)
        for name, below in rule.get("properties", {}).items()
        if name != "competences"
    )
