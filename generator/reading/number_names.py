"""Names and levels that are numbers without quotes: kept here as they were typed, and changed by others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem
from generator.reading.documents import Draft
from generator.reading.schemas import field, schema
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.yaml_hints import quoted

_MISREAD = re.compile(r"[-+]?0[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|[-+][0-9]+")
"""Numbers of YAML 1.2 that are not written as one writes them."""
_NAMES = ("slug", "part", "level")


def numbers_as_names(draft: Draft) -> Iterator[Problem]:
    """Each name or level of which the number is another text: ``007``, ``0x1F``, ``+5``."""
    patterns = {schema("common")["$defs"][name]["pattern"] for name in _NAMES}
    for path, typed in _misread(draft):
        if field(draft.kind.name, path).get("pattern") in patterns:
            values = {"found": typed, "number": _number(typed), "right": _right(path, typed)}
            yield draft.problem("number-as-name", path, **values)


def _misread(draft: Draft) -> Iterator[tuple[Path, str]]:
    """The values that are such a number, as they were typed."""
    lines = draft.text.split("\n")
    for path, place in draft.read.places.items():
        if path and place.end_column:
            typed = lines[place.line - 1][place.column - 1 : place.end_column - 1]
            if _MISREAD.fullmatch(typed):
                yield path, typed


def _number(typed: str) -> int:
    return int(typed, 0 if typed[1:2] in {"x", "o"} else 10)


def _right(path: Path, typed: str) -> str:
    """The line, or the item of a list, as it means the same to everybody."""
    right = str(_number(typed)) if typed[0] in "-+" else quoted(typed)
    return right if isinstance(path[-1], int) else f"{path[-1]}: {right}"
