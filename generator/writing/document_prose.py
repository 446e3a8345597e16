"""The prose of a portfolio's documents as HTML on its pages, and the files it shows there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.markdown import local_part
from generator.model import Document, Portfolio, PublicFile, named_files
from generator.writing.excerpts import begins
from generator.writing.media import target_of
from generator.writing.pages import Media, relative
from generator.writing.plain import document_data
from generator.writing.prose import (
    cleaned,
    heading_in,
    in_words,
    leading_here,
    outlined,
    placed,
    scrolling,
    turned,
    within_site,
)
from generator.writing.wording import PortfolioWording

_PICTURE = re.compile(r'<img (?:[a-z]++="[^"]*+" )*?src="((?:[^"/]*+/)*)([^"/]*+)"[^<>]*+>')
_ACROSS = "(max-width: 50rem) 100vw, 46rem"
"""How wide a picture stands in a text."""


FIRST_WORDS = 150
"""Signs of what a document begins with, for where there is no room for all of it."""


@dataclass(frozen=True)
class DocumentProse:
    """The prose of one portfolio's documents, with the addresses and words of its pages."""

    portfolio: Portfolio
    wording: PortfolioWording

    def full(self, document: Document, page: str, below: int = 1) -> dict[str, Any]:
        """Everything a document says, its prose included; ``below`` is the level of its own heading."""
        html = self.html(document, page, below)
        first = begins(html, FIRST_WORDS)
        opening = first._asdict() if first else None
        return {**document_data(document, self.wording), "html": html, "opening": opening}

    def html(self, document: Document, page: str, below: int) -> Markup:
        """A document's prose as HTML, with its addresses as seen from a page, below a heading."""
        html = self._same_everywhere.get(document.prose) or self._seen_from(document, page)
        if page != self.wording.address(document):  # where others are, too
            html = placed(html, f"{document.source.partition('/')[2].removesuffix('.md').replace('/', '.')}.")
        html = in_words(html, self.wording.catalogue.gettext)
        html = scrolling(turned(html, document.prose), self._table_of(document))
        return Markup(outlined(html, below))  # noqa: S704  # nh3 has been over it

    def _table_of(self, document: Document) -> str:
        """What a table in a document's prose is called."""
        return self.wording.catalogue.gettext("Table {n}: {title}").replace("{title}", document.title)

    def _seen_from(self, document: Document, page: str) -> str:
        """A document's prose with its addresses as seen from a page."""
        asked: list[str] = []

        def link(address: str) -> str:
            asked.append(address)
            target, (_, fragment) = target_of(document, address), local_part(address)
            if target is None:
                return leading_here(document.prose, address)
            if other := self._published.get(target):
                return relative(self.wording.address(other), page) + heading_in(other.prose, fragment)
            file = self.portfolio.file.get(target)
            place = f"#{fragment}" if fragment else ""
            return f"{relative(self.wording.addresses.file(file), page)}{place}" if file else ""

        html = cleaned(document.prose, link, lambda address: within_site(link(address)), self._sizes)
        html = _PICTURE.sub(self._in_sizes, html)
        if not asked:
            self._same_everywhere[document.prose] = html
        return html

    def _in_sizes(self, img: re.Match[str]) -> str:
        """A picture in prose with its sizes and packings, as it would stand in a template."""
        file = self._pictures.get(img[2])
        if file is None:
            return img[0]

        def ways(files: tuple[PublicFile, ...]) -> str:
            named = ", ".join(f"{img[1]}{each.name} {each.width}w" for each in files)
            return f' srcset="{named}" sizes="{_ACROSS}"'

        source = f'<source type="image/webp"{ways(file.packed)}>' if file.packed else ""
        plain = img[0].replace("<img", f"<img{ways(file.alike)}", 1) if len(file.alike) > 1 else img[0]
        return f"<picture>{source}{plain}</picture>" if source else plain

    @cached_property
    def _pictures(self) -> dict[str, PublicFile]:
        return {file.name: file for file in self.portfolio.file.values() if file.kind == "image"}

    @cached_property
    def _same_everywhere(self) -> dict[str, str]:
        """Prose without an address in it, as HTML: the same on every page."""
        return {}

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int]]:
        """Width and height of every picture by its name on the site."""
        return {file.name: (file.width, file.height) for file in self.portfolio.file.values() if file.width}

    @cached_property
    def _published(self) -> dict[str, Document]:
        """Every document that has a page, by its source."""
        return {document.source: document for document in self.portfolio.documents()}

    def media(self) -> set[Media]:
        """The files that published documents show or link to."""
        found: set[str] = set()
        for document in self.portfolio.documents():
            found.update(named_files(document))

            def note(address: str, document: Document = document) -> str:
                found.add(target_of(document, address) or "")
                return address

            for prose in (document.prose, *(it.prose for it in document.translations)):
                if prose not in self._same_everywhere:
                    cleaned(prose, note, note)
        files = [self.portfolio.file[path] for path in found if path in self.portfolio.file]
        return {Media(each.name, self.wording.addresses.file(each)) for file in files for each in file.all}
