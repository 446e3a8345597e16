"""Where every page lives. Nothing else builds an address.

An address is the path of a page below the site's root, ending in ``/``; ``""`` is the home page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Cycle, Document, Phase, Profile, PublicFile

_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")


def competence_slug(name: str) -> str:
    """``digcomp3:2.1`` → ``digcomp3-2-1``."""
    return _NOT_IN_ADDRESS.sub("-", name.lower())


@dataclass(frozen=True)
class Addresses:
    """The addresses of one portfolio's pages. ``root`` is ``amina/``, or ``""`` for a site of one."""

    root: str
    current: int | None
    """The number of the current cycle, whose pages have the short addresses."""

    def page(self, *names: str) -> str:
        return self.root + "".join(f"{name}/" for name in names)

    def document(self, document: Document) -> str:
        """The page of a document an author wrote."""
        if isinstance(document, Profile):
            return self.root
        if isinstance(document, Cycle):
            return self.cycle(document.number)
        folder = document.source.split("/")[-2]
        return self.page(folder, document.slug)

    def translation(self, document: Document, language: str) -> str:
        """The page of a document in another language."""
        return f"{self.document(document)}{language}/"

    def cycle(self, number: int, phase: Phase | None = None) -> str:
        """The page of a cycle, or of one of its phases."""
        if number == self.current:
            return self.page(phase or "cycle")
        return self.page("cycles", str(number), *([phase] if phase else []))

    def competence(self, name: str) -> str:
        return self.page("competences", competence_slug(name))

    def file(self, file: PublicFile) -> str:
        """The address of a file the portfolio shows. Nothing in it is the author's."""
        return f"{self.root}files/{file.name}"


def cohort_page(*names: str, language: str = "") -> str:
    """The address of a page about the whole cohort; ``language`` is one that is not the first of its own."""
    return "".join(f"{name}/" for name in (*names, language) if name)
