"""A document drawn up anew, page by page."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.media.clean import MB, RefusedError, Variant
from generator.media.pdf.copyist import Copyist, Sheet
from generator.media.pdf.layers import layers_of
from generator.media.pdf.links import Links
from generator.media.pdf.losses import losses
from generator.media.pdf.machine_fonts import forget_machine_fonts
from generator.media.pdf.notes import looks_on
from generator.media.pdf.pictures import filters_of
from generator.media.pdf.plain import group, inherited, plain
from generator.media.pdf.text import text_of
from generator.media.pdf.undrawn import (
    needs_drawings,
    refuse_other_forms,
    refuse_unseen_values,
    with_drawings,
)

MOST_PAGES = 300
MOST_OBJECTS = 50_000
MOST_UNPACKED = 100 * MB
"""The most its streams may unfold to, together, in bytes."""

_FAULTS = (pikepdf.PdfError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, OSError)
"""What comes of something that is not where a document says, or not what it says."""
_IN_LETTERS = ("/ASCII85Decode", "/ASCIIHexDecode")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2})?\Z")
_BOXES = ("/MediaBox", "/CropBox", "/Rotate")


def written_pdf(content: bytes, ending: str) -> tuple[Variant]:
    """The document without anything but its pages, and their text. Raises RefusedError."""
    forget_machine_fonts()
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if document.is_encrypted:
                raise RefusedError("locked-pdf")
            _measure(document)
            refuse_other_forms(document)
            lost = losses(document)
            written, text = _as_it_is_seen(document, content)
            pages = len(document.pages)
        return (Variant(written, ending, pages=pages, text=text, lost=lost),)
    except pikepdf.PasswordError:
        raise RefusedError("locked-pdf") from None
    except _FAULTS:
        raise RefusedError("damaged-file") from None


def _measure(document: pikepdf.Pdf) -> None:
    if len(document.objects) > MOST_OBJECTS or len(document.pages) > MOST_PAGES:
        raise RefusedError("file-too-big")
    unpacked = 0
    for each in document.objects:
        if isinstance(each, pikepdf.Stream):
            unpacked += _unpacked_size(each, MOST_UNPACKED - unpacked)
            if unpacked >= MOST_UNPACKED:
                raise RefusedError("file-too-big")


def _unpacked_size(stream: pikepdf.Stream, most: int) -> int:
    """How large a stream is, if it is deflated, without unfolding more than ``most`` bytes."""
    filters = filters_of(stream)
    packings = [each for each in filters if each not in _IN_LETTERS]
    if len(packings) > 1 or len(filters) > 2 or filters[1:] not in ([], packings):
        raise RefusedError("active-pdf")  # packed again and again: a bomb, or hiding something
    if packings != ["/FlateDecode"]:
        return 0
    packed, size = _from_letters(stream.read_raw_bytes(), filters[0]), 0
    unpacking = zlib.decompressobj()
    while packed and size < most and not unpacking.eof:
        try:
            size += len(unpacking.decompress(packed, MB))
        except zlib.error:
            break
        packed = unpacking.unconsumed_tail
    return size


def _from_letters(content: bytes, filtered: str) -> bytes:
    """Bytes that were written as letters, as far as they are."""
    letters = b"".join(content.split())
    try:
        if filtered == "/ASCII85Decode":
            return base64.a85decode(letters.removeprefix(b"<~").partition(b"~")[0])
        if filtered == "/ASCIIHexDecode":
            digits = letters.partition(b">")[0]
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except ValueError:
        raise RefusedError("damaged-file") from None
    return content


def _as_it_is_seen(document: pikepdf.Pdf, content: bytes) -> tuple[bytes, str]:
    """As ``_drawn_anew``, with what a reader's program would have drawn itself."""
    if not needs_drawings(document):
        return _drawn_anew(document)
    with pikepdf.open(io.BytesIO(with_drawings(content))) as filled:
        written, text = _drawn_anew(filled)
    refuse_unseen_values(document, text)
    return written, text


def _drawn_anew(document: pikepdf.Pdf) -> tuple[bytes, str]:
    """The new document, and what can be read in it and in its patterns, masks and letters."""
    with pikepdf.new() as goal:
        copyist = Copyist(document, goal, layers_of(document.Root))
        pages = [page.obj for page in document.pages]
        for _ in pages:
            goal.add_blank_page()
        links = Links(document, pages, goal)
        for old, new in zip(pages, goal.pages, strict=True):
            _draw(old, new.obj, copyist)
            links.copy(old, new.obj)
        links.copy_outline()
        language = str(document.Root.get("/Lang", ""))
        if _LANGUAGE.match(language):
            goal.Root.Lang = pikepdf.String(language)
        written = _saved(goal)
        for content, resources in copyist.aside:
            page = goal.add_blank_page().obj
            page.Resources, page.Contents = resources, goal.make_stream(content)
        return written, text_of(_saved(goal) if copyist.aside else written, copyist.said)


def _saved(goal: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    goal.save(
        stream,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return stream.getvalue()


def _draw(old: Any, new: Any, copyist: Copyist) -> None:
    for name in _BOXES:
        if (box := plain(inherited(old, name))) is not None:
            new[name] = box
    if (unit := plain(old.get("/UserUnit"))) is not None:
        new.UserUnit = unit
    if together := group(old, "/Group"):
        new.Group = copyist.group(together)
    sheet = Sheet(copyist, inherited(old, "/Resources"))
    content, resources = sheet.redrawn(*_contents(old))
    notes = b"".join(sheet.laid(look.drawing, look.place) for look in looks_on(old, copyist.layers))
    new.Resources = resources
    new.Contents = copyist.goal.make_stream(b"q\n%bQ\n%b" % (content, notes) if notes else content)


def _contents(page: Any) -> Iterator[Any]:
    found = page.get("/Contents", [])
    for each in [found] if isinstance(found, pikepdf.Stream) else found:
        if isinstance(each, pikepdf.Stream):
            yield each
