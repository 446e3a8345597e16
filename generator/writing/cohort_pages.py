"""The pages about a cohort: who the learners are, what they show, and with whom they learn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.model import LEARNING, PHASES, Cohort, Portfolio, Programme, Site
from generator.overviews.calibrate import STANDINGS
from generator.overviews.cohort import (
    Card,
    Facets,
    LearnerCell,
    Shows,
    cohort_competence,
    cohort_overview,
    cohort_requirement,
    facets,
    reach,
)
from generator.overviews.counted import current_cycle
from generator.writing.addresses import Addresses, cohort_page, competence_slug
from generator.writing.pages import Page, Pages, relative
from generator.writing.plain import document_data, plain, plain_fields
from generator.writing.prose import rendered
from generator.writing.search import INDEX, search_index
from generator.writing.wording import PortfolioWording, Wording

LEARNERS = "learners.json"
"""The file the filters look through."""

_ACCESSIBILITY = cohort_page("accessibility")
_ON_A_PAGE = 60
_NAMES_ON_A_PAGE = 500
_IN_A_CELL = 30
"""How many names a number opens; more than that have pages of their own."""
_AT_HOME = 24


@dataclass(frozen=True)
class CohortWording(Wording):
    """How the cohort's pages put things into words. ``shown``: the competences that have a page."""

    shown: frozenset[str]

    def competence_url(self, name: str) -> str | None:
        return cohort_page("competences", competence_slug(name)) if name in self.shown else None


def cohort_pages(site: Site) -> Pages:
    """Every page about a cohort. Raises ValueError for a site without one."""
    if site.cohort is None:
        raise ValueError("a site without a cohort has no pages about it")
    return _Writer(site, site.cohort).pages()


