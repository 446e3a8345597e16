"""What a document has beside what is seen on its pages, and what its author may miss when that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.media.clean import Loss
from generator.media.pdf.layers import Layers, layers_of
from generator.media.pdf.notes import notes_on
from generator.media.pdf.plain import group

_REMARKS = frozenset(
    f"/{kind}"
    for kind in (
        *("Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink", "Stamp"),
        *("Line", "Square", "Circle", "Polygon", "PolyLine"),
    )
)
"""Marks that words belong to which are seen when somebody points at them."""
_PLAYED = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})


def losses(document: pikepdf.Pdf) -> tuple[Loss, ...]:
    """In a fixed order."""
    return tuple(_losses(document, layers_of(document.Root)))


def _losses(document: pikepdf.Pdf, layers: Layers) -> Iterator[Loss]:
    notes = [note for page in document.pages for note in notes_on(page.obj, layers)]
    if _is_signed(document):
        yield "signature-lost"
    if any(_has_words(note) for note in notes):
        yield "remarks-lost"
    if "/EmbeddedFiles" in group(document.Root, "/Names") or any(
        note.get("/Subtype") in _PLAYED for note in notes
    ):
        yield "attachments-lost"


def _is_signed(document: pikepdf.Pdf) -> bool:
    """Whether anything in it says which of its bytes somebody vouches for (12.8.1)."""
    if "/AcroForm" not in document.Root and "/Perms" not in document.Root:
        return False
    return any("/ByteRange" in each or "/ByteRange" in group(each, "/V") for each in _groups(document))


def _groups(document: pikepdf.Pdf) -> Iterator[Any]:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary):
            yield each


def _has_words(note: Any) -> bool:
    return note.get("/Subtype") in _REMARKS and bool(str(note.get("/Contents", "")).strip())
