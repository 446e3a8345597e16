"""The files of a portfolio or a cohort, written below the folder of a site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.building.html import Html
from generator.media.card import card_picture
from generator.media.shelf import Shelf
from generator.writing.feed import atom
from generator.writing.pages import Page, Pages


def addresses(pages: Pages, site_url: str) -> Iterator[str]:
    """The path of every file that :func:`write` will make."""
    yield from (f"{page.address}index.html" for page in pages.pages)
    yield from (media.address for media in pages.media)
    yield from (address for address, _ in _texts(pages, site_url))


def write(
    pages: Pages, html: Html, site_url: str, folder: Path, shelf: Shelf, is_hidden: Callable[[Page], bool]
) -> None:
    """Write all pages, the media they show, and what goes with them. Raises OSError on a full disk."""
    for page in pages.pages:
        _write(folder / page.address / "index.html", html.page(page, hidden=is_hidden(page)))
    for media in pages.media:
        goal = folder / media.address
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shelf.path(media.source), goal)
    for address, text in _texts(pages, site_url):
        _write(folder / address, text())


def _texts(pages: Pages, site_url: str) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Other files of ours, made when they are asked for: what a search looks through, a card, a feed."""
    for address, text in pages.texts:
        yield address, lambda text=text: text  # type: ignore[misc]  # mypy knows no defaults of lambdas
    if card := pages.card:
        yield card.address, lambda: card_picture(card.name, card.headline, card.shares)
    if (feed := pages.feed) and site_url:
        yield feed.address, lambda: atom(feed, site_url)


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
