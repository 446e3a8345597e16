"""An address as a QR code (ISO/IEC 18004), drawn as one path in a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import segno

_MASK = 3
"""Every reader knows all eight (ISO/IEC 18004); to try which is the evenest takes longer than a page."""
_QUIET = 2
"""Modules of empty border; paper around it gives the rest."""


def qr(address: str) -> dict[str, Any]:
    """The size in modules, and the path that fills the dark ones row by row."""
    code = segno.make(address, error="m", micro=False, mask=_MASK)
    rows = [list(row) for row in code.matrix_iter(border=_QUIET)]
    return {
        "address": address,
        "size": len(rows),
        "path": "".join(_row(y, row) for y, row in enumerate(rows)),
    }


def _row(y: int, row: Sequence[int]) -> str:
    path, x = "", 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            path += f"M{x} {y}h{end - x}v1h-{end - x}z"
        x = end + 1
    return path
