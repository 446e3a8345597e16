"""Every pattern of ours, how it is used, and shapes that are made of what it looks for.

So a new pattern is tried from the day it is written: nobody has to think of what could hold it.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from re import _parser as parser
from typing import Any

from generator.places import SCHEMAS
from tests.safety.shapes import Shape

PACKAGE = Path(__file__).resolve().parents[2] / "generator"
_METHODS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "split"})
_WHOLE = frozenset({"match", "fullmatch"})
"""What looks at one place only."""


@dataclass(frozen=True)
class Pattern:
    """A pattern, where it stands, and whether a text is looked through for it or it must begin there."""

    where: str
    form: re.Pattern[Any]
    searches: bool

    def __call__(self, text: str) -> object:
        said = text.encode("utf-8", "replace") if isinstance(self.form.pattern, bytes) else text
        return sum(1 for _ in self.form.finditer(said)) if self.searches else self.form.match(said)


def patterns() -> list[Pattern]:
    """Those of all modules, in whatever they are kept; those written where they are used; the schemas'."""
    return [*_kept(), *_inline(), *_of_schemas()]


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        if not name.endswith("__"):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def _kept() -> Iterator[Pattern]:
    for name, tree in _modules():
        used = _used(tree)
        for variable, value in vars(importlib.import_module(name)).items():
            ways = used.get(variable) or set().union(*used.values())
            for form in _in(value):
                yield Pattern(f"{name}.{variable}", form, searches=not ways <= _WHOLE)


def _in(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _in(entry)
    elif isinstance(value, dict):
        yield from _in(list(value.values()))


def _used(tree: ast.Module) -> dict[str, set[str]]:
    """The methods of patterns that a module uses, by the names before them."""
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS:
            used.setdefault(node.value.id if isinstance(node.value, ast.Name) else "", set()).add(node.attr)
    return used


def _inline() -> Iterator[Pattern]:
    for name, tree in _modules():
        for call in _calls(tree):
            method = call.func.attr
            if method != "compile" and isinstance(call.args[0], ast.Constant):
                form = re.compile(call.args[0].value)
                yield Pattern(f"{name}:{call.lineno}", form, searches=method not in _WHOLE)


def made_elsewhere() -> set[str]:
    """The modules with a pattern that is made when it is used, which ``readers.py`` must try."""
    return {
        name
        for name, tree in _modules()
        for call in _calls(tree)
        if not isinstance(call.args[0], ast.Constant) and not _is_at_the_top(tree, call)
    }


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """The uses of the module ``re``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of = node.func.value
            if isinstance(of, ast.Name) and of.id == "re" and node.func.attr in {*_METHODS, "compile"}:
                yield node


def _is_at_the_top(tree: ast.Module, call: ast.Call) -> bool:
    return any(call in ast.walk(statement) for statement in tree.body if isinstance(statement, ast.Assign))


def _of_schemas() -> Iterator[Pattern]:
    """The library that says why looks for them as Python does; the one that says yes takes linear time."""
    for file in sorted(SCHEMAS.glob("*.json")):
        for form in sorted(set(_forms(json.loads(file.read_text(encoding="utf-8"))))):
            yield Pattern(f"{file.name} {form}", re.compile(form), searches=True)


def _forms(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        for inner in part.values():
            yield from _forms(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _forms(inner)


def shapes_for(form: re.Pattern[Any]) -> Iterator[Shape]:
    """Each part of a pattern over and over: alone, after all that stands before it, and beside another."""
    parts = list(dict.fromkeys(_parts(parser.parse(form.pattern, form.flags & ~re.UNICODE), "")))
    pieces = list(dict.fromkeys(piece for _, piece in parts if piece))
    for before, piece in parts:
        if piece:
            yield Shape(piece, before)
            yield Shape(f"{before}{piece}")
            yield Shape(f"{before}{piece}{piece}", end="\x01")
    for one, other in product(pieces[:_MOST], repeat=2):
        yield Shape(f"{one}{other}")
        yield Shape(other, one, end="\x01")


_MOST = 12
"""Parts of which all pairs are tried."""


def _parts(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """Texts that each part of a pattern fits, with one that all before it fits."""
    for operation, value in parsed:
        for inner in _below(operation, value):
            yield from _parts(inner, before)
        for sign in _signs(operation, value):
            yield before, sign
        example = _example(operation, value)
        yield before, example
        before += example


def _below(operation: Any, value: Any) -> list[Any]:
    match str(operation):
        case "BRANCH":
            return list(value[1])
        case "SUBPATTERN":
            return [value[3]]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "ATOMIC_GROUP":
            return [value]
        case "ASSERT" | "ASSERT_NOT":
            return [value[1]]
    return []


def _example(operation: Any, value: Any) -> str:
    """A text that one part fits."""
    match str(operation):
        case "LITERAL":
            return chr(value)
        case "IN" | "ANY" | "NOT_LITERAL":
            return next(iter(_signs(operation, value)), "a")
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, _ = value
            times = min(max(least, 1), int(most))
            return "".join(_example(*each) for each in value[2]) * times
        case "ASSERT" | "ASSERT_NOT":
            return ""
    below = _below(operation, value)
    return "".join(_example(*each) for each in below[0]) if below else ""


_OF_CATEGORY = {"SPACE": " ", "WORD": "a", "DIGIT": "1", "NOT_SPACE": "a", "NOT_WORD": "-", "NOT_DIGIT": "a"}


def _signs(operation: Any, value: Any) -> list[str]:
    """Signs of which one fits a part that is one sign."""
    if str(operation) in {"ANY", "NOT_LITERAL"}:
        return ["a"] if value != ord("a") else ["b"]
    if str(operation) != "IN":
        return []
    found: list[str] = []
    for inner, said in value:
        match str(inner):
            case "LITERAL":
                found.append(chr(said))
            case "RANGE":
                found.append(chr(said[0]))
            case "CATEGORY":
                found.append(_OF_CATEGORY[str(said).removeprefix("CATEGORY_")])
    if str(value[0][0]) == "NEGATE":
        return [sign for sign in 'a1 .-\n<"' if sign not in found][:4]
    return found[:8]
