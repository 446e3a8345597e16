"""The learners of a cohort as its pages list them, and what a visitor can look for them by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model import Cohort, Frameworks, Programme
from generator.overviews.cohort import CohortRow, cohort_rows
from generator.writing.addresses import cohort_page, competence_slug
from generator.writing.summary import Summary
from generator.writing.wording import Wording

LEARNERS = "learners.json"
"""The file the filters look through."""


@dataclass(frozen=True)
class CohortWording(Wording):
    """How the cohort's pages put things into words. ``shown``: the competences that have a page."""

    shown: frozenset[str]

    def competence_url(self, name: str) -> str | None:
        return cohort_page("competences", competence_slug(name)) if name in self.shown else None

    def framework_url(self, name: str) -> str | None:
        return cohort_page("frameworks", name)


@dataclass(frozen=True)
class CohortSite:
    """What the pages about a cohort are made of."""

    cohort: Cohort
    frameworks: Frameworks
    programme: Programme | None
    learners: Sequence[Summary]


@dataclass(frozen=True)
class CohortLearners:
    """Who is in a cohort, as far as its pages tell it."""

    site: CohortSite

    def people(self) -> Iterator[tuple[str, str, str]]:
        """The learners who are listed, for the search."""
        for learner in self.listed:
            words = ", ".join(filter(None, (learner.headline, *learner.highlights)))
            yield learner.url, learner.name, words

    @cached_property
    def wording(self) -> CohortWording:
        shown = frozenset(row.competence for row in self.rows)
        return CohortWording(self.site.cohort.languages[0], self.site.frameworks, shown)

    @cached_property
    def rows(self) -> tuple[CohortRow[Summary], ...]:
        learners = [(learner, learner.phases) for learner in self.site.learners]
        return cohort_rows(learners, self.site.frameworks, self.site.cohort.smallest_group)

    @cached_property
    def filters(self) -> dict[str, Any]:
        """What a learner can be looked for by, each choice as its tag and its words."""
        competences = [self.wording.competence(row.competence) for row in self.rows]
        ranks = (self.site.frameworks.levels(row.competence) for row in self.rows)
        requirements = [
            (name, self.wording.requirement(name)["title"]) for name in self.site.frameworks.requirements
        ]
        return {
            "index": LEARNERS,
            "of": len(self.listed),
            "competences": [
                {"tag": competence_slug(it["name"]), "words": f"{it['title']} ({it['number']})"}
                for it in competences
            ],
            "levels": max((len(levels) for levels in ranks), default=0),
            "requirements": [
                {"tag": f"r-{competence_slug(name)}", "words": title} for name, title in requirements
            ],
        }

    def index(self) -> str:
        """For the filters, of each learner: address, name, headline, its language, chips, photo, tags."""
        entries = [
            [
                *(card[field] for field in ("url", "name", "headline", "language", "highlights", "photo")),
                " ".join(self._tags(learner)),
            ]
            for learner, card in zip(self.listed, self.cards(self.listed), strict=True)
        ]
        return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))

    def _tags(self, learner: Summary) -> Iterator[str]:
        yield from (competence_slug(name) for name in learner.phases)
        for name, level in learner.levels.items():
            rank = self.site.frameworks.rank(name, level)
            yield from (f"{competence_slug(name)}@{number}" for number in range(1, rank + 1))
        if learner.phase:
            yield f"p-{learner.phase}"
        yield from (f"l-{form}" for form in learner.learning)
        yield "v-yes" if learner.validated else "v-no"
        yield from (f"r-{competence_slug(name)}" for name in learner.calibrated)

    @property
    def listed(self) -> Sequence[Summary]:
        return self.site.learners if self.lists_names else ()

    def cards(self, learners: Sequence[Summary]) -> list[dict[str, Any]]:
        """Learners as listed: a link, and what the listing allows beside it."""
        full = self.site.cohort.listing == "cards"
        return [
            {
                **self.named(learner),
                "language": learner.language if learner.language != self.wording.language else "",
                "headline": (learner.headline or "") if full else "",
                "photo": learner.photo if full else "",
                "alt": learner.alt if full else "",
                "highlights": learner.highlights if full else [],
            }
            for learner in learners
        ]

    @property
    def lists_names(self) -> bool:
        return self.site.cohort.listing != "none"

    @staticmethod
    def named(learner: Summary) -> dict[str, str]:
        return {"name": learner.name, "url": learner.url}
