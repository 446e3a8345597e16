"""What a spreadsheet shows of a number: 1.1 with two decimals is 1.10, and that is what was meant."""

from __future__ import annotations

import re

from generator.guide.lists.table import TableCell

_LITERAL = r'(?:"[^"]*"|\\.)*'
_FORMAT = re.compile(
    rf"(?P<before>{_LITERAL})(?P<whole>[#0,]*0|#+)(?:\.(?P<decimals>0+)[#?]*)?(?P<after>{_LITERAL})\Z"
)
_SCIENTIFIC = re.compile(r"0E[+-]", re.IGNORECASE)
_LARGEST = 1e15
"""A spreadsheet knows no more digits of a number."""


def shown_number(value: float, style: str) -> TableCell:
    """A number as a cell of this number format shows it. ``style`` is as the file has it: ``0.00``."""
    style = style.partition(";")[0]
    if _SCIENTIFIC.search(style) or abs(value) >= _LARGEST:
        return TableCell(f"{value:.2E}", "scientific")
    found = _FORMAT.match(style)
    if found is None:
        return TableCell(_plain(value), "number")
    decimals, zeros = len(found["decimals"] or ""), found["whole"].replace(",", "").count("0")
    width = zeros + (decimals + 1 if decimals else 0)
    text = f"{value:0{width}.{decimals}f}"
    told = f"{_literal(found['before'])}{text}{_literal(found['after'])}"
    return TableCell(told)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def _literal(style: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda some: some[1] or some[2] or "", style)
