"""Where the addresses in a document's prose lead."""

from __future__ import annotations

import posixpath

from generator.markdown import local_part
from generator.model import Document


def target_of(document: Document, address: str) -> str | None:
    """What a relative address in a document's prose leads to; None for one that leads elsewhere."""
    path, _ = local_part(address)
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.source), path)) if path else None
