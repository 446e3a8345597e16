"""Spaces of colours (ISO 32000-2, 8.6), and the functions that lead from one into another (7.10)."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from generator.media.clean import RefusedError
from generator.media.pdf.copies import Copies
from generator.media.pdf.plain import is_stream, take
from generator.media.pdf.profiles import plain_profile

DEVICE = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})
_CALIBRATION = ("WhitePoint", "BlackPoint", "Gamma", "Matrix", "Range")
_FUNCTION = (
    *("FunctionType", "Domain", "Range", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0", "C1"),
    *("N", "Bounds"),
)
_COMMENT = re.compile(rb"%[^\r\n]*")
_CALCULATES = re.compile(rb"[{}]|[+-]?(?:\d+\.?\d*|\.\d+)|\b[a-z]+\b")
_MEANT = frozenset({"/None", "/All", "/Cyan", "/Magenta", "/Yellow", "/Black"})
_PARTS = {"/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}


def copied_colours(value: Any, copies: Copies) -> Any:
    """A space of colours. Raises RefusedError for an unknown one."""
    if isinstance(value, pikepdf.Name):
        return value if str(value) in DEVICE else pikepdf.Name.DeviceGray
    with copies.deeper():
        return pikepdf.Array([value[0], *_parts_of_space(value, copies)])


def copied_function(value: Any, copies: Copies) -> Any:
    """One function, or one for each part of a colour."""
    if isinstance(value, pikepdf.Name):
        return pikepdf.Name.Identity
    if isinstance(value, pikepdf.Array):
        return pikepdf.Array([copied_function(each, copies) for each in value])
    return copies.once("function", value, lambda: _function(value, copies))


def _parts_of_space(value: Any, copies: Copies) -> list[Any]:
    name = str(value[0])
    parts: list[Any] = []
    match name:
        case "/ICCBased":
            parts = [copies.once("profile", value[1], lambda: _profile(value[1], copies.goal))]
        case "/Indexed":
            parts = [copied_colours(value[1], copies), int(value[2]), _palette(value)]
        case "/CalGray" | "/CalRGB" | "/Lab":
            parts = [pikepdf.Dictionary()]
            take(value[1], parts[0], _CALIBRATION)
        case "/Separation" | "/DeviceN":
            parts = [_inks(value[1]), copied_colours(value[2], copies), copied_function(value[3], copies)]
        case "/Pattern" if len(value) > 1:
            parts = [copied_colours(value[1], copies)]
        case _ if name not in DEVICE:
            raise RefusedError("active-pdf")
    return parts


def _palette(value: Any) -> pikepdf.String:
    """No longer than the colours it has."""
    table = value[3].read_bytes() if is_stream(value[3]) else bytes(value[3])
    return pikepdf.String(table[: (int(value[2]) + 1) * _parts(value[1])])


def _parts(space: Any) -> int:
    """Of how many numbers a colour is made."""
    name = str(space) if isinstance(space, pikepdf.Name) else str(space[0])
    if name == "/ICCBased":
        return int(space[1].N)
    return len(space[1]) if name == "/DeviceN" else _PARTS.get(name, 1)


def _inks(names: Any) -> Any:
    """Inks are called by number, but for those of which the name means something."""
    if isinstance(names, pikepdf.Name):
        return names if str(names) in _MEANT else pikepdf.Name("/Ink")
    inks = (name if str(name) in _MEANT else pikepdf.Name(f"/Ink{n}") for n, name in enumerate(names))
    return pikepdf.Array(inks)


def _profile(value: Any, goal: pikepdf.Pdf) -> pikepdf.Stream:
    made = goal.make_stream(plain_profile(value.read_bytes()))
    made.N = int(value.N)
    take(value, made, ("Range",))
    return made


def _function(value: Any, copies: Copies) -> Any:
    made: Any = pikepdf.Dictionary()
    if is_stream(value):
        content = value.read_bytes()
        calculates = int(value.FunctionType) == 4
        words = b" ".join(_CALCULATES.findall(_COMMENT.sub(b"", content))) if calculates else content
        made = copies.goal.make_stream(words)
    take(value, made, _FUNCTION)
    if "/Functions" in value:
        made.Functions = copied_function(value.Functions, copies)
    return made
