"""What stands beside a document on its page: the documents that refer to it, and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model import Document, Evidence, Experience
from generator.writing.document_order import newest_first
from generator.writing.document_prose import DocumentProse
from generator.writing.referring import referring_documents


@dataclass(frozen=True)
class Cases:
    """The documents of one portfolio, each with those that belong to it."""

    prose: DocumentProse

    def beside(self, document: Document, page: str) -> dict[str, Any]:
        """What was said about it; of an experience its evidence, newest first, and the piece above it."""
        name = document.source.partition("/")[2].removesuffix(".md")
        about_this = [self.prose.wording.document(other) for other in self._referring.get(name, ())]
        return {"about_this": about_this, **self._proof(document, page)}

    def _proof(self, document: Document, page: str) -> dict[str, Any]:
        if not isinstance(document, Experience):
            return {}
        pieces = [it for it in newest_first(self.prose.portfolio.evidence) if _is_of(it, document)]
        proof = [self.prose.full(piece, page) for piece in pieces]
        pictured = [piece for piece in proof if piece["shown"] and piece["shown"]["picture"]]
        pictured.sort(key=lambda piece: piece["shown"]["kind"] != "image")
        return {"proof": proof, "cover": pictured[0] if pictured else None}

    @cached_property
    def _referring(self) -> dict[str, list[Document]]:
        return referring_documents(self.prose.portfolio)


def _is_of(piece: Document, experience: Experience) -> bool:
    return isinstance(piece, Evidence) and piece.experience == experience.slug
