"""A list as its teacher sees it: sheets, rows by their numbers, columns by their letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

CellKind = Literal["text", "number", "date", "scientific", "error", "formula"]
"""What a cell holds. ``number``: digits that a program may have cut, as 1.10 to 1.1. ``date`` and
``scientific``: what a program made of something else that was typed. ``formula``: one without a result."""

MOST_ROWS = 5000
MOST_COLUMNS = 100
"""What is read of a sheet."""

_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_")
"""How a workbook writes a sign that XML has no room for."""
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class TableCell:
    text: str = ""
    kind: CellKind = "text"


@dataclass(frozen=True, order=True)
class Where:
    """A cell, by what its program calls it. ``sheet`` is empty where a file has one table; columns from 1."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        """``Blad1!B7``, which can be typed into the name box of the program."""
        cell = f"{letters(self.column) if self.column else ''}{self.row or ''}"
        return "!".join(filter(None, (self.sheet, cell)))


@dataclass(frozen=True)
class TableRow:
    """A row that is not empty."""

    sheet: str
    number: int
    cells: tuple[TableCell, ...]

    def cell(self, column: int | None) -> TableCell:
        """The cell in a column, from 1; an empty one where the row or the column is not there."""
        return self.cells[column - 1] if column and column <= len(self.cells) else TableCell()

    def text(self, column: int | None) -> str:
        return self.cell(column).text

    def where(self, column: int = 0) -> Where:
        return Where(self.sheet, self.number, column)

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns with something in them."""
        return tuple(column for column, cell in enumerate(self.cells, 1) if cell.text)


@dataclass(frozen=True)
class Table:
    """A sheet, or a whole file with one; ``name`` is empty for the latter."""

    name: str
    rows: tuple[TableRow, ...]
    hidden: bool = False
    cut: bool = False
    """Whether there is more than is read."""


def letters(column: int) -> str:
    """``1`` → ``A``, ``27`` → ``AA``."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def row_of(sheet: str, number: int, cells: list[TableCell]) -> TableRow | None:
    """A row without the empty cells at its end; None if they are all empty."""
    known = [TableCell(cleaned(cell.text), cell.kind) for cell in cells[:MOST_COLUMNS]]
    while known and not known[-1].text:
        known.pop()
    return TableRow(sheet, number, tuple(known)) if known else None


def cleaned(text: str) -> str:
    """A text on one line, without the signs that nobody sees and programs leave behind."""
    return " ".join("".join(map(_seen, _ESCAPED.sub(" ", text))).split())


def _seen(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isprintable() else " "
    category = unicodedata.category(sign)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category in {"Cf", "Cn", "Cs"} and sign not in _JOINERS else sign
