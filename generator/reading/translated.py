"""Documents with their translations beside them: what a reader of another language sees in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.model import TRANSLATION, Document, Kind
from generator.reading.documents import Draft, Unread, read_document


def with_translations(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each document with the translations of it that are among them, and these as they are."""
    drafts = tuple(drafts)
    found: dict[str, tuple[Draft, ...]] = {}
    for draft in (it for it in drafts if it.kind is TRANSLATION):
        of = f"{draft.path.removesuffix('.md').rpartition('.')[0]}.md"
        found[of] = (*found.get(of, ()), draft)
    for draft in drafts:
        yield replace(draft, translations=found.get(draft.path, ()))


def read_whole(docs: Path, document: Document, kind: Kind) -> Draft | Unread:
    """Read the file of a document once more, and those of its translations."""
    read = read_document(docs / document.source, document.source, kind)
    spoken = (read_document(docs / it.source, it.source, TRANSLATION) for it in document.translations)
    if isinstance(read, Unread):
        return read
    whole, *_ = with_translations((read, *(it for it in spoken if isinstance(it, Draft))))
    return whole
