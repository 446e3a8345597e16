"""A list as text: cells with commas, semicolons or tabs between them (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.table import MOST_ROWS, Table, TableCell, TableRow, row_of

_BETWEEN = ";,\t|"
_SAYS = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
"""The line by which Excel tells itself what stands between cells."""
_ROWS_LOOKED_AT = 40
_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MONTH = r"(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]?\.?"
_MADE = re.compile(
    rf"(?:\d{{1,2}}[-/. ]{_MONTH}(?:[-/. ]\d{{2,4}})?|{_MONTH}[-/ ]\d{{2,4}}"
    r"|\d{1,2}([-/])\d{1,2}\1\d{4}|\d\d([-/])\d\d\2\d\d)\Z",
    re.IGNORECASE,
)
"""What a program made of 1-10, or wrote of a date."""
_SCIENTIFIC = re.compile(r"\d[.,]\d+E[+-]\d+\Z", re.IGNORECASE)


def separated_table(content: bytes, score: Callable[[tuple[TableRow, ...]], int]) -> Table:
    """The table in a file. ``score`` says how much rows look like a list, to find what is between cells.

    Raises UnusableListError.
    """
    text = decoded(content)
    first = 1
    if said := _SAYS.match(text):
        text, first, between = text[said.end() :], 2, said[1]
    else:
        found = {each: score(_first(text, each)) for each in _BETWEEN}
        between = max(found, key=lambda each: (found[each], text[:10_000].count(each)))
    rows = tuple(_rows(text, between, first))
    cut = bool(rows) and rows[-1].number > MOST_ROWS
    return Table("", rows[: len(rows) - cut], cut=cut)


def decoded(content: bytes) -> str:
    """The text of a file: by its mark, else UTF-8, else what Windows in Western Europe writes (cp1252)."""
    by_mark = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    without_mark = "utf-16-le" if content[1:40:2].count(0) > 10 else ""
    without_mark = "utf-16-be" if content[0:40:2].count(0) > 10 else without_mark
    for name in (by_mark, without_mark, *(() if by_mark or without_mark else ("utf-8-sig", "cp1252"))):
        try:
            if name:
                return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise UnusableListError("letters")


def _first(text: str, between: str) -> tuple[TableRow, ...]:
    """The first rows, as if this were between cells."""
    rows: list[TableRow] = []
    try:
        for row in _rows(text, between, 1):
            rows.append(row)
            if len(rows) == _ROWS_LOOKED_AT:
                break
    except UnusableListError:
        pass
    return tuple(rows)


def _rows(text: str, between: str, first: int) -> Iterator[TableRow]:
    """The rows; ``first`` is the number of the first one, as a spreadsheet program counts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    number = first - 1
    try:
        for number, cells in enumerate(reader, first):
            if row := row_of("", number, list(map(_cell, cells))):
                yield row
            if number > MOST_ROWS + 1:
                return
    except csv.Error:
        raise UnusableListError("quote", number + 1) from None


def _cell(text: str) -> TableCell:
    said = text.strip()
    if _SCIENTIFIC.match(said):
        return TableCell(said, "scientific")
    return TableCell(said, "date" if _MADE.match(said) else "text")
