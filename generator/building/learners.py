"""A learner's part of the site: made of that learner's folder alone, by any process anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import fingerprint
from generator.building.frame import Frame
from generator.building.html import Html
from generator.building.look import Look, found_leaks
from generator.building.made import Made, described, made_of, packed, unpacked
from generator.building.review import Review
from generator.building.survey import (
    Glance,
    Survey,
    Verdict,
    cleared,
    found,
    held,
    noted_of,
    others_see,
    read_anew,
)
from generator.gate.hidden_names import NOTHING_HIDDEN, Counting
from generator.gate.people import not_meant
from generator.media.card import card_picture
from generator.media.shelf import Shelf
from generator.model import Frameworks
from generator.publishing.scan import Leak
from generator.reading.read import Noted
from generator.writing.feed import atom
from generator.writing.pages import Page, Pages
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary

_ABOUT = ".made"
"""How the name of what is told about an entry ends."""


@dataclass(frozen=True)
class Task:
    """What is the same for every learner of a site.

    ``makers`` is the fingerprint of what makes pages; ``language`` that of the cohort's pages, or ``""``
    for a site without a cohort.
    """

    survey: Survey
    frame: Frame
    look: Look
    is_whole_site: bool
    """A site of one portfolio and no cohort has it at its root."""
    makers: str = ""

    @property
    def cache(self) -> Cache | None:
        return self.survey.cache

    @property
    def language(self) -> str:
        cohort = self.survey.school.cohort
        return cohort.languages[0] if cohort else ""


@dataclass(frozen=True)
class Part:
    """What came of one learner: what is told of the folder, what was made of it, and what leaks in it.

    ``made`` is None where there is nothing to publish; ``entries`` are the names in the cache of what this
    build used.
    """

    name: str
    own: str
    """The folder that all of it is in; empty for a site of one learner."""
    noted: Noted
    verdict: Verdict
    made: Made | None = None
    leaks: tuple[Leak, ...] = ()
    entries: tuple[str, ...] = ()
    reused: bool = False
    damaged: bool = False
    """Something that was kept could not be used."""
    resting: bool = False
    """It is not written but on the live site."""


def learners_part(task: Task, seen: Glance, shelf: Shelf) -> Part:
    """All of one learner's part of the site: from the cache, or made anew."""
    known = found(task.survey, seen, shelf)
    entry = _entry(task, known.verdict)
    kept, damaged = _kept(task, entry, shelf)
    must_look = known.verdict.cleared != _look(task, entry, known.verdict) or (entry and kept is None)
    if must_look and known.review is None:
        known = read_anew(task.survey, seen, shelf, known.verdict)  # what there is now has its own verdict
        entry = _entry(task, known.verdict)
        kept, _ = _kept(task, entry, shelf)
    leaks: tuple[Leak, ...] = ()
    made = kept
    if must_look and known.review:
        used = _used(task, known.verdict)
        made = kept or _made(task, known.review, used)
        names = _names_of_others(task, known.review)
        leaks = found_leaks(
            task.look, task.survey.docs, seen.name, known.review, used, made or Made({}), shelf, names
        )
        if task.cache and not leaks:
            if made and not kept:
                _keep(task.cache, entry, made)
            cleared(task.survey, known.key, known.verdict, _look(task, entry, known.verdict))
    return Part(
        name=seen.name,
        own=_own(task, seen),
        noted=known.noted,
        verdict=known.verdict,
        made=made,
        leaks=leaks,
        entries=_names(seen, entry),
        reused=kept is not None,
        damaged=known.damaged or damaged,
    )


def kept_part(task: Task, seen: Glance) -> Part | None:
    """A learner's part of the site, if nothing need be read, looked at or made for it.

    Files are read from the cache when one is asked for, and that raises DamagedError if they are not whole.
    """
    verdict = held(task.survey, seen)
    if task.cache is None or verdict is None:
        return None
    entry = _entry(task, verdict)
    if verdict.cleared != _look(task, entry, verdict):
        return None
    try:
        made = _described(task.cache, entry) if entry else None
    except DamagedError:
        return None
    own, names = _own(task, seen), _names(seen, entry)
    return Part(seen.name, own, noted_of(verdict), verdict, made, entries=names, reused=made is not None)


