"""The pages of one portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from babel import Locale

from generator.model import (
    KIND,
    LISTED,
    PHASES,
    Cycle,
    Date,
    Document,
    Frameworks,
    ListPage,
    Phase,
    Portfolio,
    newest_date,
)
from generator.overviews.competence import competence_overview, shown_competences
from generator.overviews.competences import competences_overview
from generator.overviews.confirmed import by_document
from generator.overviews.counted import current_cycle
from generator.overviews.home import HomeOverview, home_overview
from generator.overviews.views import VIEWS
from generator.writing.addresses import Addresses
from generator.writing.cases import Cases
from generator.writing.charts import CHARTS
from generator.writing.document_lists import DocumentLists
from generator.writing.document_order import ordered
from generator.writing.document_prose import DocumentProse
from generator.writing.feed import Feed, feed_of
from generator.writing.findings import finding
from generator.writing.home_page import HomePage
from generator.writing.linked_data import linked_data
from generator.writing.list_cards import ON_CARDS, ListCards
from generator.writing.look import look_of
from generator.writing.navigation import Navigation
from generator.writing.pages import Page, Pages
from generator.writing.paper import Paper
from generator.writing.paper_kinds import papers_of
from generator.writing.phases import Phases
from generator.writing.plain import plain
from generator.writing.search import INDEX, search_index
from generator.writing.sharing import PICTURE, Card, card_of
from generator.writing.translations import in_language, translation_of
from generator.writing.wording import Languages, PortfolioWording


def portfolio_pages(
    portfolio: Portfolio, frameworks: Frameworks, *, root: str, cohort: Languages = (), preview: bool = False
) -> Pages:
    """Every page of a portfolio; ``root`` is where it lives on the site: ``amina/`` or ``""``.

    ``cohort``: the languages of pages about a cohort, to which it may lead; none if there are none.
    ``preview``: only its author sees them, so they may also say what is not there yet.
    """
    known = frameworks.beside(portfolio.frameworks)
    return _Writer(portfolio, known, root, portfolio.profile.language, cohort, preview).pages()


@dataclass(frozen=True)
class _Writer:
    portfolio: Portfolio
    frameworks: Frameworks
    root: str
    language: str
    """That of the pages: the learner's own, or one that documents are translated into."""
    cohort_languages: Languages = ()
    preview: bool = False
    """For its author alone."""

    def pages(self) -> Pages:
        pages = (
            self._home(),
            *self._cycles(),
            *self._competences(),
            *self._lists(),
            *self._documents(),
            self._print(),
            *(page for other in self._others for page in other.translations()),
        )
        return Pages(
            tuple(pages),
            tuple((entry["title"], entry["url"]) for entry in self.navigation.places),
            tuple(sorted(self.prose.media())),
            ((self.root + INDEX, search_index(pages, self.root)),),
            self._feed,
            self._card,
            tuple(self._papers()),
        )

    def _papers(self) -> Iterator[Paper]:
        """In the learner's own language, and in each that the profile is translated into."""
        for writer in (self, *self._others):
            if writer is self or translation_of(writer.portfolio.profile, writer.language):
                yield from papers_of(writer.prose, writer.frameworks)

    @property
    def _card(self) -> Card:
        return card_of(self.root, self._overview, self.wording)

    @cached_property
    def _overview(self) -> HomeOverview:
        return home_overview(self.portfolio, self.frameworks)

    @cached_property
    def _feed(self) -> Feed | None:
        title = self.wording.catalogue.gettext("Portfolio of {name}").format(name=self.portfolio.profile.name)
        return feed_of(self.portfolio, self.addresses, title, self.wording.terms)

    # What every page has ---------------------------------------------------------------------

    @cached_property
    def cycle(self) -> Cycle | None:
        return current_cycle(self.portfolio)

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.root, self.cycle.number if self.cycle else None)

    @cached_property
    def wording(self) -> PortfolioWording:
        return PortfolioWording(
            self.language, self.frameworks, self.portfolio, self.addresses, self.cohort_languages
        )

    @cached_property
    def prose(self) -> DocumentProse:
        return DocumentProse(self.portfolio, self.wording)

    @cached_property
    def _phases(self) -> Phases:
        return Phases(self.wording, self.frameworks)

    @cached_property
    def _listed(self) -> DocumentLists:
        return DocumentLists(self.prose)

    @cached_property
    def _cases(self) -> Cases:
        return Cases(self.prose)

    @cached_property
    def navigation(self) -> Navigation:
        return Navigation(self.wording, self.addresses, self.cycle)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What all pages of the portfolio share."""
        profile = self.portfolio.profile
        return {
            "learner": {
                "name": profile.name,
                "headline": profile.headline,
                "language": self.wording.languages(profile)["headline"],
                "url": self.wording.address(profile),
                "email": profile.contact.email if profile.contact else None,
            },
            "look": look_of(self.wording),
            "other_language": self._name(self.wording.other_language),
            "own_language": self.wording.other_language,
            "preview": self.preview,
            "term": self.wording.terms,
            "views": VIEWS,
            "updated": self.wording.date(self.updated) if self.updated else None,
            "search": self.root + INDEX,
            "picture": self.root + PICTURE,
            "record": self.portfolio.record.file if self.portfolio.record else None,
            "feed": self._feed.address if self._feed else None,
            "competences_url": self.addresses.page("competences"),
        }

    @cached_property
    def updated(self) -> Date | None:
        return newest_date(self.portfolio)

    def _page(self, address: str, template: str, title: str, here: str, **data: Any) -> Page:
        return Page(
            address=address,
            template=f"portfolio/{template}.html",
            title=title,
            language=self.wording.language,
            owner=self.portfolio.slug,
            data={**self.shared, **self.navigation.data(here), "here": here, **data},
            updated=self.updated.first if self.updated else None,
        )

    def _name(self, language: str | None) -> str | None:
        """A language as the pages call it."""
        return Locale(language).get_display_name(self.language) if language else None

    # The pages -------------------------------------------------------------------------------

    def _home(self) -> Page:
        profile = self.portfolio.profile
        address = self.wording.address(profile)
        data = HomePage(self.prose, self._overview, address).data()
        page = self._page(
            address,
            "home",
            profile.name,
            "home",
            versions=self._versions(profile),
            **data,
            linked=linked_data(data["overview"], self.wording),
            cycle=plain(self.cycle, self.wording),
            phase_urls={phase: self.addresses.page(phase) for phase in PHASES},
            charts={"wheel": CHARTS["wheel"](self._overview.wheel)},
        )
        return replace(page, source=profile.source, description=profile.headline or "")

    def _cycles(self) -> Iterator[Page]:
        for cycle in self.portfolio.cycles:
            yield self._cycle(cycle)
            for phase in PHASES:
                yield self._phase(cycle, phase)

    def _cycle_links(self, phase: Phase | None = None) -> list[dict[str, Any]]:
        """The same page in every cycle, newest first."""
        return [
            {
                "number": cycle.number,
                "title": cycle.title,
                "url": self.addresses.cycle(cycle.number, phase) if phase else self.wording.address(cycle),
                "current": cycle is self.cycle,
            }
            for cycle in reversed(self.portfolio.cycles)
        ]

    def _cycle(self, cycle: Cycle) -> Page:
        address = self.wording.address(cycle)
        page = self._page(
            address,
            "cycle",
            cycle.title,
            "cycle",
            cycle=self.prose.full(cycle, address),
            versions=self._versions(cycle),
            cycles=self._cycle_links(),
            phase_urls={phase: self.addresses.cycle(cycle.number, phase) for phase in PHASES},
            **self._phases.of_cycle(cycle),
        )
        return replace(page, source=cycle.source)

    def _phase(self, cycle: Cycle, phase: Phase) -> Page:
        return self._page(
            self.addresses.cycle(cycle.number, phase),
            phase,
            self.wording.terms[phase],
            phase,
            cycle=plain(cycle, self.wording),
            cycles=self._cycle_links(phase),
            **self._phases.of_phase(cycle, phase),
        )

    def _competences(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        shown = shown_competences(self.portfolio, self.frameworks)
        every = competences_overview(self.portfolio, self.frameworks)
        yield self._list(
            "competences",
            "competences",
            _("What I can do"),
            finding=finding(every, self.wording),
            overview=plain(every, self.wording),
            frameworks=plain(self.portfolio.frameworks, self.wording),
        )
        for name in shown:
            competence = self.wording.competence(name)
            described = self.frameworks.competences[name].description
            yield self._page(
                self.addresses.competence(name),
                "competence",
                competence["title"],
                "competences",
                trail=self.navigation.to_list("competences"),
                description=described.in_language(self.wording.language) if described else "",
                overview=plain(competence_overview(self.portfolio, name, self.frameworks), self.wording),
            )

    def _lists(self) -> Iterator[Page]:
        """The pages that list documents; some kinds are shown there in a way of their own."""
        _ = self.wording.catalogue.gettext
        evidence = self._listed.documents_of(KIND["evidence"], self.addresses.page("evidence"), 2)
        yield self._list("experiences", "experiences", _("My experiences"))
        yield self._list("evidence", "gallery", _("Proof"), evidence=evidence)
        yield self._list("dialogues", "dialogues", _("Conversations, feedback and judgements"))
        yield self._list("plan", "plan", _("My plan"), **self._phases.agreed(self.cycle))

    def _list(self, here: ListPage, template: str, title: str, **own: Any) -> Page:
        """A page that lists documents; ``own`` is what it shows in its own way, a folder of them or more."""
        address = self.addresses.page(here)
        kinds = [kind for kind in LISTED if kind.listed == here and kind.folder not in {*own, *ON_CARDS}]
        cards = ListCards(self.prose, address).on(here)
        sections = self._listed.sections(kinds, address)
        return self._page(address, template, title, here, sections=sections, **cards, **own)

    def _documents(self) -> Iterator[Page]:
        for kind in LISTED:
            documents = ordered(getattr(self.portfolio, kind.folder))
            for place, document in enumerate(documents):
                address = self.addresses.document(document)
                full = self.prose.full(document, address)
                page = self._page(
                    address,
                    "document",
                    document.title,
                    str(kind.listed),
                    document=full,
                    trail=self.navigation.to_list(str(kind.listed)),
                    versions=self._versions(document),
                    **self._cases.beside(document, address),
                    before=self.wording.document(documents[place - 1]) if place else None,
                    after=self.wording.document(documents[place + 1]) if place + 1 < len(documents) else None,
                )
                yield replace(page, source=document.source, text=full["html"])

    # In other languages ----------------------------------------------------------------------

    @property
    def _others(self) -> Iterator[_Writer]:
        """The same for each language that documents are translated into."""
        found = {it.slug for document in self.portfolio.documents() for it in document.translations}
        for language in sorted(found):
            yield replace(self, portfolio=in_language(self.portfolio, language), language=language)

    def translations(self) -> Iterator[Page]:
        """The pages of the documents that are translated into this language."""
        if self._is_translated(self.portfolio.profile):
            yield self._home()
        yield from (self._cycle(cycle) for cycle in self.portfolio.cycles if self._is_translated(cycle))
        for kind in LISTED:
            for document in filter(self._is_translated, getattr(self.portfolio, kind.folder)):
                yield self._translation(document, str(kind.listed))

    def _is_translated(self, document: Document) -> bool:
        return translation_of(document, self.language) is not None

    def _versions(self, document: Document) -> list[dict[str, str]]:
        """A document's page in each language it is there in; none if that is one."""
        ways = [(self.portfolio.profile.language, self.addresses.document(document))]
        ways += [(it.slug, self.addresses.translation(document, it.slug)) for it in document.translations]
        return [
            {
                "language": language,
                "name": Locale(language).get_display_name(language) or language,
                "url": url,
            }
            for language, url in (ways if len(ways) > 1 else ())
        ]

    def _translation(self, document: Document, here: str) -> Page:
        """A document's title and text, with the way to everything else it says."""
        address = self.wording.address(document)
        html = self.prose.html(document, address, 1)
        about = {
            "kind": type(document).__name__.lower(),
            "title": document.title,
            "html": html,
            "languages": self.wording.languages(document),
        }
        page = self._page(
            address,
            "translation",
            document.title,
            here,
            document=about,
            trail=self.navigation.to_list(here),
            original=self.addresses.document(document),
            versions=self._versions(document),
        )
        return replace(page, source=document.source, text=html)

    def _print(self) -> Page:
        address = self.addresses.page("print")
        _ = self.wording.catalogue.gettext
        return self._page(
            address,
            "print",
            _("The whole portfolio"),
            "print",
            profile=self.prose.full(self.portfolio.profile, address),
            home=plain(self._overview, self.wording),
            confirmed=plain(by_document(self._overview.highlights), self.wording),
            phases=self._phases.on_paper(self.cycle),
            cycles=[self.prose.full(cycle, address, 3) for cycle in reversed(self.portfolio.cycles)],
            printed=self._listed.printed(address),
        )
