"""A learner's part of the site as bytes: a pure function, so that any process anywhere can do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.building.cache import Cache, DamagedError, Kept, Made
from generator.building.fingerprints import (
    learner_fingerprint,
    look_fingerprint,
    makers_fingerprint,
    used_frameworks,
)
from generator.building.html import Frame, Html
from generator.media.card import card_picture
from generator.model import Frameworks, Portfolio
from generator.publishing.scan import Leak, leaks
from generator.writing.feed import atom
from generator.writing.pages import Page, Pages
from generator.writing.portfolio_pages import portfolio_pages


@dataclass(frozen=True)
class Task:
    """What is the same for every learner of a site.

    ``secrets`` and ``allowed`` are what the last look seeks and lets pass. ``others_see``, in an author's
    own preview, are the documents and learners' folders that are public, too; nothing of it is kept.
    """

    frame: Frame
    frameworks: Frameworks
    is_whole_site: bool
    """A site of one portfolio and no cohort has it at its root."""
    secrets: Mapping[str, str]
    allowed: frozenset[str]
    others_see: frozenset[str] | None = None
    cache: Cache | None = None
    makers: str = ""
    look: str = ""
    """The fingerprints of what makes the pages, and of what the last look seeks."""


def task_with(cache: Cache, task: Task) -> Task:
    """The same task, for which what is made is kept."""
    look = look_fingerprint(task.secrets, task.allowed)
    return replace(task, cache=cache, makers=makers_fingerprint(task.frame), look=look)


@dataclass(frozen=True)
class Built:
    """What was made, what leaks in it, and how it came: ``fingerprint`` is its name in the cache."""

    made: Made
    leaks: tuple[Leak, ...] = ()
    fingerprint: str = ""
    reused: bool = False
    damaged: bool = False
    """There was an entry that could not be used."""


def built_learner(task: Task, portfolio: Portfolio) -> Built:
    """All of one learner's part of the site: from the cache, or made anew."""
    said = repr(portfolio)
    used = used_frameworks(said, task.frameworks)
    if task.cache is None or task.others_see is not None:
        return built(task, _pages(task, portfolio, used))
    name = learner_fingerprint(task.makers, said, used, is_whole_site=task.is_whole_site)
    damaged = False
    try:
        kept = task.cache.kept(name)
    except DamagedError:
        kept, damaged = None, True
    if kept and kept.looked_over == task.look:
        return Built(kept.made, fingerprint=name, reused=True)
    found = _looked_over(task, kept.made) if kept else built(task, _pages(task, portfolio, used))
    if not found.leaks:
        task.cache.keep(name, Kept(found.made, task.look))
    return replace(found, fingerprint=name, reused=bool(kept), damaged=damaged)


def built(task: Task, pages: Pages) -> Built:
    """The pages of a portfolio or a cohort as files, looked over before anybody writes them."""
    addresses = tuple((page.address, page.updated) for page in pages.pages)
    return _looked_over(task, Made(dict(_files(task, pages)), pages.media, addresses))


def _looked_over(task: Task, made: Made) -> Built:
    return Built(made, tuple(leaks(made.files.items(), task.secrets, task.allowed)))


def _pages(task: Task, portfolio: Portfolio, used: Frameworks) -> Pages:
    return portfolio_pages(portfolio, used, root="" if task.is_whole_site else f"{portfolio.slug}/")


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