@dataclass(frozen=True)
class _Writer:
    site: Site
    cohort: Cohort

    def pages(self) -> Pages:
        pages = (
            self._home(),
            *self._learners(),
            *self._competences(),
            *self._requirements(),
            self._ecosystem(),
            *self._programme(),
            self._accessibility(),
        )
        navigation = tuple((entry["title"], entry["url"]) for entry in self.navigation)
        texts = [(INDEX, search_index(pages, "", self._people()))]
        if self._lists_names:
            texts.append((LEARNERS, self._index()))
        return Pages(pages, navigation, texts=tuple(texts))

    def _people(self) -> Iterator[tuple[str, str, str]]:
        """The learners who are listed, for the search."""
        for learner in self._listed:
            shown = [it["competence"]["title"] for it in learner["highlights"]]
            yield learner["url"], learner["name"], ", ".join(filter(None, (learner["headline"], *shown)))

    @cached_property
    def wording(self) -> CohortWording:
        shown = frozenset(self.overview.competences)
        return CohortWording(self.cohort.languages[0], self.site.frameworks, shown)

    @cached_property
    def overview(self) -> Any:
        return cohort_overview(self.site)

    @cached_property
    def navigation(self) -> list[dict[str, str]]:
        _ = self.wording.catalogue.gettext
        entries = [("home", self.cohort.title.in_language(self.wording.language), "")]
        if self._lists_names:
            entries.append(("learners", _("Learners"), cohort_page("learners")))
        entries += [
            ("competences", _("Competences"), cohort_page("competences")),
            ("requirements", _("Requirement profiles"), cohort_page("requirements")),
            ("ecosystem", _("Ecosystem"), cohort_page("ecosystem")),
        ]
        if self.site.programme:
            entries.append(("programme", _("Programme"), cohort_page("programme")))
        return [{"key": key, "title": title, "url": url} for key, title, url in entries]

    def _page(self, address: str, template: str, title: str, here: str, **data: Any) -> Page:
        shared = {
            "cohort": plain_fields(self.cohort, self.wording),
            "navigation": self.navigation,
            "term": self.wording.terms,
            "here": here,
            "accessibility_url": _ACCESSIBILITY,
            "learners_url": cohort_page("learners") if self._lists_names else "",
        }
        return Page(
            address=address,
            template=f"cohort/{template}.html",
            title=title,
            language=self.wording.language,
            data={**shared, **data},
        )

    def _home(self) -> Page:
        return self._page(
            "",
            "home",
            self.cohort.title.in_language(self.wording.language),
            "home",
            rows=self._rows(),
            learners=self._listed[:_AT_HOME],
            others=max(len(self._listed) - _AT_HOME, 0),
        )

    def _learners(self) -> Iterator[Page]:
        """All learners, and those of each phase, form of learning and standing, some on each page."""
        if not self._lists_names:
            return
        _ = self.wording.catalogue.gettext
        everybody = self._learners_page(cohort_page("learners"), _("Learners"), filters=self._filters)
        yield from self._paged(everybody, "learners", self._listed)
        for group, title, holds in self._groups():
            found = [learner for learner in self._listed if holds(self._facets[learner["url"]])]
            page = self._learners_page(cohort_page("learners", *group), title, filters=None)
            yield from self._paged(page, "learners", found)

    def _learners_page(self, address: str, title: str, *, filters: dict[str, Any] | None) -> Page:
        return self._page(address, "learners", title, "learners", filters=filters, groups=self._group_links)

    def _groups(self) -> Iterator[tuple[tuple[str, ...], str, Callable[[Facets], bool]]]:
        """The lists of learners beside the whole: address, title, and who is in it."""
        _, term = self.wording.catalogue.gettext, self.wording.terms
        for phase in PHASES:
            title = _("Learners in the phase {phase}").format(phase=term[phase])
            yield ("phase", phase), title, lambda it, phase=phase: it.phase == phase  # type: ignore[misc]
        for form in LEARNING:
            title = _("Learners with {learning} learning").format(learning=term[form])
            yield ("learning", form), title, lambda it, form=form: form in it.learning  # type: ignore[misc]
        yield ("validated",), _("Learners who have been validated"), lambda it: it.validated
        yield ("not-validated",), _("Learners who have not been validated yet"), lambda it: not it.validated

    def _paged(
        self, first: Page, name: str, entries: Sequence[Any], most: int = _ON_A_PAGE
    ) -> Iterator[Page]:
        """A page with a list called ``name``, of so many entries, and the pages that go on with it."""
        parts = [entries[start : start + most] for start in range(0, len(entries), most)] or [[]]
        links = [
            {"number": number, "url": f"{first.address}page/{number}/" if number > 1 else first.address}
            for number in range(1, len(parts) + 1)
        ]
        for link, part in zip(links, parts, strict=True):
            shown = {name: part, "links": links if len(links) > 1 else [], "number": link["number"]}
            yield replace(first, address=str(link["url"]), data={**first.data, **shown})

    @cached_property
    def _group_links(self) -> list[dict[str, str]]:
        return [{"title": title, "url": cohort_page("learners", *way)} for way, title, _ in self._groups()]

    @cached_property
    def _filters(self) -> dict[str, Any]:
        """What a learner can be looked for by, each choice as its tag and its words."""
        competences = [self.wording.competence(name) for name in self.overview.competences]
        ranks = (self.site.frameworks.levels(name) for name in self.overview.competences)
        requirements = [
            (name, self.wording.requirement(name)["title"]) for name in self.overview.requirements
        ]
        return {
            "index": LEARNERS,
            "competences": [
                {"tag": competence_slug(it["name"]), "words": f"{it['title']} ({it['number']})"}
                for it in competences
            ],
            "levels": max((len(levels) for levels in ranks), default=0),
            "requirements": [
                {"tag": f"r-{competence_slug(name)}", "words": title} for name, title in requirements
            ],
        }

    @cached_property
    def _facets(self) -> dict[str, Facets]:
        return {f"{card.portfolio.slug}/": facets(card.portfolio, self.site) for card in self.overview.cards}

    def _index(self) -> str:
        """For the filters, of each learner: address, name, headline, its language, chips, photo, tags."""
        entries = []
        for learner in self._listed:
            full = self.cohort.listing == "cards"
            chips = [it["competence"]["title"] for it in learner["highlights"]] if full else []
            photo = learner["photo"]["small"]["url"] if full and learner["photo"] else ""
            tags = " ".join(self._tags(self._facets[learner["url"]]))
            headline = (learner["headline"] or "") if full else ""
            language = learner["language"] or ""
            entries.append([learner["url"], learner["name"], headline, language, chips, photo, tags])
        return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))

    def _tags(self, found: Facets) -> Iterator[str]:
        yield from (competence_slug(name) for name in found.competences)
        for name, level in found.levels:
            rank = self.site.frameworks.rank(name, level)
            yield from (f"{competence_slug(name)}@{number}" for number in range(1, rank + 1))
        if found.phase:
            yield f"p-{found.phase}"
        yield from (f"l-{form}" for form in found.learning)
        yield "v-yes" if found.validated else "v-no"
        yield from (f"r-{competence_slug(name)}" for name in found.standards)

    @cached_property
    def _listed(self) -> list[dict[str, Any]]:
        return [self._learner(card) for card in self.overview.cards] if self._lists_names else []

    def _learner(self, card: Card) -> dict[str, Any]:
        """A learner as listed: a link, and what the listing allows beside it."""
        profile = card.portfolio.profile
        wording = self._wording_of(card.portfolio)
        photo = document_data(profile, wording)["shown"] if profile.photo else None
        return {
            "name": profile.name,
            "url": f"{card.portfolio.slug}/",
            "language": profile.language if profile.language != self.wording.language else None,
            "headline": profile.headline,
            "photo": photo,
            "alt": profile.photo.alt if profile.photo else "",
            "highlights": plain(card.home.highlights, wording)[:3],
        }

    def _wording_of(self, portfolio: Portfolio) -> PortfolioWording:
        cycle = current_cycle(portfolio)
        addresses = Addresses(f"{portfolio.slug}/", cycle.number if cycle else None)
        return PortfolioWording(self.wording.language, self.site.frameworks, portfolio, addresses)

    def _rows(self) -> list[dict[str, Any]]:
        """The map over learners; a number about too few people does not leave this function."""
        return [
            {
                "competence": self.wording.competence(row.competence),
                "cells": [self._cell(row.competence, cell) for cell in row.cells],
            }
            for row in self.overview.rows
        ]

    def _cell(self, competence: str, cell: LearnerCell) -> dict[str, Any]:
        """A number and the names behind it, or where they are."""
        named = cell.learners if self._lists_names else ()
        many = len(named) > _IN_A_CELL
        return {
            "phase": cell.phase,
            "count": len(cell.learners) if cell.telling else None,
            "url": self._cell_url(competence, cell) if many else "",
            "learners": [] if many else [self._named(portfolio) for portfolio in named],
        }

    @staticmethod
    def _cell_url(competence: str, cell: LearnerCell) -> str:
        return cohort_page("competences", competence_slug(competence), cell.phase)

    def _full_cells(self) -> Iterator[Page]:
        """The names behind a number that is too great to open on the map."""
        for row in self.overview.rows if self._lists_names else ():
            competence = self.wording.competence(row.competence)
            for cell in row.cells:
                if cell.telling and len(cell.learners) > _IN_A_CELL:
                    page = self._page(
                        self._cell_url(row.competence, cell),
                        "cell",
                        f"{competence['title']} · {self.wording.terms[cell.phase]}",
                        "competences",
                        competence=competence,
                    )
                    names = [self._named(portfolio) for portfolio in cell.learners]
                    yield from self._paged(page, "names", names, _NAMES_ON_A_PAGE)

    @property
    def _lists_names(self) -> bool:
        return self.cohort.listing != "none"

    @staticmethod
    def _named(portfolio: Portfolio) -> dict[str, str]:
        return {"name": portfolio.profile.name, "url": f"{portfolio.slug}/"}

    def _competences(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        yield self._page(
            cohort_page("competences"), "competences", _("Competences"), "competences", rows=self._rows()
        )
        for name in self.overview.competences:
            competence = self.wording.competence(name)
            described = self.site.frameworks.competences[name].description
            shows = cohort_competence(self.site, name) if self._lists_names else ()
            page = self._page(
                str(competence["url"]),
                "competence",
                competence["title"],
                "competences",
                competence=competence,
                description=described.in_language(self.wording.language) if described else "",
            )
            yield from self._paged(page, "shows", [self._shows(shown, name) for shown in shows])
        yield from self._full_cells()

    def _shows(self, shown: Shows, competence: str) -> dict[str, Any]:
        wording = self._wording_of(shown.portfolio)
        return {
            **self._named(shown.portfolio),
            "competence_url": wording.competence_url(competence),
            "experiences": plain(shown.experiences, wording),
            "evidence": plain(shown.evidence, wording),
            "confirmation": plain(shown.confirmation, wording),
        }

    def _requirements(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        names = self.overview.requirements
        entries = [{**self.wording.requirement(name), "url": self._requirement_url(name)} for name in names]
        yield self._page(
            cohort_page("requirements"),
            "requirements",
            _("Requirement profiles"),
            "requirements",
            requirements=entries,
        )
        for name in names:
            yield from self._requirement(name)

    @staticmethod
    def _requirement_url(name: str) -> str:
        return cohort_page("requirements", competence_slug(name))

    def _requirement(self, name: str) -> Iterator[Page]:
        requirement = self.wording.requirement(name)
        calibrated = cohort_requirement(self.site, name) if self._lists_names else ()
        page = self._page(
            self._requirement_url(name),
            "requirement",
            requirement["title"],
            "requirements",
            requirement=requirement,
            asks=plain(self.site.frameworks.requirements[name].asks, self.wording),
            standings=STANDINGS,
        )
        entries = [
            {
                **self._named(entry.portfolio),
                "calibrate_url": f"{entry.portfolio.slug}/calibrate/",
                "counts": [len(count.competences) for count in entry.calibration.counts],
            }
            for entry in calibrated
        ]
        yield from self._paged(page, "calibrated", entries)

    def _ecosystem(self) -> Page:
        _ = self.wording.catalogue.gettext
        return self._page(
            cohort_page("ecosystem"),
            "ecosystem",
            _("Ecosystem"),
            "ecosystem",
            partners=plain(self.overview.partners, self.wording),
            professionals=sorted(
                {role for partner in self.cohort.partners for role in partner.professionals},
                key=lambda role: self.wording.terms[role],
            ),
        )

    def _programme(self) -> Iterator[Page]:
        programme = self.site.programme
        if programme:
            address = cohort_page("programme")
            yield self._page(
                address,
                "programme",
                programme.title,
                "programme",
                programme=plain_fields(programme, self.wording),
                html=self._prose(programme, address),
            )

    def _accessibility(self) -> Page:
        """The school's statement, as Dutch public bodies publish one (Besluit digitale toegankelijkheid)."""
        found = reach(self.site)
        return self._page(
            _ACCESSIBILITY,
            "accessibility",
            self.wording.catalogue.gettext("Accessibility"),
            "accessibility",
            pictures=len(found.pictures),
            untranscribed=len(found.untranscribed),
            documents=len(found.documents),
        )

    @staticmethod
    def _prose(programme: Programme, page: str) -> str:
        def link(address: str) -> str:
            return relative(address, page) if address.startswith("assets/") else address

        return Markup(rendered(programme.prose, link, link))  # noqa: S704  # nh3 has been over it
