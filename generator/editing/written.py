"""New values in the text of a document: what did not change keeps every byte.

``yaml_edit`` keeps the syntax tree of a text (comments, order, quotes, blank lines) and changes the nodes it
is told to. What comes out is read by the strict reader and must say exactly what was meant; else nothing is.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml_edit

from generator.model import Kind
from generator.reading.schemas import field, schema
from generator.reading.strict_yaml import Path, read_yaml

Order = Callable[[Path], Sequence[str]]
"""The names of the fields of a group, in the order in which they are written."""

_FENCE = "---"


class NotWrittenError(Exception):
    """What would be written does not say what was meant; nothing was written."""


def order_of(kind: Kind) -> Order:
    """The order of the fields of a kind of document, as its schema has them."""

    def order(path: Path) -> list[str]:
        said = field(kind.name, path) if path else schema(kind.name)
        return list(said.get("properties", {}))

    return order


def with_data(text: str, kind: Kind, new: dict[str, Any], prose: str | None = None) -> str:
    """A whole document with other data and, where it has prose, other prose. Raises NotWrittenError."""
    if not kind.has_prose:
        return written(text, new, order_of(kind))
    lines = text.split("\n")
    end = next((row for row, line in enumerate(lines) if row and line == _FENCE), 0)
    if lines[0] != _FENCE or not end:
        raise NotWrittenError
    front = written("\n".join(lines[1:end]) + "\n", new, order_of(kind))
    rest = "\n".join(lines[end + 1 :])
    fence = "" if len(lines) == end + 1 and prose in {None, ""} else "\n"  # the last line may end in nothing
    return f"{_FENCE}\n{front}{_FENCE}{fence}{rest if prose is None else prose}"


def written(text: str, new: dict[str, Any], order: Order = lambda _: ()) -> str:
    """A YAML text with the data ``new``. Raises NotWrittenError."""
    old = _read(text)
    if is_same(old, new):
        return text
    started = _switched_on(text, old, new)
    old = old if started == text else _read(started)
    for quoted in (False, True):
        result = _tried(started, old, new, _Way(order, quoted))
        if result is not None:
            return result
    raise NotWrittenError


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal; 1 is not true and not 1.0, and 2 is not "2"."""
    return _key(one) == _key(other)


def _tried(text: str, old: dict[str, Any], new: dict[str, Any], way: _Way) -> str | None:
    """The text, which says ``old``, with new data, if that is what it then says."""
    document = yaml_edit.Document.parse(text)
    try:
        _group(document, old, new, (), way)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):  # a node that is not what was read
        return None
    result = str(document)
    read = read_yaml("", result)
    return result if not read.problems and is_same(read.value, new) else None


class _Way:
    """How values are put: in the order of a schema; in quotes where a plain text cannot stand."""

    def __init__(self, order: Order, quoted: bool) -> None:
        self.order, self._quoted = order, quoted

    def value(self, value: Any) -> Any:
        """In quotes where a comment stands behind it, which the reader refuses after a value without."""
        if self._quoted and isinstance(value, str) and "\n" not in value:
            return yaml_edit.ScalarValue(value, "double-quoted")
        return value


def _read(text: str) -> dict[str, Any]:
    read = read_yaml("", text)
    if read.problems or not isinstance(read.value, dict):
        raise NotWrittenError
    return read.value


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _switched_on(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """With each field that waits behind a # blank in its place there: its question stays above it."""
    for name in (name for name in new if name not in old):
        off = re.compile(rf"^#{re.escape(name)}:.*\n(?:#  .*\n)*", re.MULTILINE)
        if len(off.findall(text)) == 1:
            tried = off.sub(f"{name}:\n", text)
            text = text if read_yaml("", tried).problems else tried
    return text


def _group(at: Any, old: dict[str, Any], new: dict[str, Any], path: Path, way: _Way) -> None:
    for name in (name for name in old if name not in new):
        del at[name]
    for name, value in new.items():
        if name not in old:
            at.set(name, way.value(value), field_order=list(way.order(path)) or None)
        elif not is_same(old[name], value):
            _change(at, name, (old[name], value), (*path, name), way)


def _change(at: Any, key: Any, change: tuple[Any, Any], path: Path, way: _Way) -> None:
    match change:
        case dict() as old, dict() as new if old and new:
            _group(at[key].as_mapping(), old, new, path, way)
        case list() as old, list() as new if old and new:
            _entries(at[key].as_sequence(), old, new, path, way)
        case _, new:
            at[key] = way.value(new)


def _entries(at: Any, old: list[Any], new: list[Any], path: Path, way: _Way) -> None:
    """From the last one on, so that what is still to be changed stays where it was."""
    was, now = list(map(_key, old)), list(map(_key, new))
    steps = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for what, start, end, first, last in reversed(steps):
        if what == "equal":
            continue
        both = min(end - start, last - first)
        for index in reversed(range(start + both, end)):
            del at[index]
        for each in reversed(new[first + both : last]):
            at.insert(start + both, way.value(each))
        for step in range(both):
            _change(at, start + step, (old[start + step], new[first + step]), (*path, start + step), way)
