"""Papers that are made with the pages of a portfolio: what is on them, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper anybody can set: what is on it, and nothing else.

    ``editions`` are the same with ever less on it, each with the sheets that it may have; the first that
    fits is made, or else the last. ``offer`` is what a link to it says, ``pictures`` are names of cleaned
    files, and ``home`` is the address of the portfolio in the paper's language.
    """

    kind: str
    address: str
    title: str
    offer: str
    language: str
    home: str
    editions: tuple[tuple[int, dict[str, Any]], ...]
    pictures: tuple[str, ...] = ()
