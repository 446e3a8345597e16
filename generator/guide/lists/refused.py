"""Why a whole file is no list that can be read."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "damaged",
    "costly",
    "too-big",
    "old",
    "open-document",
    "binary",
    "other-archive",
    "web-page",
    "pdf",
    "letters",
    "quote",
    "empty",
    "no-headings",
]

REASONS: dict[Reason, str] = {
    "damaged": "This file is damaged. Open it, and save it as an Excel workbook (.xlsx) or as CSV.",
    "costly": (
        "This workbook takes too much memory or time. Copy the list alone, as values, into a new workbook."
    ),
    "too-big": "This file is larger than 10 MB. Copy the list alone into a new file.",
    "old": (
        "This workbook has a password, or is of the old kind (.xls). Open it, take the password off, and "
        "save it as an Excel workbook (.xlsx) or as CSV."
    ),
    "open-document": (
        "This is a list of LibreOffice (.ods). Open it there, choose File > Save As, and as the type Excel "
        "2007-365 (.xlsx). Import that file."
    ),
    "binary": "This is a binary workbook (.xlsb). Open it, and save it as a workbook (.xlsx) or as CSV.",
    "other-archive": "This is no workbook. Save the list as an Excel workbook (.xlsx) or as CSV.",
    "web-page": (
        "This is a web page, whatever its name says. Open it in your spreadsheet program, and save it as an "
        "Excel workbook (.xlsx) or as CSV."
    ),
    "pdf": "This is a PDF. Ask for the list as an Excel workbook (.xlsx) or as CSV.",
    "letters": (
        "The letters of this file cannot be read. Save the list as “CSV UTF-8” or as a workbook (.xlsx)."
    ),
    "quote": (
        'A quotation mark (") in this file is not closed, so that rows cannot be told apart. Save the list '
        "as an Excel workbook (.xlsx)."
    ),
    "empty": "There is nothing in this list.",
    "no-headings": (
        "No row of this list has headings that are known. Put a row above the competences with: code, title, "
        "description."
    ),
}
"""What is told of each, and what can be done."""


class UnusableListError(Exception):
    """Nothing can be made of a file. ``reason`` says why, ``row`` where, if that is known."""

    def __init__(self, reason: Reason, row: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row
