"""Which files of a portfolio are published: those that something published shows or links to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.model import Document, Evidence, Portfolio, Profile, Validation

ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "pdf", "mp3", "ogg", "m4a", "mp4", "webm"})
"""Kinds of file that cannot run a script in a visitor's browser."""


def files_shown(document: Document) -> Iterator[str]:
    """The files a document names in its fields, by their paths below the docs folder."""
    match document:
        case Evidence(file=str(name)) | Validation(credential=str(name)):
            yield posixpath.join(posixpath.dirname(document.source), name)
        case Profile(photo=photo) if photo:
            yield posixpath.join(posixpath.dirname(document.source), photo.file)


def target_of(document: Document, address: str) -> str | None:
    """What a relative address in a document's prose leads to; None for one that leads elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.source), unquote(parts.path)))


def is_media(path: str, portfolio: Portfolio) -> bool:
    """Whether a path is a publishable file inside a portfolio's own folder."""
    inside = path.startswith(f"{portfolio.slug}/") and "/../" not in path
    return inside and path.rpartition(".")[2].lower() in ENDINGS
