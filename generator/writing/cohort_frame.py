"""What all pages about a cohort have: their navigation, their addresses, lists that go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from babel import Locale

from generator.model import Cohort
from generator.writing.cohort_learners import CohortLearners, CohortSite, CohortWording
from generator.writing.pages import Page
from generator.writing.plain import plain_fields
from generator.writing.search import INDEX

_ON_A_PAGE = 60

Way = tuple[str, ...]
"""The names of the folders a page is in, whatever its language."""


@dataclass(frozen=True)
class CohortFrame:
    """Makes pages about a cohort, in one language."""

    site: CohortSite

    @property
    def cohort(self) -> Cohort:
        return self.site.cohort

    @cached_property
    def learners(self) -> CohortLearners:
        return CohortLearners(self.site)

    @property
    def wording(self) -> CohortWording:
        return self.learners.wording

    @cached_property
    def navigation(self) -> list[dict[str, str]]:
        _, page = self.wording.catalogue.gettext, self.wording.page
        entries = [("home", self.cohort.title.in_language(self.wording.language), page())]
        if self.learners.lists_names:
            entries.append(("learners", _("Learners"), page("learners")))
        entries += [
            ("competences", _("Competences"), page("competences")),
            ("requirements", _("What is asked"), page("requirements")),
            ("ecosystem", _("Partners"), page("ecosystem")),
        ]
        if self.site.programme:
            entries.append(("programme", _("Programme"), page("programme")))
        return [{"key": key, "title": title, "url": url} for key, title, url in entries]

    def page(self, way: Way, template: str, title: str, here: str, **data: Any) -> Page:
        return Page(
            address=self.wording.page(*way),
            template=f"cohort/{template}.html",
            title=title,
            language=self.wording.language,
            data={**self._shared, "here": here, "versions": self._versions(way), **data},
        )

    def _versions(self, way: Way) -> list[dict[str, str]]:
        """The same page in each language; none if that is one."""
        known = self.cohort.languages
        return [
            {
                "language": each,
                "name": Locale.parse(each).get_display_name(each) or each,
                "url": self.wording.page_in(each, *way),
            }
            for each in (known if len(known) > 1 else ())
        ]

    @cached_property
    def _shared(self) -> dict[str, Any]:
        page = self.wording.page
        return {
            "cohort": plain_fields(self.cohort, self.wording),
            "said": {
                name: self.wording.said(text)
                for name in ("title", "programme", "introduction")
                if (text := getattr(self.cohort, name))
            },
            "site_url": page(),
            "search": page() + INDEX,
            "navigation": self.navigation,
            "term": self.wording.terms,
            "accessibility_url": page("accessibility"),
            "competences_url": page("competences"),
            "requirements_url": page("requirements"),
            "learners_url": page("learners") if self.learners.lists_names else "",
        }

    def paged(
        self, way: Way, first: Page, name: str, entries: Sequence[Any], most: int = _ON_A_PAGE
    ) -> Iterator[Page]:
        """A page with a list called ``name``, of so many entries, and the pages that go on with it."""
        parts = [entries[start : start + most] for start in range(0, len(entries), most)] or [[]]
        ways = [way if number == 1 else (*way, "page", str(number)) for number in range(1, len(parts) + 1)]
        urls = [self.wording.page(*each) for each in ways]
        links = [{"number": number, "url": url} for number, url in enumerate(urls, 1)]
        for number, (each, part) in enumerate(zip(ways, parts, strict=True), 1):
            shown = {
                name: part,
                "links": links if len(links) > 1 else [],
                "number": number,
                "versions": self._versions(each),
            }
            yield replace(first, address=urls[number - 1], data={**first.data, **shown})
