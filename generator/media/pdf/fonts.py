"""Fonts (ISO 32000-2, 9.5 to 9.10), without what is told about them."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from generator.media.clean import RefusedError
from generator.media.pdf.copies import Copies
from generator.media.pdf.plain import group, is_stream, take
from generator.media.pdf.typefaces import plain_font, plain_map, plain_type_1

_KINDS = frozenset({"/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3", "/CIDFontType0", "/CIDFontType2"})
_FONT = ("FirstChar", "LastChar", "Widths", "DW", "W", "DW2", "W2", "FontMatrix", "FontBBox")
_DESCRIPTOR = (
    *("Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "Leading", "CapHeight", "XHeight", "StemV"),
    *("StemH", "AvgWidth", "MaxWidth", "MissingWidth", "FontWeight"),
)
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_PROGRAM_KINDS = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})
_NAME = re.compile(r"/[\w+.,-]{1,63}\Z", re.ASCII)
_ORDERINGS = frozenset({"Japan1", "GB1", "CNS1", "Korea1", "KR"})
_MOST_LETTERS = 65_536


def copied_font(value: Any, copies: Copies) -> Any:
    """A font, but for letters that are drawings. Raises RefusedError for a kind nobody knows."""
    kind = str(value.get("/Subtype"))
    if kind not in _KINDS:
        raise RefusedError("active-pdf")
    made = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name(kind))
    take(value, made, _FONT)
    _take_name(value, made, "/BaseFont")
    if (encoding := _encoding(value.get("/Encoding"), copies)) is not None:
        made.Encoding = encoding
    if is_stream(letters := value.get("/ToUnicode")):
        made.ToUnicode = _map(letters, copies)
    if described := group(value, "/FontDescriptor"):
        made.FontDescriptor = copies.once("told", described, lambda: _descriptor(described, copies))
    if kind == "/Type0":
        below = value.DescendantFonts[0]
        made.DescendantFonts = pikepdf.Array([copies.once("below", below, lambda: _below(below, copies))])
    return made


def _below(value: Any, copies: Copies) -> Any:
    """The font that a composite one is made of."""
    made = copied_font(value, copies)
    told = group(value, "/CIDSystemInfo")
    ordering = str(told.get("/Ordering", ""))
    made.CIDSystemInfo = pikepdf.Dictionary(
        Registry="Adobe",
        Ordering=ordering if ordering in _ORDERINGS else "Identity",
        Supplement=int(told.get("/Supplement", 0)),
    )
    if is_stream(numbers := value.get("/CIDToGIDMap")):
        made.CIDToGIDMap = copies.goal.make_stream(numbers.read_bytes()[: 2 * _MOST_LETTERS])
    elif numbers is not None:
        made.CIDToGIDMap = pikepdf.Name.Identity
    return made


def _descriptor(value: Any, copies: Copies) -> Any:
    made = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor)
    take(value, made, _DESCRIPTOR)
    _take_name(value, made, "/FontName")
    for name in _PROGRAMS:
        if is_stream(program := value.get(name)):
            made[name] = copies.once(name, program, lambda: _program(program, name, copies.goal))  # noqa: B023  # called at once
    return made


def _program(value: Any, name: str, goal: pikepdf.Pdf) -> pikepdf.Stream:
    content = value.read_bytes()
    if name == "/FontFile":
        content, clear = plain_type_1(content, int(value.Length1))
        made = goal.make_stream(content)
        take(value, made, ("Length2", "Length3"))
        made.Length1 = clear
        return made
    content = plain_font(content)
    made = goal.make_stream(content)
    if name == "/FontFile2":
        made.Length1 = len(content)
    elif str(value.get("/Subtype")) in _PROGRAM_KINDS:
        made.Subtype = value.Subtype
    return made


def _encoding(value: Any, copies: Copies) -> Any:
    if isinstance(value, pikepdf.Name):
        return value if _NAME.match(str(value)) else None
    if is_stream(value):
        return _map(value, copies)
    if not isinstance(value, pikepdf.Dictionary):
        return None
    made = pikepdf.Dictionary(Type=pikepdf.Name.Encoding)
    _take_name(value, made, "/BaseEncoding")
    if isinstance(value.get("/Differences"), pikepdf.Array):
        codes = [it for it in value.Differences if isinstance(it, int) or _NAME.match(str(it))]
        made.Differences = pikepdf.Array(codes)
    return made


def _map(value: Any, copies: Copies) -> Any:
    return copies.once("map", value, lambda: copies.goal.make_stream(plain_map(value.read_bytes())))


def _take_name(value: Any, made: Any, key: str) -> None:
    """Names of fonts say which they are where they are not in the document; those are short."""
    if name := str(value.get(key, "")):
        made[key] = pikepdf.Name(name if _NAME.match(name) else "/Font")
