"""Where the addresses in a document's prose lead."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from generator.model import Document


def target_of(document: Document, address: str) -> str | None:
    """What a relative address in a document's prose leads to; None for one that leads elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.source), unquote(parts.path)))
