"""The bytes of a document on disk: as they were wherever nothing was changed."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r?\n")


def content_of(text: str, was: bytes) -> bytes:
    """What a file must hold to have another text: its mark and the line ends of what stays are kept.

    A new line ends as most lines of the file do.
    """
    said = was.removeprefix(_MARK).decode("utf-8")
    ends = _LINE_END.findall(said)
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    lines = text.split("\n")
    kept = _ends(_LINE_END.split(said), ends, lines, usual) if len(set(ends)) > 1 else ()
    whole = zip_longest(lines[:-1], kept, fillvalue=usual)
    body = "".join(f"{line}{end}" for line, end in whole) + lines[-1]
    return (_MARK if was.startswith(_MARK) else b"") + body.encode()


def _ends(was: list[str], ends: list[str], now: list[str], usual: str) -> Iterator[str]:
    """How each line but the last one ends."""
    known = dict(enumerate(ends))
    steps = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    rows = ((what, start + row) for what, start, _, first, last in steps for row in range(last - first))
    yield from islice(
        (known.get(row, usual) if what == "equal" else usual for what, row in rows), len(now) - 1
    )
