"""Our pages as MkDocs' own: a subclass that is never read from disk, and what its templates get."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from generator.media.card import card_picture
from generator.media.shelf import Shelf
from generator.writing.feed import atom
from generator.writing.pages import Page, Pages
from generator.writing.qr import qr


class LeerkringPage(HostPage):
    """A page the generator wrote. MkDocs' front matter reader and Markdown never see it."""

    def __init__(
        self, page: Page, navigation: tuple[tuple[str, str], ...], file: File, config: MkDocsConfig
    ) -> None:
        title = escape(page.title)
        super().__init__(str(title), file, config)
        self.title = title
        self.ours = page
        self.navigation = navigation
        self.meta = {
            "template": page.template,
            "title": title,
            "description": page.description or None,
            "language": page.language,
            "hide": ["navigation", "toc"],
            "view": page.data,
            "search": {"exclude": True},
        }
        self.markdown = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: all is there."""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # the host's signature
        self.content = self.ours.text
        self.toc = get_toc([])


def page_files(pages: Pages, config: MkDocsConfig) -> list[File]:
    """The pages of a portfolio or a cohort as MkDocs files, in no navigation."""
    return [_file(page, pages.navigation, config) for page in pages.pages]


def _file(page: Page, navigation: tuple[tuple[str, str], ...], config: MkDocsConfig) -> File:
    name = f"{page.address}index.md"
    file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    LeerkringPage(page, navigation, file, config)
    return file


def media_files(pages: Pages, config: MkDocsConfig, shelf: Shelf) -> list[File]:
    """The cleaned files that pages show, to be copied."""
    return [
        File.generated(
            config,
            media.address,
            abs_src_path=str(shelf.path(media.source)),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        for media in pages.media
    ]


def text_files(pages: Pages, config: MkDocsConfig) -> list[File]:
    """Other files of ours: what a search looks through, a picture for links, a feed."""
    texts: list[tuple[str, str | bytes]] = list(pages.texts)
    if card := pages.card:
        texts.append((card.address, card_picture(card.name, card.headline, card.shares)))
    if pages.feed and config.site_url:
        texts.append((pages.feed.address, atom(pages.feed, config.site_url)))
    return [
        File.generated(config, address, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        for address, text in texts
    ]


def navigation_of(page: LeerkringPage) -> Navigation:
    """The page's own part of the site, so that no page lists all others."""
    links = [Link(title, url or "./") for title, url in page.navigation]
    for link, (_, url) in zip(links, page.navigation, strict=True):
        link.active = url == page.ours.address
    navigation = Navigation(list(links), [])
    navigation.homepage = _Home(page.navigation[0][1] or "./")  # type: ignore[assignment]  # Material asks for its url only
    return navigation


class _Home:
    def __init__(self, url: str) -> None:
        self.url = url


def template_context(
    page: LeerkringPage, words: NullTranslations, schools: Sequence[HostPage], config: MkDocsConfig
) -> dict[str, Any]:
    """What our templates see beside what MkDocs gives: the page's data, and its language's words."""
    view = page.ours.data
    site = config.site_url
    return {
        "_": words.gettext,
        "ngettext": words.ngettext,
        "view": view,
        "term": view["term"],
        "nav": navigation_of(page),
        "live": qr(site + view["learner"]["url"]) if site and view["here"] == "print" else None,
        "schools_pages": [(each.title, each.url) for each in schools],
    }
