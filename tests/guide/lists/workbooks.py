"""Workbooks as teachers have them, and as they should not be."""

from openpyxl import Workbook


def workbook(file, **sheets):
    """A workbook with sheets of rows. A cell is a value, or a value with a number format."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                said, style = value if isinstance(value, tuple) else (value, None)
                if said is not None:
                    cell = sheet.cell(number, column, said)
                    cell.number_format = style or cell.number_format
    made.save(file)
    return file
