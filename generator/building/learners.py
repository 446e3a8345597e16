"""A learner's part of the site as bytes: a pure function, so that any process anywhere can do it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.building.html import Frame, Html
from generator.media.card import card_picture
from generator.model import Frameworks, Portfolio
from generator.publishing.scan import Leak, leaks
from generator.writing.feed import atom
from generator.writing.pages import Media, Page, Pages
from generator.writing.portfolio_pages import portfolio_pages


@dataclass(frozen=True)
class Task:
    """What is the same for every learner of a site.

    ``secrets`` and ``allowed`` are what the last look seeks and lets pass. ``others_see``, in an author's
    own preview, are the documents and learners' folders that are public, too.
    """

    frame: Frame
    frameworks: Frameworks
    is_whole_site: bool
    """A site of one portfolio and no cohort has it at its root."""
    secrets: Mapping[str, str]
    allowed: frozenset[str]
    others_see: frozenset[str] | None = None


@dataclass(frozen=True)
class Built:
    """Files by their paths, files to copy, the pages' addresses with the newest date, and what leaks."""

    files: Mapping[str, bytes]
    media: tuple[Media, ...]
    pages: tuple[tuple[str, datetime.date | None], ...]
    leaks: tuple[Leak, ...]


def built_learner(task: Task, portfolio: Portfolio) -> Built:
    """All of one learner's part of the site."""
    root = "" if task.is_whole_site else f"{portfolio.slug}/"
    return built(task, portfolio_pages(portfolio, task.frameworks, root=root))


def built(task: Task, pages: Pages) -> Built:
    """The pages of a portfolio or a cohort as files, looked over before anybody writes them."""
    files = dict(_files(task, pages))
    return Built(
        files,
        pages.media,
        tuple((page.address, page.updated) for page in pages.pages),
        tuple(leaks(files.items(), task.secrets, task.allowed)),
    )


def _files(task: Task, pages: Pages) -> Iterator[tuple[str, bytes]]:
    html = _html(task.frame)
    for page in pages.pages:
        yield f"{page.address}index.html", html.page(page, hidden=_is_hidden(page, task.others_see)).encode()
    for address, text in pages.texts:
        yield address, text.encode()
    if card := pages.card:
        yield card.address, card_picture(card.name, card.headline, card.shares)
    if (feed := pages.feed) and task.frame.url:
        yield feed.address, atom(feed, task.frame.url).encode()


@lru_cache(maxsize=1)  # compiling the templates takes as long as a learner's pages
def _html(frame: Frame) -> Html:
    return Html(frame)


def _is_hidden(page: Page, others_see: frozenset[str] | None) -> bool:
    """Whether a page of an author's own preview is seen by nobody else."""
    if others_see is None or not page.owner:
        return False
    return not {page.owner, page.source or page.owner} <= others_see
