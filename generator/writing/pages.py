"""A page: an address, the name of a template, and plain data for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from generator.writing.feed import Feed
from generator.writing.paper import Paper
from generator.writing.sharing import Card


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page any host can build. ``template`` is a file below ``theme/``; ``data`` holds no objects.

    ``source`` is the document it was made from, if there is one, ``owner`` the folder of the learner
    it is about, and ``updated`` the newest date in what it shows. ``text`` is its prose as HTML, for a
    search index.
    """

    address: str
    template: str
    title: str
    language: str
    data: dict[str, Any] = field(default_factory=dict)
    description: str = ""
    text: str = ""
    source: str | None = None
    owner: str = ""
    updated: datetime.date | None = None


@dataclass(frozen=True, order=True)
class Media:
    """A file to copy: its name among the cleaned files, and its address on the site."""

    source: str
    address: str


@dataclass(frozen=True)
class Pages:
    """All pages of a portfolio or a cohort, its navigation (title and address), and the files they show."""

    pages: tuple[Page, ...]
    navigation: tuple[tuple[str, str], ...]
    media: tuple[Media, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Other files of ours, each as its address and what is in it."""
    feed: Feed | None = None
    """For a host that knows the absolute address of the site."""
    card: Card | None = None
    """For a host that can draw it."""
    papers: tuple[Paper, ...] = ()
    """For a host that can set them."""


class Way:
    """The way from one page to other addresses, all below the site's root.

    An address is ``""`` or ends in ``/`` for a page, and has a name at its end for a file.
    """

    def __init__(self, page: str) -> None:
        folders = page.split("/")[:-1]
        above = ("".join(f"{name}/" for name in folders[:deep]) for deep in range(len(folders), -1, -1))
        self._above = tuple((folder, "../" * up) for up, folder in enumerate(above))
        """Every folder that the page is in, the nearest first, and the way there."""

    def to(self, address: str) -> str:
        for folder, up in self._above:
            if address.startswith(folder):
                return f"{up}{address[len(folder) :]}" or "./"
        raise AssertionError("every address is below the site's root")


def relative(address: str, page: str) -> str:
    """The way from one page's address to another address."""
    return Way(page).to(address)
