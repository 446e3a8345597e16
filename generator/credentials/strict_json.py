"""JSON as strangers write it, read with limits: nothing said twice, nothing too deep, nothing endless."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn, TypeAlias

from generator.credentials.refusals import UncheckableError

Json: TypeAlias = Any
"""What JSON can hold: mappings, lists, texts, numbers, truths and null."""

LARGEST = 2_000_000
"""Bytes of a credential; a PDF has a limit of its own."""

DEEPEST = 64
MOST_LEAVES = 20_000

_STRING = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*(?:"|\Z)', re.DOTALL)
"""Whatever begins as a text, to its end: it never fails, so that no text is gone through twice."""
_BRACKETS = re.compile(r"[\[{]|[\]}]")


def read_json(text: str | bytes) -> Json:
    """The value, or UncheckableError with what is wrong with it."""
    if len(text) > LARGEST:
        raise UncheckableError("too-large")
    written = _decoded(text)
    _limit_depth(written)
    try:
        value = json.loads(written, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
    except ValueError:
        raise UncheckableError("not-json") from None
    if sum(1 for _ in leaves(value)) > MOST_LEAVES:
        raise UncheckableError("too-many-values")
    return value


def leaves(value: Json) -> Iterator[Json]:
    """Each value that holds no other."""
    waiting = [value]
    while waiting:
        last = waiting.pop()
        if isinstance(last, dict) and last:
            waiting += last.values()
        elif isinstance(last, list) and last:
            waiting += last
        else:
            yield last


def listed(value: Json) -> list[Json]:
    """A value that may stand alone or in a list, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def group(value: Json) -> dict[str, Json]:
    """A value where a group belongs; none if it is something else."""
    return value if isinstance(value, dict) else {}


def text_of(value: Json) -> str:
    """A value where a text belongs; none if it is something else."""
    return value if isinstance(value, str) else ""


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UncheckableError("not-json") from None


def _limit_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(_STRING.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            raise UncheckableError("too-deep")


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made: dict[str, Json] = {}
    for name, value in pairs:
        if name in made:
            raise UncheckableError("key-twice", name)
        made[name] = value
    return made


def _no_number(name: str) -> NoReturn:
    raise UncheckableError("not-json", name)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise UncheckableError("not-json", digits)
    return number
