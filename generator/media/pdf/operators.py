"""What draws on a page: operators of a content stream (ISO 32000-2, annex A), each with its own operands.

Comments, marks around content, and whatever stands where an operator does not look for it are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from generator.media.clean import RefusedError

_INNER = rb"[^()\\]++|\\."
_ONCE = rb"\((?:" + _INNER + rb")*\)"
_TWICE = rb"\((?:" + _INNER + rb"|" + _ONCE + rb")*\)"
_TEXT = rb"\((?:" + _INNER + rb"|" + _TWICE + rb")*\)"
"""Text in brackets, with brackets in it as deep as anybody writes."""

_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]++|%[^\r\n]*+"
    rb"|(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++))"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*+)"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<text>" + _TEXT + rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>)"
    rb"|(?P<begin>\[|<<)|(?P<end>\]|>>)|(?P<unclosed>\([\0-\xff]*+)"
    rb"|.",
    re.DOTALL,
)

_SAID = re.compile(rb"/ActualText[\0\t\n\f\r ]*(" + _TEXT + rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>)", re.DOTALL)

_OPERANDS = {
    **dict.fromkeys(("q", "Q", "h", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*"), ""),
    **dict.fromkeys(("BT", "ET", "T*"), ""),
    **dict.fromkeys(("w", "J", "j", "M", "i", "G", "g", "Tc", "Tw", "Tz", "TL", "Tr", "Ts"), "n"),
    **dict.fromkeys(("m", "l", "Td", "TD", "d0"), "nn"),
    **dict.fromkeys(("RG", "rg"), "nnn"),
    **dict.fromkeys(("K", "k", "v", "y", "re"), "nnnn"),
    **dict.fromkeys(("cm", "c", "Tm", "d1"), "nnnnnn"),
    **dict.fromkeys(("gs", "sh", "Do", "CS", "cs"), "r"),
    "d": "an", "Tf": "rn", "Tj": "t", "'": "t", '"': "nnt", "TJ": "a",
    "SC": "*", "sc": "*", "SCN": "*", "scn": "*",
}  # fmt: skip
"""Of each operator what it takes: numbers, a resource by its name, text, an array, or any colour."""

_FITS = {"n": "number", "r": "name", "t": "text", "a": "array"}
_CATEGORY = {
    "gs": "/ExtGState",
    "sh": "/Shading",
    "Do": "/XObject",
    "CS": "/ColorSpace",
    "cs": "/ColorSpace",
    "SCN": "/Pattern",
    "scn": "/Pattern",
    "Tf": "/Font",
}
_PAINTS_PATHS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_MOST_OPERANDS = 64

_Operand = tuple[str, bytes]


@dataclass(frozen=True)
class StreamContext:
    """What a content stream is in.

    ``named`` copies a resource, by category and name, and gives the name that it has now, or nothing;
    ``is_seen`` says whether the layer of this name is shown.
    """

    named: Callable[[str, bytes], bytes | None]
    is_seen: Callable[[bytes], bool]


def redrawn(content: bytes, around: StreamContext) -> bytes:
    """The same drawing, of its operators only, without what is on hidden layers. Raises RefusedError.

    It ends in the state in which it began, so that something else can be drawn over it.
    """
    drawn: list[bytes] = []
    marks: list[bool] = []
    """Of what is marked now, whether that hides it."""
    for operator, operands in _instructions(content):
        match operator:
            case "BMC" | "BDC":
                marks.append(_is_hidden_layer(operands, around))
            case "EMC":
                del marks[-1:]
            case _ if operator in _OPERANDS:
                drawn += _redrawn(operator, operands, around, hidden=True in marks)
    return b"".join(_closed(drawn))


def said(content: bytes) -> str:
    """What marks say that the letters in them mean; it is left out, and may be all there is to search."""
    return "".join(str(pikepdf.Object.parse(text)) for text in _SAID.findall(content))


def _is_hidden_layer(operands: list[_Operand], around: StreamContext) -> bool:
    return (
        len(operands) == 2
        and operands[0] == ("name", b"/OC")
        and operands[1][0] == "name"
        and not around.is_seen(operands[1][1])
    )


def _closed(drawn: list[bytes]) -> Iterator[bytes]:
    """Without returns to a state that nobody kept, and with a return from each that somebody did."""
    kept, writes = 0, False
    for piece in drawn:
        if piece == b"Q\n" and not kept:
            continue
        kept += (piece == b"q\n") - (piece == b"Q\n")
        writes = piece == b"BT\n" or (writes and piece != b"ET\n")
        yield piece
    yield b"ET\n" * writes + b"Q\n" * kept


def _redrawn(
    operator: str, operands: list[_Operand], around: StreamContext, *, hidden: bool
) -> Iterator[bytes]:
    if hidden and (operator in _SHOWS_TEXT or operator in {"Do", "sh"}):
        return
    if hidden and operator in _PAINTS_PATHS:
        yield b"n\n"
        return
    kept = _fitting(operator, operands)
    if kept is None:
        return
    for kind, value in kept:
        if kind == "name":
            name = around.named(_CATEGORY[operator], value)
            if name is None:
                return
            yield name + b" "
        else:
            yield value + b" "
    yield operator.encode() + b"\n"


def _fitting(operator: str, operands: list[_Operand]) -> list[_Operand] | None:
    """The operands an operator takes, counted from it; nothing if they are not there."""
    wanted = _OPERANDS[operator]
    if wanted == "*":
        last = operands[-1:] if operator in {"SCN", "scn"} else []
        return [it for it in operands if it[0] == "number" or (it in last and it[0] == "name")]
    kept = operands[len(operands) - len(wanted) :] if wanted else []
    fits = len(kept) == len(wanted) and all(
        kind == _FITS[one] for (kind, _), one in zip(kept, wanted, strict=True)
    )
    return kept if fits else None


def _instructions(content: bytes) -> Iterator[tuple[str, list[_Operand]]]:
    """Each operator with what stands before it. What is in a dictionary is passed over."""
    operands: list[_Operand] = []
    within: list[bytes] = []
    array: list[bytes] = []
    for kind, value in _tokens(content):
        if kind == "begin":
            within.append(value)
            array = []
        elif kind == "end":
            if len(within) == 1:
                operands.append(("array", b"[%b]" % b" ".join(array)) if value == b"]" else ("group", b""))
            del within[-1:]
        elif within:
            if within == [b"["] and kind in {"number", "text"}:
                array.append(value)
        elif kind == "word":
            yield value.decode(), operands
            operands = []
        else:
            operands.append((kind, value))
        if len(operands) > _MOST_OPERANDS:
            del operands[0]


def _tokens(content: bytes) -> Iterator[_Operand]:
    for token in _TOKEN.finditer(content):
        if token.lastgroup == "unclosed":
            raise RefusedError("damaged-file")
        if token.lastgroup:
            yield token.lastgroup, token[0]
