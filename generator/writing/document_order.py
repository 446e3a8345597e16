"""In which order documents follow each other on a page."""

from __future__ import annotations

import datetime
from typing import TypeVar

from generator.model import Document

D = TypeVar("D", bound=Document)


def ordered(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """By date; those without one last, by file name."""

    def place(document: Document) -> tuple[bool, datetime.date, str]:
        day = _day(document)
        return day is None, day or datetime.date.min, document.source

    return tuple(sorted(documents, key=place))


def newest_first(documents: tuple[D, ...]) -> list[D]:
    """By date, the newest first; those without one last, as they stood."""
    return sorted(documents, key=lambda it: _day(it) or datetime.date.min, reverse=True)


def _day(document: Document) -> datetime.date | None:
    date = getattr(document, "date", None) or getattr(document, "start", None)
    return date.first if date else None
