"""The pages about a cohort: who the learners are, what they show, and with whom they learn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.model import Cohort, Portfolio, Programme, Site
from generator.overviews.calibrate import STANDINGS
from generator.overviews.cohort import (
    Card,
    cohort_competence,
    cohort_overview,
    cohort_requirement,
)
from generator.overviews.counted import current_cycle
from generator.writing.addresses import Addresses, cohort_page, competence_slug
from generator.writing.pages import Page, Pages, relative
from generator.writing.plain import document_data, plain, plain_fields
from generator.writing.prose import rendered
from generator.writing.search import INDEX, search_index
from generator.writing.wording import PortfolioWording, Wording


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
        )
        navigation = tuple((entry["title"], entry["url"]) for entry in self.navigation)
        return Pages(pages, navigation, texts=((INDEX, search_index(pages, "", self._people())),))

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
            learners=self._listed,
        )

    def _learners(self) -> Iterator[Page]:
        if self._lists_names:
            _ = self.wording.catalogue.gettext
            yield self._page(
                cohort_page("learners"), "learners", _("Learners"), "learners", learners=self._listed
            )

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
                "cells": [
                    {
                        "phase": cell.phase,
                        "count": len(cell.learners) if cell.telling else None,
                        "learners": [self._named(p) for p in cell.learners] if self._lists_names else [],
                    }
                    for cell in row.cells
                ],
            }
            for row in self.overview.rows
        ]

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
            yield self._page(
                str(competence["url"]),
                "competence",
                competence["title"],
                "competences",
                competence=competence,
                description=described.in_language(self.wording.language) if described else "",
                shows=[
                    {
                        **self._named(shown.portfolio),
                        "competence_url": self._wording_of(shown.portfolio).competence_url(name),
                        "experiences": plain(shown.experiences, self._wording_of(shown.portfolio)),
                        "evidence": plain(shown.evidence, self._wording_of(shown.portfolio)),
                        "confirmation": plain(shown.confirmation, self._wording_of(shown.portfolio)),
                    }
                    for shown in shows
                ],
            )

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
            yield self._requirement(name)

    @staticmethod
    def _requirement_url(name: str) -> str:
        return cohort_page("requirements", competence_slug(name))

    def _requirement(self, name: str) -> Page:
        requirement = self.wording.requirement(name)
        calibrated = cohort_requirement(self.site, name) if self._lists_names else ()
        return self._page(
            self._requirement_url(name),
            "requirement",
            requirement["title"],
            "requirements",
            requirement=requirement,
            asks=plain(self.site.frameworks.requirements[name].asks, self.wording),
            standings=STANDINGS,
            calibrated=[
                {
                    **self._named(entry.portfolio),
                    "calibrate_url": f"{entry.portfolio.slug}/calibrate/",
                    "counts": [len(count.competences) for count in entry.calibration.counts],
                }
                for entry in calibrated
            ],
        )

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

    @staticmethod
    def _prose(programme: Programme, page: str) -> str:
        def link(address: str) -> str:
            return relative(address, page) if address.startswith("assets/") else address

        return Markup(rendered(programme.prose, link, link))  # noqa: S704  # nh3 has been over it
