"""CBOR (RFC 8949), as much of it as proofs and COSE use, read with limits."""

from __future__ import annotations

from typing import Any

from generator.credentials.refusals import UncheckableError

_DEEPEST = 16
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE = {20: False, 21: True, 22: None}


def read_cbor(content: bytes) -> Any:
    """The one value that is written here: numbers, bytes, texts, lists, mappings; a tag is left away."""
    value, end = _value(content, 0, 0)
    if end != len(content):
        raise UncheckableError("malformed")
    return value


def _value(content: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth > _DEEPEST:
        raise UncheckableError("too-deep")
    major, number, at = _head(content, at)
    if major in {2, 3}:
        piece = _piece(content, at, number)
        return (piece if major == 2 else _text(piece)), at + number
    if major == 4:
        return _list(content, at, number, depth)
    if major == 5:
        return _mapping(content, at, number, depth)
    if major == 6:
        return _value(content, at, depth + 1)
    if major == 7:
        if number not in _SIMPLE:
            raise UncheckableError("malformed")
        return _SIMPLE[number], at
    return (number if major == 0 else -1 - number), at


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """The kind of what comes, its number, and where it goes on."""
    (first,) = _piece(content, at, 1)
    major, short = first >> 5, first & 31
    if short < 24:
        return major, short, at + 1
    if short not in _SIZES:
        raise UncheckableError("malformed")
    size = _SIZES[short]
    return major, int.from_bytes(_piece(content, at + 1, size), "big"), at + 1 + size


def _piece(content: bytes, at: int, many: int) -> bytes:
    if at + many > len(content):
        raise UncheckableError("malformed")
    return content[at : at + many]


def _text(piece: bytes) -> str:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        raise UncheckableError("malformed") from None


def _list(content: bytes, at: int, many: int, depth: int) -> tuple[list[Any], int]:
    made: list[Any] = []
    for _ in range(many):
        value, at = _value(content, at, depth + 1)
        made.append(value)
    return made, at


def _mapping(content: bytes, at: int, many: int, depth: int) -> tuple[dict[Any, Any], int]:
    made: dict[Any, Any] = {}
    for _ in range(many):
        key, at = _value(content, at, depth + 1)
        value, at = _value(content, at, depth + 1)
        if not isinstance(key, int | str | bytes) or key in made:
            raise UncheckableError("malformed")
        made[key] = value
    return made, at
