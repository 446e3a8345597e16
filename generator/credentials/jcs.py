"""JSON in one form (RFC 8785), so that the same value has the same bytes."""

from __future__ import annotations

import json
import math

from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json

_EXACT = 2**53


def canonical_json(value: Json) -> bytes:
    return _text(value).encode("utf-8", "surrogatepass")


def _text(value: Json) -> str:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_text(name)}:{_text(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_text, value)) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | float):
        return _number(value)
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """As ECMAScript writes a number."""
    if isinstance(value, int) and abs(value) > _EXACT:
        raise UncheckableError("malformed", str(value)[:40])
    number = float(value)
    if not math.isfinite(number):
        raise UncheckableError("malformed", str(value))
    if number == 0:
        return "0"
    sign, digits, point = _parts(number)
    return sign + _placed(digits, point)


def _parts(number: float) -> tuple[str, str, int]:
    """Sign, digits without noughts at their ends, and where the point is among them."""
    mantissa, _, exponent = f"{abs(number)!r}e0".partition("e")
    before, _, after = mantissa.partition(".")
    power = int(exponent.split("e")[0])
    whole = before + after
    digits = whole.lstrip("0")
    point = len(before) - (len(whole) - len(digits)) + power
    return "-" if number < 0 else "", digits.rstrip("0"), point


def _placed(digits: str, point: int) -> str:
    many = len(digits)
    if many <= point <= 21:
        return digits + "0" * (point - many)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    exponent = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return digits[0] + (f".{digits[1:]}" if many > 1 else "") + exponent
