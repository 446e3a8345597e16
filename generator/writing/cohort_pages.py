"""The pages about a cohort: who the learners are, what they show, and with whom they learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.model import LEARNING, PHASES, Partner, Programme
from generator.writing.addresses import competence_slug
from generator.writing.cohort_competences import CohortCompetences
from generator.writing.cohort_frame import CohortFrame, Way
from generator.writing.cohort_home import home_page
from generator.writing.cohort_learners import LEARNERS_INDEX, CohortSite
from generator.writing.collation import collated
from generator.writing.pages import Page, Pages, relative
from generator.writing.plain import plain, plain_fields
from generator.writing.prose import in_words, leading_here, rendered, scrolling, turned
from generator.writing.search import INDEX, search_index
from generator.writing.summary import Summary

_FACES = 8


def cohort_pages(sites: Sequence[CohortSite]) -> Pages:
    """Every page about a cohort in each language, its own first; its learners by the names they show."""
    made = [_Writer(CohortFrame(_sorted(each))).pages() for each in sites]
    return Pages(
        tuple(page for each in made for page in each.pages),
        made[0].navigation,
        texts=tuple(text for each in made for text in each.texts),
    )


def _sorted(site: CohortSite) -> CohortSite:
    learners = sorted(site.learners, key=lambda it: (collated(it.name, site.language), it.slug))
    return replace(site, learners=learners)


def cohort_navigation(site: CohortSite) -> tuple[tuple[str, str], ...]:
    """Titles and addresses of the pages about a cohort, whoever is in it."""
    return tuple((entry["title"], entry["url"]) for entry in CohortFrame(site).navigation)


@dataclass(frozen=True)
class _Writer:
    frame: CohortFrame

    def pages(self) -> Pages:
        pages = (
            home_page(self.frame),
            *self._learners(),
            *CohortCompetences(self.frame).pages(),
            *self._requirements(),
            self._ecosystem(),
            *self._programme(),
            self._accessibility(),
        )
        learners, root = self.frame.learners, self.frame.wording.page()
        texts = [(root + INDEX, search_index(pages, root, learners.people()))]
        if learners.lists_names:
            texts.append((root + LEARNERS_INDEX, learners.index()))
        return Pages(pages, cohort_navigation(self.frame.site), texts=tuple(texts))

    # Learners ----------------------------------------------------------------------------------

    def _learners(self) -> Iterator[Page]:
        """All learners, and those of each phase and form of learning, some on each page."""
        learners, way = self.frame.learners, ("learners",)
        if not learners.lists_names:
            return
        title = self.frame.wording.catalogue.gettext("Learners")
        everybody = self._learners_page(way, title, filters=learners.filters)
        yield from self.frame.paged(way, everybody, "learners", learners.cards(learners.listed))
        for group, title, holds in self._groups():
            found = [learner for learner in learners.listed if holds(learner)]
            page = self._learners_page(group, title, filters=None)
            yield from self.frame.paged(group, page, "learners", learners.cards(found))

    def _learners_page(self, way: Way, title: str, *, filters: dict[str, Any] | None) -> Page:
        links = self._group_links
        return self.frame.page(way, "learners", title, "learners", filters=filters, groups=links)

    def _groups(self) -> Iterator[tuple[Way, str, Callable[[Summary], bool]]]:
        """The lists of learners beside the whole: where, title, and who is in it."""
        _, term = self.frame.wording.catalogue.gettext, self.frame.wording.terms
        for phase in PHASES:
            title = _("Learners in the phase {phase}: {plain}").format(
                phase=term[phase], plain=term[f"{phase}-plain"]
            )
            yield ("learners", "phase", phase), title, lambda it, phase=phase: it.phase == phase  # type: ignore[misc]
        for form in LEARNING:
            title = _("Learners: {learning}").format(learning=term[f"{form}-plain"])
            yield ("learners", "learning", form), title, lambda it, form=form: form in it.learning  # type: ignore[misc]
        yield (
            ("learners", "validated"),
            _("Learners who passed a judgement that the school confirms"),
            lambda it: it.validated,
        )

    @cached_property
    def _group_links(self) -> list[dict[str, str]]:
        """The lists with somebody in them."""
        return [
            {"title": title, "url": self.frame.wording.page(*way)}
            for way, title, holds in self._groups()
            if any(map(holds, self.frame.learners.listed))
        ]

    # Requirement profiles ----------------------------------------------------------------------

    def _requirements(self) -> Iterator[Page]:
        wording = self.frame.wording
        names = tuple(self.frame.site.frameworks.requirements)
        entries = [
            {
                **wording.requirement(name),
                "url": wording.requirement_url(name),
                "count": len(self._judged(name)),
            }
            for name in names
        ]
        title = wording.catalogue.gettext("What is asked")
        yield self.frame.page(("requirements",), "requirements", title, "requirements", requirements=entries)
        for name in names:
            yield from self._requirement(name)

    def _judged(self, name: str) -> list[Summary]:
        return [learner for learner in self.frame.learners.listed if name in learner.calibrated]

    def _requirement(self, name: str) -> Iterator[Page]:
        """What is asked, and how far those who were judged by it came: the furthest first."""
        wording, way = self.frame.wording, ("requirements", competence_slug(name))
        requirement = wording.requirement(name)
        page = self.frame.page(
            way,
            "requirement",
            requirement["title"],
            "requirements",
            requirement=requirement,
            asks=plain(self.frame.site.frameworks.requirements[name].asks, wording),
        )
        judged = [self._standing(learner, name) for learner in self._judged(name)]
        judged.sort(key=lambda it: (it["met"], it["partly"]), reverse=True)
        yield from self.frame.paged(way, page, "calibrated", judged)

    def _standing(self, learner: Summary, name: str) -> dict[str, Any]:
        page = self.frame.learners.own_page(learner, learner.calibrate_url)
        return {**page, **learner.calibrated[name]}

    # What is the school's ----------------------------------------------------------------------

    def _ecosystem(self) -> Page:
        title = self.frame.wording.catalogue.gettext("Whom we work with")
        partners = [self._partner(it) for it in self.frame.cohort.partners]
        return self.frame.page(("ecosystem",), "ecosystem", title, "ecosystem", partners=partners)

    def _partner(self, it: Partner) -> dict[str, Any]:
        """A partner with what it asks of people, and who learned there."""
        wording, learners = self.frame.wording, self.frame.learners
        there = [each for each in learners.listed if it.name in each.places]
        asks = self.frame.site.frameworks.requirements.items()
        return {
            **plain_fields(it, wording),
            "role": wording.said(it.role) if it.role else None,
            "requirements": [
                {**wording.requirement(name), "url": wording.requirement_url(name)}
                for name, requirement in asks
                if requirement.organisation == it.name
            ],
            "learners": [learners.own_page(each, each.places[it.name]) for each in there[:_FACES]],
            "others": max(len(there) - _FACES, 0),
        }

    def _programme(self) -> Iterator[Page]:
        whole, wording = self.frame.site.programme, self.frame.wording
        if whole:
            programme, way = whole.in_language(wording.language), ("programme",)
            is_translated = programme is not whole or wording.own == wording.language
            yield self.frame.page(
                way,
                "programme",
                programme.title,
                "programme",
                programme=plain_fields(replace(programme, translations=()), wording),
                own_language=None if is_translated else wording.own,
                html=self._prose(programme, wording.page(*way)),
            )

    def _accessibility(self) -> Page:
        """The school's statement, as Dutch public bodies publish one (Besluit digitale toegankelijkheid)."""
        learners, title = self.frame.site.learners, self.frame.wording.catalogue.gettext("Accessibility")
        return self.frame.page(
            ("accessibility",),
            "accessibility",
            title,
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

        label = self.frame.wording.catalogue.gettext("Table {n}: {title}").replace("{title}", programme.title)
        html = in_words(rendered(programme.prose, link, link), self.frame.wording.catalogue.gettext)
        return Markup(scrolling(turned(html, programme.prose), label))  # noqa: S704  # nh3 has been over it
