"""What can be read in a PDF, and what is missing for who cannot see it (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2

_HEADING = re.compile(r"/H[1-6]\Z")


def text_in(content: bytes) -> str:
    """All words of a PDF, and what its metadata and alternative texts say."""
    document = pypdfium2.PdfDocument(content)
    pages = " ".join(page.get_textpage().get_text_bounded() for page in document)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        told = [str(pdf.Root.Metadata.read_bytes(), "utf-8"), *map(str, pdf.docinfo.values())]
        told += [str(element.Alt) for element in elements(pdf) if "/Alt" in element]
    return " ".join(" ".join((pages, *told)).replace("\u200b", "").split())


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element, in the order of reading."""
    waiting = [pdf.Root.StructTreeRoot.get("/K")]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += reversed(list(found))
        elif isinstance(found, pikepdf.Dictionary):
            if "/S" in found:
                yield found
            waiting.append(found.get("/K"))


def leaves(pdf: pikepdf.Pdf) -> Iterator[tuple[list[Any], Any]]:
    """Every piece of content in the order of reading: the elements it is in, and its sheet."""
    waiting: list[tuple[Any, list[Any], Any]] = [(pdf.Root.StructTreeRoot.get("/K"), [], None)]
    while waiting:
        found, within, sheet = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += [(each, within, sheet) for each in reversed(list(found))]
        elif isinstance(found, pikepdf.Dictionary):
            sheet = found.get("/Pg", sheet)
            if "/S" in found:
                waiting.append((found.get("/K"), [*within, found], sheet))
            elif found.get("/Type") == "/MCR":
                yield within, sheet.objgen
        elif found is not None:
            yield within, sheet.objgen


def torn(content: bytes) -> list[str]:
    """Headings that stand at the end of a sheet without what they are over, and rows on two sheets."""
    found: list[str] = []
    rows: dict[Any, set[Any]] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pieces = [([(str(it.S), it.objgen) for it in within], sheet) for within, sheet in leaves(pdf)]
    for (within, sheet), (_, following) in pairwise(pieces):
        if within and _HEADING.match(within[-1][0]) and sheet != following:
            found.append(f"{within[-1][0]} on its own")
    for within, sheet in pieces:
        for kind, name in within:
            if kind == "/TR":
                rows.setdefault(name, set()).add(sheet)
    return [*found, *(f"a row on {len(it)} sheets" for it in rows.values() if len(it) > 1)]


def faults(content: bytes) -> list[str]:
    """What is wrong with a tagged PDF: its syntax, title, language, headings, pictures, tables, faces."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*pdf.check_pdf_syntax(), *_document(pdf), *_headings(pdf), *_structure(pdf), *_faces(pdf)]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    with pdf.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "no title"
        if metadata.get("pdfuaid:part") != "1":
            yield "says not that it is PDF/UA-1"
    if any(page.get("/Tabs") != "/S" for page in pdf.pages if "/Annots" in page):
        yield "links are not visited in the order of reading"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = [int(str(it.S)[2]) for it in elements(pdf) if _HEADING.match(str(it.S))]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin with {levels[:1]} and have {levels.count(1)} of the first level"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} below one of level {before}"


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element in elements(pdf):
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a picture without alternative text"
        if element.S == "/Table" and not any(it.S == "/TH" for it in _below(element)):
            yield "a table without headings"


def _below(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _faces(pdf: pikepdf.Pdf) -> Iterator[str]:
    for it in pdf.objects:
        is_face = isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/FontDescriptor"
        if is_face and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(it.keys()):
            yield f"{it.FontName} is not in the file"
