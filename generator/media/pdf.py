"""PDF documents (ISO 32000-2): only what is printed is kept, in a new file; whatever acts is taken out.

After writing, the new file is read again and refused if anything that acts or tells is left.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from generator.media.clean import MB, RefusedError, Variant
from generator.media.jpeg import without_notes

MOST_PAGES = 300
MOST_OBJECTS = 50_000
MOST_UNPACKED = 100 * MB
"""The most its streams may unfold to, together, in bytes."""

_KEPT_OF_DOCUMENT = {
    "/Type",
    "/Pages",
    "/PageMode",
    "/PageLayout",
    "/Lang",
    "/MarkInfo",
    "/Outlines",
    "/Dests",
    "/OCProperties",
    "/PageLabels",
    "/Version",
}
_KEPT_OF_PAGE = {
    "/Type",
    "/Parent",
    "/Resources",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/Contents",
    "/Group",
    "/UserUnit",
    "/Annots",
}
_NEVER = {
    "/AA", "/AcroForm", "/Action", "/AF", "/Author", "/Creator", "/EF", "/EmbeddedFile", "/EmbeddedFiles",
    "/GoToE", "/GoToR", "/ImportData", "/Info", "/JavaScript", "/JS", "/Keywords", "/Launch", "/Metadata",
    "/Movie", "/OpenAction", "/PieceInfo", "/Producer", "/RichMedia", "/Rendition", "/Sound",
    "/SubmitForm", "/ThreeD", "/Thumb", "/URI", "/XFA",
}  # fmt: skip
"""Keys and names that act, carry other files, or tell who made the document and with what."""


def written_pdf(content: bytes, ending: str) -> tuple[Variant, None]:
    """The document without anything but its pages. Raises RefusedError."""
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if document.is_encrypted:
                raise RefusedError("locked-pdf")
            _measure(document)
            _scrub(document)
            stream = io.BytesIO()
            document.save(
                stream,
                deterministic_id=True,
                compress_streams=True,
                recompress_flate=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
            )
        with pikepdf.open(io.BytesIO(stream.getvalue())) as again:
            if any(_tells(each) for each in again.objects) or "/Info" in again.trailer:
                raise RefusedError("active-pdf")
    except pikepdf.PasswordError:
        raise RefusedError("locked-pdf") from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, RecursionError):
        raise RefusedError("damaged-file") from None
    return Variant(stream.getvalue(), ending), None


def _measure(document: pikepdf.Pdf) -> None:
    if len(document.objects) > MOST_OBJECTS or len(document.pages) > MOST_PAGES:
        raise RefusedError("file-too-big")
    unpacked = 0
    for each in document.objects:
        if isinstance(each, pikepdf.Stream):
            if len(_filters(each)) > 1:
                raise RefusedError("active-pdf")  # packed again and again: a bomb, or hiding something
            if "/FlateDecode" in _filters(each):
                unpacked += _unpacked_size(each, MOST_UNPACKED - unpacked)
            if unpacked >= MOST_UNPACKED:
                raise RefusedError("file-too-big")


def _filters(stream: pikepdf.Stream) -> list[str]:
    named: Any = stream.get("/Filter", [])
    return [str(named)] if isinstance(named, pikepdf.Name) else [str(each) for each in named]


def _unpacked_size(stream: pikepdf.Stream, most: int) -> int:
    """How large a deflated stream is, without unfolding more than ``most`` bytes."""
    packed, size = stream.read_raw_bytes(), 0
    unpacking = zlib.decompressobj()
    while packed and size < most and not unpacking.eof:
        try:
            size += len(unpacking.decompress(packed, MB))
        except zlib.error:
            break
        packed = unpacking.unconsumed_tail
    return size


def _scrub(document: pikepdf.Pdf) -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    _keep(document.Root, _KEPT_OF_DOCUMENT)
    for page in document.pages:
        _keep(page.obj, _KEPT_OF_PAGE)
        _keep_plain_links(page.obj)
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            _forget(each)


def _keep(group: Any, kept: set[str]) -> None:
    for name in [name for name in group if name not in kept]:
        del group[name]


def _keep_plain_links(page: Any) -> None:
    """Of all annotations only links to another page of the same document."""
    if "/Annots" in page:
        links = [a for a in page.Annots if a.get("/Subtype") == "/Link" and "/Dest" in a]
        for link in links:
            _keep(link, {"/Type", "/Subtype", "/Rect", "/Border", "/Dest"})
        page.Annots = pikepdf.Array(links)


def _forget(group: Any) -> None:
    for name in [name for name in group if name in _NEVER or name == "/A"]:
        del group[name]
    if isinstance(group, pikepdf.Stream):
        if "/JPXDecode" in _filters(group):
            raise RefusedError("active-pdf")  # a picture with notes we cannot take out
        if "/DCTDecode" in _filters(group):
            _redraw(group)


def _redraw(picture: pikepdf.Stream) -> None:
    """A photograph inside the document without what the camera noted: its comment segments cut out."""
    if _filters(picture) != ["/DCTDecode"]:
        raise RefusedError("active-pdf")
    picture.write(
        without_notes(picture.read_raw_bytes()),
        filter=pikepdf.Name.DCTDecode,
        decode_parms=None,
    )


def _tells(each: Any) -> bool:
    """Whether anything that must not be there is in an object of the written document."""
    return any(name in _NEVER for name in _names(each, 0))


def _names(value: Any, depth: int) -> Iterator[str]:
    if depth > 20:
        raise RefusedError("active-pdf")
    if isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for entry in value:
            yield from _names_below(entry, depth)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for name, entry in value.items():
            yield name
            yield from _names_below(entry, depth)


def _names_below(entry: Any, depth: int) -> Iterator[str]:
    """Other objects are looked at by themselves."""
    if isinstance(entry, pikepdf.Object) and not entry.is_indirect:
        yield from _names(entry, depth + 1)


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
