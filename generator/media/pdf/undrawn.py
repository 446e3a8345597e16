"""Fields and marks that no drawing was made of: whoever shows the document has to think of one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from generator.media.clean import RefusedError
from generator.media.pdf.layers import layers_of
from generator.media.pdf.notes import drawing_of, lacks_drawing, notes_on, size
from generator.media.pdf.plain import group, inherited
from generator.signs import normalized

_SIDE = 50
"""Of a page that is shown only to have what lies on it drawn, in pixels."""
_WRITTEN = frozenset({"/Tx", "/Ch"})
"""Fields in which words stand."""
_PASSWORD = 1 << 13
_BLANK = re.compile(r"\s")


def refuse_other_forms(document: pikepdf.Pdf) -> None:
    """Raises RefusedError for a form that one maker's programs alone show (XFA)."""
    if "/XFA" in group(document.Root, "/AcroForm"):
        raise RefusedError("form-pdf")


def needs_drawings(document: pikepdf.Pdf) -> bool:
    """Whether something on its pages is drawn by whoever shows it, and not by whoever made it."""
    if _is_to_be_drawn_anew(document):
        return True
    layers = layers_of(document.Root)
    notes = (note for page in document.pages for note in notes_on(page.obj, layers))
    return any(lacks_drawing(note) or _is_bare(note) for note in notes)


def with_drawings(content: bytes) -> bytes:
    """The document as PDFium fills it in: with a drawing of each field and of most marks."""
    drawn = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        for page in document:
            page.render(scale=min(1, _SIDE / max(page.get_size())))
            page.close()
        document.save(drawn)
    return drawn.getvalue()


def refuse_unseen_values(document: pikepdf.Pdf, text: str) -> None:
    """Raises RefusedError if what was filled in is not among the words on the pages."""
    told = _letters(text)
    for value in _values(document):
        if _letters(value) not in told or not _has_letters_for(value):
            raise RefusedError("undrawn-pdf")


def _is_to_be_drawn_anew(document: pikepdf.Pdf) -> bool:
    return group(document.Root, "/AcroForm").get("/NeedAppearances", False) is True


def _is_bare(note: Any) -> bool:
    """Whether a field has not even an empty drawing."""
    is_field = note.get("/Subtype") == "/Widget" and inherited(note, "/FT") != "/Sig"
    return is_field and size(note) is not None and "/AP" not in note


def _values(document: pikepdf.Pdf) -> Iterator[str]:
    """What stands in fields and remarks that are drawn anew, in the words in which it is shown."""
    anew, layers = _is_to_be_drawn_anew(document), layers_of(document.Root)
    for page in document.pages:
        for note in filter(size, notes_on(page.obj, layers)):
            is_drawn = drawing_of(note) is not None
            if note.get("/Subtype") == "/FreeText" and not is_drawn:
                yield str(note.get("/Contents", ""))
            elif note.get("/Subtype") == "/Widget" and (anew or not is_drawn):
                yield from _shown_values(note)


def _shown_values(field: Any) -> Iterator[str]:
    if inherited(field, "/FT") not in _WRITTEN or int(inherited(field, "/Ff") or 0) & _PASSWORD:
        return
    value = inherited(field, "/V")
    said = {str(each[0]): str(each[1]) for each in _choices(field)}
    for each in value if isinstance(value, pikepdf.Array) else [value]:
        if isinstance(each, pikepdf.Stream):
            yield str(pikepdf.String(each.read_bytes()))
        elif each is not None:
            yield said.get(str(each), str(each))


def _choices(field: Any) -> Iterator[Any]:
    """Those that are called otherwise than they are kept."""
    choices = inherited(field, "/Opt")
    for each in choices if isinstance(choices, pikepdf.Array) else ():
        if isinstance(each, pikepdf.Array) and len(each) == 2:
            yield each


def _has_letters_for(value: str) -> bool:
    """Whether PDFium brings a font for it; any other would be one of the machine it runs on."""
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _letters(text: str) -> str:
    return _BLANK.sub("", normalized("NFKC", text))
