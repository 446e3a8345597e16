"""The documents of a portfolio as pages list them, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.model import LISTED, Kind
from generator.overviews.counted import by_date
from generator.writing.document_order import newest_first
from generator.writing.document_prose import DocumentProse


@dataclass(frozen=True)
class DocumentLists:
    """The documents of one portfolio, with their prose as its pages show it."""

    prose: DocumentProse

    def sections(self, kinds: Iterable[Kind], page: str) -> list[dict[str, Any]]:
        """The documents of some kinds, each kind below a heading."""
        return [
            {
                "kind": kind.key,
                "id": kind.folder,
                "title": self.prose.wording.catalogue.gettext(kind.title),
                "documents": self.documents_of(kind, page),
            }
            for kind in kinds
        ]

    def documents_of(self, kind: Kind, page: str, below: int = 3) -> list[dict[str, Any]]:
        """The documents of a kind as a page lists them: the newest first, if each has a date."""
        found = getattr(self.prose.portfolio, kind.folder)
        listed = reversed(by_date(found)) if kind.is_dated else found
        return [self.prose.full(each, page, below) for each in listed]

    def printed(self, page: str) -> dict[str, list[dict[str, Any]]]:
        """The documents that are printed in each place, kind by kind, the newest first."""
        printed: dict[str, list[dict[str, Any]]] = {}
        for kind in (kind for kind in LISTED if kind.printed):
            found = newest_first(getattr(self.prose.portfolio, kind.folder))
            documents = [self.prose.full(each, page, 3) for each in found]
            title = self.prose.wording.catalogue.gettext(kind.title)
            section = {"kind": kind.key, "title": title, "documents": documents}
            printed.setdefault(str(kind.printed), []).append(section)
        return printed
