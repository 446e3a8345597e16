"""The pages of one portfolio."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from babel import Locale
from markupsafe import Markup

from generator.markdown import local_part
from generator.model import (
    PARTS,
    PHASES,
    Cycle,
    Date,
    Document,
    Frameworks,
    Phase,
    Portfolio,
    named_files,
)
from generator.overviews import OVERVIEWS
from generator.overviews.competence import competence_overview, shown_competences
from generator.overviews.counted import by_date, by_start, counted, current_cycle
from generator.overviews.cycle import cycle_overview, map_rows
from generator.overviews.develop import develop_overview
from generator.overviews.home import HomeOverview, home_overview
from generator.overviews.views import VIEWS
from generator.writing.addresses import Addresses
from generator.writing.charts import CHARTS
from generator.writing.feed import Feed, feed_of
from generator.writing.media import target_of
from generator.writing.pages import Media, Page, Pages, relative
from generator.writing.plain import document_data, plain
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
from generator.writing.search import INDEX, search_index
from generator.writing.sharing import PICTURE, Card, linked_data, shares
from generator.writing.translations import in_language, translation_of
from generator.writing.wording import PortfolioWording

_WITH_PAGES = tuple(part for part in PARTS if part != "cycles")


def portfolio_pages(
    portfolio: Portfolio, frameworks: Frameworks, *, root: str, in_cohort: bool = False
) -> Pages:
    """Every page of a portfolio; ``root`` is where it lives on the site: ``amina/`` or ``""``.

    ``in_cohort``: there are pages about a cohort, to which it may lead.
    """
    known = frameworks.beside(portfolio.frameworks)
    return _Writer(portfolio, known, root, portfolio.profile.language, in_cohort).pages()


@dataclass(frozen=True)
class _Writer:
    portfolio: Portfolio
    frameworks: Frameworks
    root: str
    language: str
    """That of the pages: the learner's own, or one that documents are translated into."""
    in_cohort: bool = False

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
            tuple((entry["title"], entry["url"]) for entry in self.navigation),
            tuple(sorted(self._media())),
            ((self.root + INDEX, search_index(pages, self.root)),),
            self._feed,
            self._card,
        )

    @property
    def _card(self) -> Card:
        profile = self.portfolio.profile
        return Card(self.root + PICTURE, profile.name, profile.headline or "", shares(self._overview.wheel))

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
            self.language, self.frameworks, self.portfolio, self.addresses, self.in_cohort
        )

    @cached_property
    def navigation(self) -> list[dict[str, Any]]:
        _ = self.wording.catalogue.gettext
        entries = [("home", _("Home"), self.wording.address(self.portfolio.profile))]
        if self.cycle:
            entries += [("cycle", _("Cycle"), self.wording.address(self.cycle))]
            entries += [(p, self.wording.terms[p], self.addresses.page(p)) for p in PHASES]
        entries += [
            ("competences", _("Competences"), self.addresses.page("competences")),
            ("experiences", _("Experiences"), self.addresses.page("experiences")),
            ("evidence", _("Evidence"), self.addresses.page("evidence")),
            ("dialogues", _("Dialogues"), self.addresses.page("dialogues")),
            ("plan", _("Plan"), self.addresses.page("plan")),
            ("print", _("Print"), self.addresses.page("print")),
        ]
        return [{"key": key, "title": title, "url": url} for key, title, url in entries]

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
            },
            "other_language": self._name(self.wording.other_language),
            "navigation": self.navigation,
            "phases": [entry for entry in self.navigation if entry["key"] in PHASES],
            "term": self.wording.terms,
            "views": VIEWS,
            "updated": self.wording.date(self.updated) if self.updated else None,
            "search": self.root + INDEX,
            "picture": self.root + PICTURE,
            "feed": self._feed.address if self._feed else None,
            "competences_url": self.addresses.page("competences"),
        }

    @cached_property
    def updated(self) -> Date | None:
        """The newest date among the portfolio's documents, as precise as its author was."""
        dates = [getattr(d, "date", None) or getattr(d, "start", None) for d in self.portfolio.documents()]
        return max(filter(None, dates), default=None)

    def _page(self, address: str, template: str, title: str, here: str, **data: Any) -> Page:
        return Page(
            address=address,
            template=f"portfolio/{template}.html",
            title=title,
            language=self.wording.language,
            owner=self.portfolio.slug,
            data={**self.shared, "here": here, **data},
            updated=self.updated.first if self.updated else None,
        )

    def _name(self, language: str | None) -> str | None:
        """A language as the pages call it."""
        return Locale(language).get_display_name(self.language) if language else None

    def _prose(self, document: Document, page: str, below: int) -> Markup:
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
            return f"{relative(self.addresses.file(file), page)}{place}" if file else ""

        html = cleaned(document.prose, link, lambda address: within_site(link(address)), self._sizes)
        if not asked:
            self._same_everywhere[document.prose] = html
        return html

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

    def _full(self, document: Document, page: str, below: int = 1) -> dict[str, Any]:
        """Everything a document says, its prose included; ``below`` is the level of its own heading."""
        return {**document_data(document, self.wording), "html": self._prose(document, page, below)}

    # The pages -------------------------------------------------------------------------------

    def _home(self) -> Page:
        profile = self.portfolio.profile
        address = self.wording.address(profile)
        overview = plain(self._overview, self.wording)
        page = self._page(
            address,
            "home",
            profile.name,
            "home",
            profile=self._full(profile, address),
            versions=self._versions(profile),
            overview=overview,
            linked=linked_data(overview, self.wording),
            cycle=plain(self.cycle, self.wording),
            phase_urls={phase: self.addresses.page(phase) for phase in PHASES},
            charts=self._charts("wheel", self._overview.wheel),
        )
        return replace(page, source=profile.source, description=profile.headline or "")

    def _charts(self, name: str, value: Any) -> dict[str, Any]:
        return {name: CHARTS[name](value)}

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
        overview = cycle_overview(self.portfolio, cycle, self.frameworks)
        page = self._page(
            address,
            "cycle",
            cycle.title,
            "cycle",
            cycle=self._full(cycle, address),
            versions=self._versions(cycle),
            cycles=self._cycle_links(),
            phase_urls={phase: self.addresses.cycle(cycle.number, phase) for phase in PHASES},
            overview=plain(overview, self.wording),
            charts=self._charts("wheel", overview.wheel),
        )
        return replace(page, source=cycle.source)

    def _phase(self, cycle: Cycle, phase: Phase) -> Page:
        overview = OVERVIEWS[phase](self.portfolio, cycle, self.frameworks)
        return self._page(
            self.addresses.cycle(cycle.number, phase),
            phase,
            self.wording.terms[phase],
            phase,
            cycle=plain(cycle, self.wording),
            cycles=self._cycle_links(phase),
            overview=plain(overview, self.wording),
            charts={name: CHARTS[name](overview) for name in _PHASE_CHARTS.get(phase, ())},
        )

    def _competences(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        shown = shown_competences(self.portfolio, self.frameworks)
        rows = map_rows(counted(self.portfolio, self.cycle, self.frameworks)) if self.cycle else ()
        yield self._page(
            self.addresses.page("competences"),
            "competences",
            _("Competences"),
            "competences",
            rows=plain(rows, self.wording),
            own=plain(self.portfolio.frameworks, self.wording),
        )
        for name in shown:
            competence = self.wording.competence(name)
            described = self.frameworks.competences[name].description
            yield self._page(
                self.addresses.competence(name),
                "competence",
                competence["title"],
                "competences",
                description=described.in_language(self.wording.language) if described else "",
                overview=plain(competence_overview(self.portfolio, name, self.frameworks), self.wording),
            )

    def _lists(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        portfolio, page = self.portfolio, self.addresses.page
        yield self._page(
            page("experiences"),
            "experiences",
            _("Experiences"),
            "experiences",
            experiences=plain(by_start(portfolio.experiences), self.wording),
        )
        yield self._page(
            page("evidence"),
            "gallery",
            _("Evidence"),
            "evidence",
            evidence=[self._full(e, page("evidence"), 2) for e in reversed(by_date(portfolio.evidence))],
        )
        yield self._page(
            page("dialogues"),
            "dialogues",
            _("Dialogues"),
            "dialogues",
            dialogues=[self._full(d, page("dialogues"), 3) for d in reversed(by_date(portfolio.dialogues))],
            assessments=[
                self._full(a, page("dialogues"), 3) for a in reversed(by_date(portfolio.assessments))
            ],
            validations=[
                self._full(v, page("dialogues"), 3) for v in reversed(by_date(portfolio.validations))
            ],
        )
        overview = develop_overview(portfolio, self.cycle, self.frameworks) if self.cycle else None
        yield self._page(
            page("plan"),
            "plan",
            _("Plan"),
            "plan",
            goals=[self._full(g, page("plan"), 3) for g in portfolio.goals],
            questions=[self._full(q, page("plan"), 3) for q in portfolio.questions],
            overview=plain(overview, self.wording),
        )

    def _documents(self) -> Iterator[Page]:
        for part in _WITH_PAGES:
            documents = _ordered(getattr(self.portfolio, part))
            for place, document in enumerate(documents):
                address = self.addresses.document(document)
                full = self._full(document, address)
                page = self._page(
                    address,
                    "document",
                    document.title,
                    _LISTED.get(part, part),
                    document=full,
                    versions=self._versions(document),
                    about_this=self._about_this(document),
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
        for part in _WITH_PAGES:
            for document in filter(self._is_translated, getattr(self.portfolio, part)):
                yield self._translation(document, _LISTED.get(part, part))

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
        html = self._prose(document, address, 1)
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
            original=self.addresses.document(document),
            versions=self._versions(document),
        )
        return replace(page, source=document.source, text=html)

    def _about_this(self, document: Document) -> list[dict[str, Any]]:
        """The documents that refer to a document: what was said about it, what belongs to it."""
        name = document.source.partition("/")[2].removesuffix(".md")
        return [self.wording.document(other) for other in self._referring.get(name, ())]

    @cached_property
    def _referring(self) -> dict[str, list[Document]]:
        referring: dict[str, list[Document]] = {}
        portfolio = self.portfolio
        for piece in portfolio.evidence:
            referring.setdefault(f"experiences/{piece.experience}", []).append(piece)
        for dialogue in portfolio.dialogues:
            about = {*dialogue.about, *(item.about for item in dialogue.feedback if item.about)}
            for name in about:
                referring.setdefault(name, []).append(dialogue)
        for assessment in portfolio.assessments:
            for name in assessment.about:
                referring.setdefault(name, []).append(assessment)
        for validation in portfolio.validations:
            for slug in {slug for outcome in validation.outcomes for slug in outcome.evidence}:
                referring.setdefault(f"evidence/{slug}", []).append(validation)
        for goal in portfolio.goals:
            referring.setdefault(f"validations/{goal.gap}", []).append(goal)
            referring.setdefault(f"questions/{goal.question}", []).append(goal)
        return referring

    def _print(self) -> Page:
        address = self.addresses.page("print")
        _ = self.wording.catalogue.gettext
        found = {
            phase: OVERVIEWS[phase](self.portfolio, self.cycle, self.frameworks)
            for phase in PHASES
            if self.cycle
        }
        return self._page(
            address,
            "print",
            _("The whole portfolio"),
            "print",
            profile=self._full(self.portfolio.profile, address),
            home=plain(self._overview, self.wording),
            overviews={phase: plain(overview, self.wording) for phase, overview in found.items()},
            charts={
                name: CHARTS[name](found[phase]) for phase in found for name in _PHASE_CHARTS.get(phase, ())
            },
            cycles=[self._full(cycle, address, 3) for cycle in reversed(self.portfolio.cycles)],
            **{
                part: [self._full(d, address, 3) for d in _newest_first(getattr(self.portfolio, part))]
                for part in _WITH_PAGES
            },
        )

    def _media(self) -> set[Media]:
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
        both = [each for file in files for each in (file, file.small) if each]
        return {Media(each.name, self.addresses.file(each)) for each in both}


_LISTED = {
    "assessments": "dialogues",
    "validations": "dialogues",
    "goals": "plan",
    "questions": "plan",
    "frameworks": "competences",
}
"""The part of the portfolio that lists a kind of document, where that has another name."""

_PHASE_CHARTS: dict[Phase, tuple[str, ...]] = {"recognise": ("rings", "timeline"), "develop": ("steering",)}


def _ordered(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """By date; those without one last, by file name."""

    def place(document: Document) -> tuple[bool, datetime.date, str]:
        day = _day(document)
        return day is None, day or datetime.date.min, document.source

    return tuple(sorted(documents, key=place))


def _newest_first(documents: tuple[Document, ...]) -> list[Document]:
    """By date, the newest first; those without one last, as they stood."""
    return sorted(documents, key=lambda it: _day(it) or datetime.date.min, reverse=True)


def _day(document: Document) -> datetime.date | None:
    date = getattr(document, "date", None) or getattr(document, "start", None)
    return date.first if date else None
