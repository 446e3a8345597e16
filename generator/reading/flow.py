"""A line with a list or group between brackets, with quotes around the values that need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[,\]}:]|\Z)""")
_KEY = re.compile(r"[ \t]*[A-Za-z_]+:[ \t]+")
_PLAIN = re.compile(r"[^,\[\]{}]*")
_SECOND_COLON = re.compile(r":(?:[ \t]|\Z)")


def with_quotes(text: str, column: int, quoted: Callable[[str], str]) -> str:
    """The line in which a bracket opens in a column; ``""`` if nothing can be mended or it does not close."""
    pieces = list(_pieces(text, column, quoted))
    mended = f"{text[:column]}{''.join(pieces)}"
    return mended if pieces and pieces[-1] and mended != text else ""


def _pieces(text: str, at: int, quoted: Callable[[str], str]) -> Iterator[str]:
    """All from a column on, piece by piece; the last is empty where the brackets do not fit."""
    open_brackets: list[str] = []
    while at < len(text):
        sign = text[at]
        if sign in "[{":
            open_brackets.append("]" if sign == "[" else "}")
            piece = sign
        elif sign in "]}":
            if not open_brackets or open_brackets.pop() != sign:
                break
            piece = sign if open_brackets else text[at:]
            if not open_brackets and text[at + 1 :].strip():
                break
        else:
            piece = _separator(text, at) or _entry(text, at)
            if not piece:
                break
            yield _mended(piece, quoted)
            at += len(piece)
            continue
        yield piece
        at += len(piece)
    if at < len(text) or open_brackets:
        yield ""


def _separator(text: str, at: int) -> str:
    return text[at] if text[at] in ", \t" else ""


def _entry(text: str, at: int) -> str:
    """The name and the value that begin in a column, or what there is of them before a bracket."""
    key = _KEY.match(text, at)
    value = key.end() if key else at
    if match := _QUOTED.match(text, value):
        return text[at : match.end()]
    match = _PLAIN.match(text, value)
    return text[at : match.end()] if match and text[value : value + 1] not in {'"', "'"} else ""


def _mended(piece: str, quoted: Callable[[str], str]) -> str:
    key = _KEY.match(piece)
    value = piece[key.end() :] if key else ""
    if not key or value[:1] in {'"', "'", ""} or not _SECOND_COLON.search(value):
        return piece
    return f"{piece[: key.end()]}{quoted(value)}{value[len(value.rstrip()) :]}"
