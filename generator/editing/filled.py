"""What came back from a form as data: what was not asked, or left as it was, keeps its value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from generator.editing.fields import NEW, Field
from generator.reading.schemas import is_partial_date
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.dates import likely_date

Sent = Iterable[tuple[str, str]]
"""Names and values, in the order in which a browser sends them."""

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,15})\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")
ASKED = "."
"""The name below a list that says that the list was on the page, if with no entry."""


def filled(fields: Iterable[Field], sent: Sent, old: dict[str, Any]) -> dict[str, Any]:
    """The data of a document after a form was filled in."""
    values: dict[str, list[str]] = {}
    for name, value in sent:
        values.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return _Answers(values).group(fields, (), old)


def dated(text: str, name: str = "") -> str:
    """A date as it is written in a document, of what somebody typed; what is none stays as it is."""
    text = text.strip()
    meant = text if is_partial_date(text) else likely_date(text.casefold(), name)
    return meant if is_partial_date(meant) else text


class _Answers:
    def __init__(self, values: dict[str, list[str]]) -> None:
        self.values = values

    def group(self, fields: Iterable[Field], path: Path, old: dict[str, Any]) -> dict[str, Any]:
        new: dict[Any, Any] = dict(old)
        for field in fields:
            name = field.path[-1]
            _put(new, field, self.value(field, (*path, name), old.get(str(name))), was_there=name in old)
        return new

    def value(self, field: Field, path: Path, old: Any) -> Any:
        """What a field says now."""
        if take := _TAKEN.get(field.control):
            return take(self, field, path, old)
        name = _name(path)
        if field.control in {"raw", "kept"} or name not in self.values:
            return old
        text = self.values[name][-1]
        return _same_or(old, text, _TYPED.get(field.control, _text)(field, text))

    def _inner(self, field: Field, path: Path, old: Any) -> Any:
        was = old if isinstance(old, dict) else {}
        new = self.group(field.fields, path, was)
        if old is not None and new == was:
            return old
        return new if any(value is not None for value in new.values()) else None

    def _texts(self, field: Field, path: Path, old: Any) -> Any:
        found = ((box.path[-1], self.value(box, (*path, box.path[-1]), box.value)) for box in field.fields)
        said = {language: text for language, text in found if text}
        return old if isinstance(old, str) and list(said.values()) == [old] else said or None

    def _list(self, field: Field, path: Path, old: Any) -> Any:
        """The entries in the order of the page; a blank one of the document stays blank."""
        prefix = f"{_name(path)}/"
        names = [name[len(prefix) :].partition("/")[0] for name in self.values if name.startswith(prefix)]
        if not names:
            return old
        known = {str(each.path[-1]): each for each in field.fields}
        new = []
        for row in dict.fromkeys(names):
            if row not in {ASKED, NEW}:
                was = old[int(row)] if row in known and isinstance(old, list) else None
                value = self.value(known.get(row) or _of(field), (*path, row), was)
                new.append(value or None if value in ({}, []) else value)
        if new == old:
            return old
        return [value for value in new if value is not None] or None

    def _checks(self, _: Field, path: Path, old: Any) -> Any:
        """What is ticked, in the order it had; what is new comes behind it."""
        if _name(path) not in self.values:
            return old
        ticked = [json.loads(value) for value in self.values[_name(path)] if value]
        before = [value for value in old or [] if value in ticked]
        return before + [value for value in ticked if value not in before]


def _name(path: Path) -> str:
    return "/".join(map(str, path))


def _of(field: Field) -> Field:
    assert field.blank is not None
    return field.blank


def _put(data: dict[Any, Any], field: Field, value: Any, *, was_there: bool) -> None:
    """What is required stays as a blank line; what may be left out goes."""
    name = field.path[-1]
    if value is not None and value not in ({}, []):
        data[name] = value
    elif was_there and (field.required or data.get(name) in (None, [], {})):
        data[name] = data[name] if data[name] in ([], {}) else None
    else:
        data.pop(name, None)


def _same_or(old: Any, text: str, value: Any) -> Any:
    """The old value where the same thing was typed: 2018 stays the number it was."""
    return old if old is not None and not isinstance(old, bool) and str(old) == text else value


def _text(_: Field, text: str) -> str | None:
    return text if text.strip() else None


def _number(_: Field, text: str) -> Any:
    text = text.strip()
    return int(text) if _NUMBER.match(text) else text or None


def _date(field: Field, text: str) -> Any:
    text = dated(text, str(field.path[-1]))
    return int(text) if _YEAR.match(text) else text or None


def _chosen(_: Field, text: str) -> Any:
    return json.loads(text) if text else None


def _searched(field: Field, text: str) -> Any:
    """What was found by what it is called, or by its own name; else what was typed."""
    text = text.strip()
    exactly = (it.value for it in field.options if text in {it.label, str(it.value)})
    nearly = (it.value for it in field.options if text.casefold() == it.label.casefold())
    return next(chain(exactly, nearly), text or None)


_TYPED: dict[str, Callable[[Field, str], Any]] = {
    "number": _number,
    "date": _date,
    "choice": _chosen,
    "flag": _chosen,
    "search": _searched,
}
_TAKEN: dict[str, Callable[[_Answers, Field, Path, Any], Any]] = {
    "group": _Answers._inner,  # noqa: SLF001  # its own
    "one": _Answers._inner,  # noqa: SLF001
    "texts": _Answers._texts,  # noqa: SLF001
    "list": _Answers._list,  # noqa: SLF001
    "checks": _Answers._checks,  # noqa: SLF001
}
