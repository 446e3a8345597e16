"""A workbook (.xlsx, ECMA-376) as tables. It is read by a worker only: strangers made it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.guide.lists.shown import shown_number
from generator.guide.lists.table import MOST_COLUMNS, MOST_ROWS, Table, TableCell, TableRow, row_of

MOST_SHEETS = 30


def workbook_tables(file: Path) -> tuple[Table, ...]:
    """The sheets of a workbook, with the results of formulas. Raises what openpyxl makes of a damaged one."""
    with file.open("rb") as one, file.open("rb") as other:  # by its name openpyxl would refuse some
        found = load_workbook(one, read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(other, read_only=True, data_only=False, keep_links=False)
        pairs = list(zip(found.worksheets, formulas.worksheets, strict=True))[:MOST_SHEETS]
        return tuple(_table(sheet, said) for sheet, said in pairs)


def _table(sheet: Any, formulas: Any) -> Table:
    rows = list(_rows(sheet, formulas))
    cut = bool(rows) and rows[-1].number > MOST_ROWS
    return Table(sheet.title, tuple(rows[: len(rows) - cut]), sheet.sheet_state != "visible", cut)


def _rows(sheet: Any, formulas: Any) -> Iterator[TableRow]:
    for number, (values, said) in enumerate(zip(_cells(sheet), _cells(formulas), strict=False), 1):
        cells = [_cell(value, formula) for value, formula in zip(values, said, strict=False)]
        if row := row_of(sheet.title, number, cells):
            yield row


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet, whatever size it says it has."""
    yield from sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)


def _cell(found: Any, said: Any) -> TableCell:
    value = found.value
    if value is None:
        return TableCell(str(said.value), "formula") if getattr(said, "data_type", "") == "f" else TableCell()
    if found.data_type == "e":
        return TableCell(str(value), "error")
    if isinstance(value, bool):
        return TableCell(str(value).upper())
    if isinstance(value, (int, float)):
        return shown_number(value, found.number_format)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return TableCell(str(value).removesuffix(" 00:00:00"), "date")
    return TableCell(str(value))
