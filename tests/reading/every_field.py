"""Documents with every field, made of a schema's own examples, and values that break one constraint."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.model import KIND
from generator.reading.documents import Draft, draft
from generator.reading.schemas import file_of, resolved

Path = tuple[str | int, ...]
Rule = dict[str, Any]
Broken = list[tuple[Any, str]]


def written(kind: str, data: dict[str, Any]) -> Draft:
    """A document with this data; JSON is YAML."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    if KIND[kind].has_prose:
        text = f"---\n{text}\n---\n"
    made = draft(f"ann/x{KIND[kind].suffix}", text, KIND[kind])
    assert isinstance(made, Draft), made
    return made


def filled(part: Rule, file: str, depth: int = 0) -> Any:
    """A value with everything a schema allows in it, made of its examples."""
    rule, inner = resolved(part, file), file_of(part, file)
    if rule.get("type") == "object" and "properties" in rule:
        most = rule.get("maxProperties", 99)
        fields = {
            name: filled(below, inner, depth + 1)
            for name, below in list(rule["properties"].items())[:most]
            if not (name == "competences" and depth > 5)  # a framework's groups go on and on
        }
        return {name: value for name, value in fields.items() if value is not None}
    if rule.get("type") == "array" and "properties" in resolved(rule["items"], inner):
        return [filled(rule["items"], inner, depth + 1)]
    return copy.deepcopy((part.get("examples") or rule.get("examples") or [None])[0])


def values(part: Rule, file: str, path: Path = ()) -> Iterator[tuple[Path, Rule]]:
    """Every value a schema speaks of: its path, with 0 for an entry of a list, and its rule."""
    rule, inner = resolved(part, file), file_of(part, file)
    yield path, rule
    if len(path) < 6:
        for name, below in rule.get("properties", {}).items():
            yield from values(below, inner, (*path, name))
        if "items" in rule:
            yield from values(rule["items"], inner, (*path, 0))


def found_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step] if isinstance(data, list) else None
    return data


def replaced(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The data with another value at a path."""
    if not path:
        return value  # type: ignore[no-any-return]
    changed: Any = copy.deepcopy(data)
    at = changed
    for step in path[:-1]:
        if step == "fragment" or (isinstance(at, dict) and isinstance(at.get(step), str)):
            at[step] = {}  # one field at a time; or a text that can also be given for each language
        at = at[step]
    at[path[-1]] = value
    return changed  # type: ignore[no-any-return]


def breaking(rule: Rule, example: Any) -> Iterator[tuple[Any, str]]:
    """Values that break one keyword of a rule each, and the code for it."""
    for keyword, values_of in _BREAKING.items():
        if keyword in rule:
            yield from values_of(rule, example)


def _of_another_type(rule: Rule, _: Any) -> Broken:
    allowed = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    if "enum" in rule:
        return [(None, "blank"), (True, "unknown-choice"), ([], "unknown-choice"), (7, "unknown-choice")]
    broken: Broken = [
        (None, "blank"),
        ("ja" if "boolean" in allowed else True, "wrong-type"),
        ("x" if "array" in allowed else [], "wrong-type"),
    ]
    if "integer" not in allowed:
        broken.append((7, "wrong-type"))
    if allowed == ["integer"]:
        broken += [("7", "wrong-type"), (1.5, "wrong-type")]
    return broken


def _of_another_form(rule: Rule, example: Any) -> Broken:
    if rule["pattern"] == r"\S":
        return [(" ", "empty")]
    return [("?? ??", "wrong-form"), (f"{example}\n", "wrong-form")]


def _with_an_unknown_field(rule: Rule, example: Any) -> Broken:
    if "properties" not in rule:
        return []
    nothing_beside = rule.get("maxProperties") == 1 or not isinstance(example, dict)
    return [({**({} if nothing_beside else example), "zzz": "x"}, "unknown-field")]


_BREAKING: dict[str, Callable[[Rule, Any], Broken]] = {
    "type": _of_another_type,
    "enum": lambda rule, _: [("zzz", "unknown-choice"), (rule["enum"][0].swapcase(), "unknown-choice")],
    "pattern": _of_another_form,
    "format": lambda *_: [("2025-02-30", "not-a-date"), (25, "not-a-date")],
    "minLength": lambda *_: [("", "empty")],
    "maxLength": lambda rule, _: [("a" * (rule["maxLength"] + 1), "too-long")],
    "minimum": lambda rule, _: [(rule["minimum"] - 1, "out-of-range")],
    "maximum": lambda rule, _: [(rule["maximum"] + 1, "out-of-range")],
    "minItems": lambda *_: [([], "too-few")],
    "maxItems": lambda rule, example: [([example[0]] * (rule["maxItems"] + 1), "too-many")],
    "uniqueItems": lambda _, example: [([example[0]] * 2, "repeated")],
    "minProperties": lambda *_: [({}, "too-few")],
    "additionalProperties": _with_an_unknown_field,
}
"""Keywords of JSON Schema (2020-12) that a field can have; ``required`` and ``if`` are a group's."""
