"""What a learner wrote is no formula in any program, and the same list is the same bytes."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from generator.desk.tables import as_csv, as_workbook
from tests.desk.desks import learner, pages
from tests.portfolios import written

FORMULAS = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    "\ufeff=1+1",
    "\u00a0=1+1",
    "\uff1d1+1",
    "|cmd",
    "%00=1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula_does(text):
    rows = [["Name"], [text]]
    told = next(iter(list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"))))[1]))
    assert told[0] not in "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20"
    sheet = load_workbook(io.BytesIO(as_workbook("Everybody", rows, [20]))).active
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", told)


@pytest.mark.parametrize("text", ["Care;=1+1", 'Care; "=1+1', "Care;;@SUM(A1)", "a;b;-1"])
def test_no_part_begins_as_a_formula_does_where_lists_have_semicolons(text):
    content = as_csv([["Name", "Work"], ["Ann", text]]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.lstrip(' "')[:1] in set("=+-@")]


def test_letters_quotes_and_commas_come_back_as_they_are():
    rows = [["Naam", 'zei "ja", en één Ł'], ["x", 3]]
    content = as_csv(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert read == [["Naam", 'zei "ja", en één Ł'], ["x", "3"]]
    sheet = load_workbook(io.BytesIO(as_workbook("Everybody", rows, [20]))).active
    assert [[cell.value for cell in row] for row in sheet] == rows


def test_the_same_rows_are_the_same_bytes(monkeypatch):
    rows = [["Name"], ["Ann"]]
    first = as_workbook("Everybody", rows, [20])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert as_workbook("Everybody", rows, [20]) == first


def test_a_list_has_everybody_of_its_page_with_how_much_waits(tmp_path):
    found = pages(written(tmp_path / "docs", learner("ann", "Ann Vos")))
    rows = list(csv.reader(io.StringIO(found.content("index.csv").decode("utf-8-sig"))))
    assert rows[0][:4] == ["Name", "Folder", "Cycle", "Phase"]
    assert rows[1][:8] == ["Ann", "ann", "2", "Value", "0/3", "0/3", "0/3", "0/3"]
    assert len({len(row) for row in rows}) == 1
