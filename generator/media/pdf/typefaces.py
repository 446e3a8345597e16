"""The programs of fonts, and the tables of their letters, without what their makers wrote in them."""

from __future__ import annotations

import re

from generator.media.clean import RefusedError

_DRAWS = frozenset(
    {b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep", b"CFF "}
    | {b"vhea", b"vmtx", b"VORG", b"OS/2", b"post", b"gasp"}
)
"""Tables of an OpenType font (ISO 14496-22) from which letters are drawn; ``name`` is none of them."""
_MOST_TABLES = 100
_DIRECTORY, _RECORD = 12, 16
_SFNT = (b"\0\1\0\0", b"true", b"OTTO")

_WORDS = re.compile(
    rb"(/(?:Notice|Copyright|FullName|FamilyName|Weight|version)\s{0,9})\((?:[^()\\]|\\.){0,4000}\)"
)
_COMMENT = re.compile(rb"%[^\r\n]*")


def plain_font(program: bytes) -> bytes:
    """An OpenType font without its words; what has no such tables is as it was. Raises RefusedError."""
    if program[:4] not in _SFNT:
        return program
    count = int.from_bytes(program[4:6], "big")
    if count > _MOST_TABLES:
        raise RefusedError("damaged-file")
    records = [program[at : at + _RECORD] for at in range(_DIRECTORY, _DIRECTORY + count * _RECORD, _RECORD)]
    kept = [record for record in records if record[:4] in _DRAWS]
    at = _DIRECTORY + len(kept) * _RECORD
    head = [program[:4] + len(kept).to_bytes(2, "big") + bytes(6)]
    tables: list[bytes] = []
    for record in kept:
        start, size = int.from_bytes(record[8:12], "big"), int.from_bytes(record[12:16], "big")
        table = program[start : start + size]
        head.append(record[:8] + at.to_bytes(4, "big") + len(table).to_bytes(4, "big"))
        tables.append(table + bytes(-len(table) % 4))
        at += len(tables[-1])
    return b"".join((*head, *tables))


def plain_type_1(program: bytes, clear: int) -> tuple[bytes, int]:
    """A Type 1 font without its words and comments, and how long the part in clear text is now."""
    told, rest = program[:clear], program[clear:]
    told = b"%!PS-AdobeFont-1.0\n" + _WORDS.sub(rb"\1()", _COMMENT.sub(b"", told)).lstrip()
    return told + rest, len(told)


_SECTION = re.compile(
    rb"\bbegin(codespacerange|bfchar|bfrange|cidchar|cidrange|notdefchar|notdefrange)\b"
    rb"((?:\s++|%[^\r\n]{0,200}+|<[0-9A-Fa-f\s]*+>|[\[\]]|\d++|/(?!begin)\w++(?:\.(?!begin)\w++)*)*)end\1\b"
)
_ENTRY = re.compile(rb"<[0-9A-Fa-f\s]*>|\[|\]|\b\d+\b")
_LONGEST = 64
"""Of a code in hexadecimal digits, brackets included: a letter that is written as a dozen others."""
_DOWNWARD = re.compile(rb"/WMode\s+1\b")


def plain_map(content: bytes) -> bytes:
    """A character map of its entries only (Adobe technical note 5014)."""
    parts = [b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def"]
    if _DOWNWARD.search(content):
        parts.append(b"/WMode 1 def")
    for name, entries in _SECTION.findall(content):
        codes = [code for code in _ENTRY.findall(entries) if len(code) <= _LONGEST]
        count = sum(code not in {b"[", b"]"} for code in codes)
        each = 2 if name.endswith(b"char") or name == b"codespacerange" else 3
        parts.append(b"%d begin%b\n%b\nend%b" % (max(1, count // each), name, b" ".join(codes), name))
    parts.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(parts)
