"""A learner's pages as files: HTML, papers, texts beside them, the picture for links, what is signed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator import places
from generator.building.artifact import Rendering, rendering_of
from generator.building.context import BuildContext
from generator.building.credential_files import credential_files
from generator.media.badge_picture import BadgeLook
from generator.media.card import CardText, card_picture
from generator.media.shelf import Shelf
from generator.model import Feedback, Frameworks, Portfolio, Validation
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.rendering.papers import Pdf, set_papers, with_papers
from generator.writing.brand import brand_colours
from generator.writing.faces import DEFAULT, face_files
from generator.writing.feed import atom
from generator.writing.look import PALETTE
from generator.writing.pages import Page, Pages
from generator.writing.papers import COLOURS
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.sharing import Card
from generator.writing.summary import learner_summary


def learner_pages(
    context: BuildContext,
    portfolio: Portfolio,
    used: Frameworks,
    others: frozenset[str] | None,
    shelf: Shelf,
) -> Rendering:
    """The pages of what may be seen of a learner, made with the frameworks that are ``used``.

    In an author's own preview ``others`` are the documents that are public, too.
    """
    root = "" if context.is_whole_site else f"{portfolio.slug}/"
    preview = context.read.viewing.audience == "private"
    pages = portfolio_pages(portfolio, used, root=root, cohort=context.languages, preview=preview)
    summaries = {each: learner_summary(portfolio, used, each) for each in context.languages}
    addresses = tuple((page.address, page.updated) for page in pages.pages)
    papers, unset = set_papers(pages.papers, shelf.content, context.shell.url)
    files = dict(_files(pages, papers, context, others, shelf))
    if is_signed(portfolio):
        from generator.building.signatures import signed_files  # noqa: PLC0415  # the same

        files |= signed_files(context.read, portfolio, root, _look(context, portfolio.profile.look.palette))
    told = {it.paper.address: it.said for it in papers}
    for address, content, said_in in credential_files(context.read.docs, portfolio, root):
        files[address], told[address] = content, said_in
    return rendering_of(files, pages.media, addresses, summaries, told, unset)


def _files(
    pages: Pages,
    papers: tuple[Pdf, ...],
    context: BuildContext,
    others_see: frozenset[str] | None,
    shelf: Shelf,
) -> Iterator[tuple[str, bytes]]:
    for page in with_papers(pages.pages, papers):
        yield file_of(page, context, hidden=_is_hidden(page, others_see))
    yield from ((it.paper.address, it.content) for it in papers)
    for address, text in pages.texts:
        yield address, text.encode()
    if card := pages.card:
        yield card.address, picture_of(card, context, shelf)
    if (feed := pages.feed) and context.shell.url:
        yield feed.address, atom(feed, context.shell.url).encode()


def picture_of(card: Card, context: BuildContext, shelf: Shelf) -> bytes:
    """The picture for links, in the colours and with the face that the pages have."""
    look = _look(context, card.palette)
    said = CardText(card.name, card.headline, card.line)
    return card_picture(said, *look, shelf.content(card.photo) if card.photo else b"")


def is_signed(portfolio: Portfolio) -> bool:
    """Whether there is something signed of it that everybody may have."""
    return any(it.signed and it.signed.file for it in signable(portfolio))


def signable(portfolio: Portfolio) -> Iterator[Validation | Feedback]:
    """What the school, or whoever gives it, can sign."""
    yield from portfolio.validations
    for dialogue in portfolio.dialogues:
        yield from dialogue.feedback


def _look(context: BuildContext, palette: str | None) -> BadgeLook:
    """The colours and the face of a learner's pages."""
    cohort = context.read.school.cohort
    schools = brand_colours(cohort.brand) if cohort and not palette else None
    own, soft = schools or COLOURS[palette or PALETTE]
    return BadgeLook(own, soft, places.THEME / face_files(context.shell.brand.face or DEFAULT)[0])


def file_of(page: Page, context: BuildContext, *, hidden: bool = False) -> tuple[str, bytes]:
    """A page's file: its path and what is in it."""
    html = _html(context.shell, context.toolchain)
    return f"{page.address}index.html", html.page(page, hidden=hidden).encode()


@lru_cache(maxsize=1)  # compiling the templates takes as long as a learner's pages
def _html(shell: PageShell, toolchain: str) -> Html:  # noqa: ARG001  # who changes a template while serving sees it
    return Html(shell)


def _is_hidden(page: Page, others_see: frozenset[str] | None) -> bool:
    """Whether a page of an author's own preview is seen by nobody else."""
    if others_see is None or not page.owner:
        return False
    return not {page.owner, page.source or page.owner} <= others_see
