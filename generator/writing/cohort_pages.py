"""The pages about a cohort: who the learners are, what they show, and with whom they learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.model import LEARNING, PHASES, Cohort, Programme
from generator.overviews.calibrate import STANDINGS
from generator.overviews.cohort import LearnerCell, partner_groups
from generator.writing.addresses import cohort_page, competence_slug
from generator.writing.cohort_learners import LEARNERS, CohortLearners, CohortSite, CohortWording
from generator.writing.collation import collated
from generator.writing.framework_page import FrameworkData
from generator.writing.pages import Page, Pages, relative
from generator.writing.plain import plain, plain_fields
from generator.writing.prose import in_words, leading_here, rendered, scrolling, turned
from generator.writing.search import INDEX, search_index
from generator.writing.summary import Summary

_ACCESSIBILITY = cohort_page("accessibility")
_ON_A_PAGE = 60
_NAMES_ON_A_PAGE = 500
_IN_A_CELL = 30
"""How many names a number opens; more than that have pages of their own."""
_AT_HOME = 24


def cohort_pages(site: CohortSite) -> Pages:
    """Every page about a cohort, its learners by the names they show."""
    language = site.cohort.languages[0]
    learners = sorted(site.learners, key=lambda it: (collated(it.name, language), it.slug))
    return _Writer(replace(site, learners=learners)).pages()


def cohort_navigation(site: CohortSite) -> tuple[tuple[str, str], ...]:
    """Titles and addresses of the pages about a cohort, whoever is in it."""
    return tuple((entry["title"], entry["url"]) for entry in _Writer(site).navigation)


@dataclass(frozen=True)
class _Writer:
    site: CohortSite

    @property
    def cohort(self) -> Cohort:
        return self.site.cohort

    def pages(self) -> Pages:
        pages = (
            self._home(),
            *self._learners(),
            *self._competences(),
            *self._requirements(),
            *self._frameworks(),
            self._ecosystem(),
            *self._programme(),
            self._accessibility(),
        )
        texts = [(INDEX, search_index(pages, "", self.learners.people()))]
        if self.learners.lists_names:
            texts.append((LEARNERS, self.learners.index()))
        return Pages(pages, cohort_navigation(self.site), texts=tuple(texts))

    @cached_property
    def learners(self) -> CohortLearners:
        return CohortLearners(self.site)

    @property
    def wording(self) -> CohortWording:
        return self.learners.wording

    @cached_property
    def navigation(self) -> list[dict[str, str]]:
        _ = self.wording.catalogue.gettext
        entries = [("home", self.cohort.title.in_language(self.wording.language), "")]
        if self.learners.lists_names:
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
            "learners_url": cohort_page("learners") if self.learners.lists_names else "",
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
            rows=self._map,
            learners=self.learners.cards(self.learners.listed[:_AT_HOME]),
            others=max(len(self.learners.listed) - _AT_HOME, 0),
        )

    def _learners(self) -> Iterator[Page]:
        """All learners, and those of each phase, form of learning and standing, some on each page."""
        if not self.learners.lists_names:
            return
        _ = self.wording.catalogue.gettext
        everybody = self._learners_page(cohort_page("learners"), _("Learners"), filters=self.learners.filters)
        yield from self._paged(everybody, "learners", self.learners.cards(self.learners.listed))
        for group, title, holds in self._groups():
            found = [learner for learner in self.learners.listed if holds(learner)]
            page = self._learners_page(cohort_page("learners", *group), title, filters=None)
            yield from self._paged(page, "learners", self.learners.cards(found))

    def _learners_page(self, address: str, title: str, *, filters: dict[str, Any] | None) -> Page:
        return self._page(address, "learners", title, "learners", filters=filters, groups=self._group_links)

    def _groups(self) -> Iterator[tuple[tuple[str, ...], str, Callable[[Summary], bool]]]:
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
    def _map(self) -> list[dict[str, Any]]:
        """The map over learners; a number about too few people does not leave this function."""
        return [
            {
                "competence": self.wording.competence(row.competence),
                "cells": [self._cell(row.competence, cell) for cell in row.cells],
            }
            for row in self.learners.rows
        ]

    def _cell(self, competence: str, cell: LearnerCell[Summary]) -> dict[str, Any]:
        """A number and the names behind it, or where they are."""
        named = cell.learners if self.learners.lists_names else ()
        many = len(named) > _IN_A_CELL
        return {
            "phase": cell.phase,
            "count": len(cell.learners) if cell.telling else None,
            "url": self._cell_url(competence, cell) if many else "",
            "learners": [] if many else [self.learners.named(learner) for learner in named],
        }

    @staticmethod
    def _cell_url(competence: str, cell: LearnerCell[Summary]) -> str:
        return cohort_page("competences", competence_slug(competence), cell.phase)

    def _full_cells(self) -> Iterator[Page]:
        """The names behind a number that is too great to open on the map."""
        for row in self.learners.rows if self.learners.lists_names else ():
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
                    names = [self.learners.named(learner) for learner in cell.learners]
                    yield from self._paged(page, "names", names, _NAMES_ON_A_PAGE)

    def _competences(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        yield self._page(
            cohort_page("competences"),
            "competences",
            _("Competences"),
            "competences",
            rows=self._map,
            frameworks=self._framework_links,
        )
        for name in (row.competence for row in self.learners.rows):
            competence = self.wording.competence(name)
            described = self.site.frameworks.competences[name].description
            shows = [
                {**self.learners.named(it), **it.shows[name]}
                for it in self.learners.listed
                if name in it.shows
            ]
            page = self._page(
                str(competence["url"]),
                "competence",
                competence["title"],
                "competences",
                competence=competence,
                description=described.in_language(self.wording.language) if described else "",
            )
            yield from self._paged(page, "shows", shows)
        yield from self._full_cells()

    @cached_property
    def _framework_links(self) -> list[dict[str, str]]:
        language = self.wording.language
        return [
            {"title": it.title.in_language(language), "url": cohort_page("frameworks", it.id)}
            for it in self.site.frameworks.all
        ]

    def _frameworks(self) -> Iterator[Page]:
        """A page for each framework, with those who show its competences."""
        showing: dict[str, list[dict[str, str]]] = {}
        for learner in self.learners.listed:
            for name, shown in learner.shows.items():
                url = shown["competence_url"] or learner.url
                showing.setdefault(name, []).append({"name": learner.name, "url": url})
        for it, link in zip(self.site.frameworks.all, self._framework_links, strict=True):
            about = FrameworkData(it, self.wording, showing)
            title, listed = link["title"], self.learners.lists_names
            page = self._page(link["url"], "framework", title, "competences", listed=listed, **about.data())
            yield replace(page, text=about.text())

    def _requirements(self) -> Iterator[Page]:
        _ = self.wording.catalogue.gettext
        names = tuple(self.site.frameworks.requirements)
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
                **self.learners.named(learner),
                "calibrate_url": f"{learner.url}calibrate/",
                "counts": learner.calibrated[name],
            }
            for learner in self.learners.listed
            if name in learner.calibrated
        ]
        yield from self._paged(page, "calibrated", entries)

    def _ecosystem(self) -> Page:
        _ = self.wording.catalogue.gettext
        return self._page(
            cohort_page("ecosystem"),
            "ecosystem",
            _("Ecosystem"),
            "ecosystem",
            partners=plain(partner_groups(self.cohort), self.wording),
            professionals=sorted(
                {role for partner in self.cohort.partners for role in partner.professionals},
                key=lambda role: collated(self.wording.terms[role], self.wording.language),
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
        learners = self.site.learners
        return self._page(
            _ACCESSIBILITY,
            "accessibility",
            self.wording.catalogue.gettext("Accessibility"),
            "accessibility",
            pictures=sum(learner.pictures for learner in learners),
            untranscribed=sum(learner.untranscribed for learner in learners),
            documents=sum(learner.documents for learner in learners),
        )

    def _prose(self, programme: Programme, page: str) -> str:
        def link(address: str) -> str:
            if address.startswith("assets/"):
                return relative(address, page)
            return leading_here(programme.prose, address)

        label = self.wording.catalogue.gettext("Table {n}: {title}").replace("{title}", programme.title)
        html = in_words(rendered(programme.prose, link, link), self.wording.catalogue.gettext)
        return Markup(scrolling(turned(html, programme.prose), label))  # noqa: S704  # nh3 has been over it
