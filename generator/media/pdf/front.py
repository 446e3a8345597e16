"""The first page of a document as a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from generator.media.pdf.machine_fonts import forget_machine_fonts
from generator.media.pdf.plain import group
from generator.media.pictures import plain_copy

SIDE = 1360
"""The longest side of the picture, in pixels: a sheet of A4 is 962 wide."""

_DEEPEST = 20
_WITH_LETTERS = frozenset({"/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"})
_PROGRAMS = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
_STYLE = r"(?:[,-]?(?:Bold|Italic|Oblique|BoldItalic|BoldOblique|Roman))?"
_BROUGHT = re.compile(
    rf"/(?:Helvetica{_STYLE}|Arial(?:MT)?{_STYLE}(?:MT)?|Times{_STYLE}|TimesNewRoman(?:PS)?(?:MT)?{_STYLE}(?:MT)?"
    rf"|Courier(?:New)?(?:PS)?(?:MT)?{_STYLE}(?:MT)?|Symbol|ZapfDingbats)\Z"
)
"""The fourteen fonts that PDFium has letters of (ISO 32000-2, 9.6.2.2), by their usual names."""


def front_of(content: bytes) -> Image.Image | None:
    """The picture, if there is something on the page, in letters that are the same everywhere.

    In the place of any other letters PDFium bends a font of its own, which it then keeps bent for the next
    document. Raises what the libraries raise.
    """
    forget_machine_fonts()
    if not _has_its_letters(content):
        return None
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        drawn = page.render(scale=SIDE / max(page.get_size())).to_pil()
        front = plain_copy(drawn.convert("RGB"))
        page.close()
    return front if front.getcolors(1) is None else None


def _has_its_letters(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as document:
        return all(_is_known(font) for each in document.objects for font in _fonts_in(each, 0))


def _fonts_in(value: Any, depth: int) -> Iterator[Any]:
    """The fonts that stand in an object; other objects are looked at by themselves."""
    if depth > _DEEPEST or not isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return
    if isinstance(value, pikepdf.Dictionary) and str(value.get("/Subtype")) in _WITH_LETTERS:
        yield value
    for each in value if isinstance(value, pikepdf.Array) else value.values():
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _fonts_in(each, depth + 1)


def _is_known(font: Any) -> bool:
    programs = _PROGRAMS.intersection(group(font, "/FontDescriptor").keys())
    return bool(programs or _BROUGHT.match(str(font.get("/BaseFont", ""))))
