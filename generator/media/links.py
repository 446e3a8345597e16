"""Links in a PDF that this program has printed, made to lead where the site will be."""

from __future__ import annotations

from pathlib import Path

import pikepdf


def lead_elsewhere(source: Path, goal: Path, here: str, there: str) -> None:
    """A copy of a PDF whose links to ``here`` lead ``there``, or nowhere if that is empty.

    What the program that made it says of itself goes.
    """
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            for note in list(page.obj.get("/Annots", [])):
                _lead(note, here, there)
        for name in ("/Creator", "/Producer", "/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        pdf.save(goal, deterministic_id=True)


def _lead(note: pikepdf.Object, here: str, there: str) -> None:
    if "/A" not in note or "/URI" not in note.A:
        return
    address = str(note.A.URI)
    if address.startswith(here) and there:
        note.A.URI = pikepdf.String(there + address.removeprefix(here))
    elif address.startswith(here):
        del note["/A"]
