"""Pictures that stand in the middle of a content stream, taken out of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pikepdf

_BEGINS = re.compile(rb"(?:^|[\s\]>)}])BI[\s/]")
_DATA = re.compile(rb"\bID\s")


def without_inline_pictures(content: bytes, added: Callable[[dict[str, Any], bytes], bytes]) -> bytes:
    """The same drawing, with pictures called by names. ``added`` is given each picture and its packed
    bytes, and gives its name."""
    if not _BEGINS.search(content):
        return content
    with pikepdf.new() as sheet:
        instructions: list[Any] = []
        for each in pikepdf.parse_content_stream(sheet.make_stream(content)):
            if isinstance(each, pikepdf.ContentStreamInlineImage):
                name = added(dict(each.iimage.obj.items()), _data(each.iimage.unparse()))
                instructions.append(([pikepdf.Name(name.decode())], pikepdf.Operator("Do")))
            else:
                instructions.append((each.operands, each.operator))
        return pikepdf.unparse_content_stream(instructions)


def _data(written: bytes) -> bytes:
    begin = _DATA.search(written)
    return written[begin.end() : written.rindex(b"EI")] if begin else b""
