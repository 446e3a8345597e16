"""A list as a table, for a program that reckons: CSV (RFC 4180) and a workbook (ECMA-376).

What a learner wrote stands in its cells. No program may take it for a formula.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from generator.archive.zipped import put
from generator.reporting.visible import visible

Value = str | int
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""How a cell begins that a program may reckon with, or hand to another one (OWASP, CSV injection)."""
_NEXT_CELL = re.compile(rf"(;)(?=[\s\"]*[{re.escape(''.join(_FORMULAS))}])")
"""Where a program whose lists have semicolons, as in most of Europe, begins another cell."""
_MOMENT = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
_ALWAYS = b"2000-01-01T00:00:00Z"


def as_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """With the mark by which a spreadsheet knows its letters."""
    text = io.StringIO()
    csv.writer(text).writerows([_undivided(harmless(each)) for each in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(value: Value) -> Value:
    """A text that no spreadsheet takes for a formula."""
    if isinstance(value, int):
        return value
    text = visible(" ".join(value.split()))
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _undivided(value: Value) -> Value:
    """A text of which no part begins as a formula does, wherever it is divided."""
    return value if isinstance(value, int) else _NEXT_CELL.sub(r"\1'", value)


def as_workbook(title: str, rows: Sequence[Sequence[Value]], widths: Sequence[int]) -> bytes:
    """One sheet whose first row stays in sight. The same rows, the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415  # a tenth of what an editor has to load, and seldom asked for

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, harmless(each), bold=not number) for each in row])
    written = io.BytesIO()
    book.save(written)
    return _always_the_same(written.getvalue())


def _cell(sheet: object, value: Value, *, bold: bool) -> object:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # the same
    from openpyxl.styles import Font  # noqa: PLC0415  # the same

    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text, whatever it looks like
    if bold:
        cell.font = Font(bold=True)
    return cell


def _always_the_same(book: bytes) -> bytes:
    """A workbook that does not tell when it was written."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            put(new, name, _undated(content) if name == "docProps/core.xml" else content)
    return made.getvalue()


def _undated(core: bytes) -> bytes:
    return _MOMENT.sub(_ALWAYS, core)
