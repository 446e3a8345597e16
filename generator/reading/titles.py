"""What a document is called, without reading all of it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model import Kind
from generator.reading.documents import Draft, Unread, draft, read_document

_FRONT = 4096
"""Bytes of a file in which a title is looked for."""
_TITLE = re.compile(r"---\n(?:(?!---$).*\n)*?(title:[ ].*\n)(?=[^ \t\n])", re.MULTILINE)
"""The front of a document, and a line in it with all of its title: none that goes on below."""


def titled(file: Path, path: str, kind: Kind) -> Draft | Unread:
    """A document with its title alone, where one line near its beginning holds that; else all of it."""
    try:
        with file.open("rb") as opened:
            front = opened.read(_FRONT).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        front = ""
    if found := _TITLE.match(front):
        read = draft(path, f"---\n{found[1]}---\n", kind)
        if isinstance(read, Draft) and isinstance(read.data["title"], str):
            return read
    return read_document(file, path, kind)