def _described(cache: Cache, entry: str) -> Made:
    content = cache.kept(f"{entry}{_ABOUT}")
    if content is None:
        raise DamagedError
    return described(content, lambda: unpacked(cache.kept(entry) or b"").files)


def _own(task: Task, seen: Glance) -> str:
    return "" if task.is_whole_site else seen.name


def _names(seen: Glance, entry: str) -> tuple[str, ...]:
    """What a learner has in the cache."""
    return tuple(filter(None, (seen.key, *((entry, f"{entry}{_ABOUT}") if entry else ()))))


def _keep(cache: Cache, entry: str, made: Made) -> None:
    cache.keep(entry, packed(made))
    cache.keep(f"{entry}{_ABOUT}", made.about)


def _names_of_others(task: Task, review: Review) -> Counting:
    """The names that must not be told in a learner's pages."""
    viewing = task.survey.viewing
    if review.whole is None or viewing.audience == "private":
        return NOTHING_HIDDEN
    hidden = viewing.hidden.vouched_for  # what only stands beside each other by chance takes nothing away
    return Counting(hidden, not_meant(review.whole, hidden, viewing.day))


def _look(task: Task, entry: str, verdict: Verdict) -> str:
    """The fingerprint of a look at what has this entry, for the names that it could tell."""
    hidden = task.survey.viewing.hidden
    names = hidden.among(verdict.words.split())
    shown = hidden.shown.names if names else ()
    return fingerprint(task.look.fingerprint, entry, [each.name for each in names], shown)


def _entry(task: Task, verdict: Verdict) -> str:
    """The name of what is made; empty if that is nothing, or nothing is kept."""
    if not task.cache or not verdict.published:
        return ""
    parts = (task.makers, task.is_whole_site, task.language, verdict.published)
    return f"{fingerprint(parts, sorted(verdict.frameworks.items()))}.zip"


def _kept(task: Task, entry: str, shelf: Shelf) -> tuple[Made | None, bool]:
    """What was made before, if it is whole and its files are there; and whether it is damaged."""
    if task.cache is None or not entry:
        return None, False
    try:
        content = task.cache.kept(entry)
        made = unpacked(content) if content is not None else None
    except DamagedError:
        return None, True
    if made is None or not all(shelf.has(media.source) for media in made.media):
        return None, False
    task.cache.keep(f"{entry}{_ABOUT}", made.about)
    return made, False


def _used(task: Task, verdict: Verdict) -> Frameworks:
    known = task.survey.school.frameworks.all
    return Frameworks(tuple(each for each in known if each.id in verdict.frameworks))


def _made(task: Task, review: Review, used: Frameworks) -> Made | None:
    portfolio = review.published
    if portfolio is None:
        return None
    root = "" if task.is_whole_site else f"{portfolio.slug}/"
    pages = portfolio_pages(portfolio, used, root=root, in_cohort=bool(task.language))
    summary = learner_summary(portfolio, used, task.language) if task.language else None
    addresses = tuple((page.address, page.updated) for page in pages.pages)
    files = dict(_files(pages, task, others_see(task.survey, review)))
    return made_of(files, pages.media, addresses, summary)


def _files(pages: Pages, task: Task, others_see: frozenset[str] | None) -> Iterator[tuple[str, bytes]]:
    for page in pages.pages:
        yield file_of(page, task.frame, task.makers, hidden=_is_hidden(page, others_see))
    for address, text in pages.texts:
        yield address, text.encode()
    if card := pages.card:
        yield card.address, card_picture(card.name, card.headline, card.shares)
    if (feed := pages.feed) and task.frame.url:
        yield feed.address, atom(feed, task.frame.url).encode()


def file_of(page: Page, frame: Frame, makers: str, *, hidden: bool = False) -> tuple[str, bytes]:
    """A page's file: its path and what is in it. ``makers`` as a task has it."""
    return f"{page.address}index.html", _html(frame, makers).page(page, hidden=hidden).encode()


@lru_cache(maxsize=1)  # compiling the templates takes as long as a learner's pages
def _html(frame: Frame, makers: str) -> Html:  # noqa: ARG001  # who changes a template while serving sees it
    return Html(frame)


def _is_hidden(page: Page, others_see: frozenset[str] | None) -> bool:
    """Whether a page of an author's own preview is seen by nobody else."""
    if others_see is None or not page.owner:
        return False
    return not {page.owner, page.source or page.owner} <= others_see
