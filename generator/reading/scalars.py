"""What a text without quotes means in YAML 1.2: nothing, a truth, a number or itself."""

from __future__ import annotations

import math
import re

from generator.reading.suggestions.yaml_hints import quoted

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_TRUE = re.compile(r"(?:true|True|TRUE)\Z")
_FALSE = re.compile(r"(?:false|False|FALSE)\Z")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_LONGEST_NUMBER = 16
_LONGEST_SHOWN = 40


class NoNumberError(Exception):
    """What looks like a number and can be none; ``values`` are told of it."""

    def __init__(self, found: str, right: str = "") -> None:
        super().__init__(found)
        self.values = {"found": found, **({"right": right} if right else {})}


def scalar(text: str) -> str | bool | int | float | None:
    """What an author means by a text without quotes. Raises NoNumberError."""
    if _NULL.match(text):
        return None
    if _TRUE.match(text) or _FALSE.match(text):
        return text[0] in "tT"
    if _NOT_FINITE.match(text):
        raise NoNumberError(text)
    return _number(text) if _INTEGER.match(text) or _DECIMAL.match(text) else text


def _number(text: str) -> int | float:
    if len(text) > _LONGEST_NUMBER or not math.isfinite(float(text)):
        raise NoNumberError(text[:_LONGEST_SHOWN], quoted(text) if len(text) <= _LONGEST_SHOWN else "")
    return int(text) if _INTEGER.match(text) else float(text)


def as_text(text: str) -> str:
    """A text as it is typed: in quotes where YAML would take it for a number, a truth or nothing."""
    kinds = (_NULL, _TRUE, _FALSE, _NOT_FINITE, _INTEGER, _DECIMAL)
    plain = _PLAIN.match(text) and not any(kind.match(text) for kind in kinds)
    return text if plain or not text else quoted(text)


_PLAIN = re.compile(r"[^\W_](?:(?!: | #|:\Z).)*\Z")
