"""A file that a teacher has: which kind it is, whatever its name says, and the tables in it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from generator.guide.lists.refused import Reason, UnusableListError
from generator.guide.lists.separated import separated_table
from generator.guide.lists.table import Table, TableRow
from generator.guide.lists.worker import MB, parts_of, read_workbook

LARGEST = 10 * MB

_BEGINS: tuple[tuple[bytes, Reason], ...] = (
    (b"\xd0\xcf\x11\xe0", "old"),
    (b"%PDF", "pdf"),
    (b"<", "web-page"),
)
"""How files begin that are no lists."""
_ARCHIVES: tuple[tuple[str, Reason], ...] = (
    ("xl/workbook.bin", "binary"),
    ("META-INF/manifest.xml", "open-document"),
)


def read_tables(file: Path, score: Callable[[tuple[TableRow, ...]], int]) -> tuple[Table, ...]:
    """The tables of a workbook or a CSV file that have something in them. Raises UnusableListError.

    ``score`` says how much rows look like a list.
    """
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnusableListError("too-big")
    if content.startswith(b"PK"):
        _refuse_other_archives(content)
        found = read_workbook(file)
    else:
        _refuse_no_text(content)
        found = (separated_table(content, score),)
    if not any(table.rows for table in found):
        raise UnusableListError("empty")
    return tuple(table for table in found if table.rows)


def _refuse_other_archives(content: bytes) -> None:
    names = {part.filename for part in parts_of(BytesIO(content))}
    for name, reason in _ARCHIVES:
        if name in names:
            raise UnusableListError(reason)
    if not any(name.startswith("xl/") for name in names):
        raise UnusableListError("other-archive")


def _refuse_no_text(content: bytes) -> None:
    begin = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, reason in _BEGINS:
        if begin.startswith(sign):
            raise UnusableListError(reason)
