"""The learners of a cohort as its pages list them, and what a visitor can look for them by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model import LEARNING, PHASES, Cohort, Frameworks, Programme, Text
from generator.overviews.cohort import CohortRow, Showing, Tally, cohort_rows, showing
from generator.writing.addresses import cohort_page, competence_slug
from generator.writing.initials import initials
from generator.writing.pages import relative
from generator.writing.summary import Summary
from generator.writing.wording import Wording

LEARNERS_INDEX = "learners.json"
"""The file the filters look through."""


@dataclass(frozen=True)
class CohortWording(Wording):
    """How the cohort's pages put things into words.

    ``shown``: the competences that have a page; ``own``: the language that the school speaks first.
    """

    shown: frozenset[str]
    own: str

    def page(self, *names: str) -> str:
        """The address of a page about the cohort in this language."""
        return self.page_in(self.language, *names)

    def page_in(self, language: str, *names: str) -> str:
        return cohort_page(*names, language=language if language != self.own else "")

    def competence_url(self, name: str) -> str | None:
        return self.page("competences", competence_slug(name)) if name in self.shown else None

    def framework_url(self, name: str) -> str | None:
        return self.page("frameworks", name)

    def requirement_url(self, name: str) -> str:
        return self.page("requirements", competence_slug(name))

    def said(self, text: Text) -> dict[str, str | None]:
        """A text of the school, with its language if it is another one."""
        said, language = text.chosen(self.language)
        language = language or self.own
        return {"text": said, "language": language if language != self.language else None}


@dataclass(frozen=True)
class CohortSite:
    """What the pages about a cohort are made of, in a language."""

    cohort: Cohort
    frameworks: Frameworks
    programme: Programme | None
    learners: Sequence[Summary]
    language: str


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
        shown = frozenset((*(it.competence for it in self.rows), *(it.competence for it in self.showing)))
        cohort = self.site.cohort
        return CohortWording(self.site.language, self.site.frameworks, shown, cohort.languages[0])

    @cached_property
    def rows(self) -> tuple[CohortRow[Summary], ...]:
        """The map over all learners; where nobody is named, only what may be told."""
        learners = [(learner, learner.phases) for learner in self.site.learners]
        rows = cohort_rows(learners, self.site.frameworks, self.tally)
        return tuple(row for row in rows if self.lists_names or row.telling)

    @cached_property
    def showing(self) -> tuple[Showing[Summary], ...]:
        learners = [(learner, learner.shows) for learner in self.site.learners]
        return showing(learners, self.site.frameworks, self.tally)

    @property
    def tally(self) -> Tally:
        cohort = self.site.cohort
        return Tally(len(self.site.learners), cohort.smallest_group, self.lists_names)

    @cached_property
    def filters(self) -> dict[str, Any]:
        """What a learner can be looked for by, each choice as its tag and its words."""
        competences = [self.wording.competence(it.competence) for it in self.showing]
        ranks = (self.site.frameworks.levels(it.competence) for it in self.showing)
        judged = {name for learner in self.listed for name in learner.calibrated}
        requirements = [
            (name, self.wording.requirement(name)["title"])
            for name in self.site.frameworks.requirements
            if name in judged
        ]
        return {
            "index": self.wording.page() + LEARNERS_INDEX,
            "of": len(self.listed),
            "phases": [it for it in PHASES if any(learner.phase == it for learner in self.listed)],
            "forms": [it for it in LEARNING if any(it in learner.learning for learner in self.listed)],
            "competences": [
                {"tag": competence_slug(it["name"]), "words": it["title"], "also": self._also(it)}
                for it in competences
            ],
            "levels": max((len(levels) for levels in ranks), default=0),
            "requirements": [
                {"tag": f"r-{competence_slug(name)}", "words": title} for name, title in requirements
            ],
        }

    def index(self) -> str:
        """For the filters, of each: addresses of page and photo from where this lies, name, headline, its
        language, chips, initials, the language that a link leads to if it is another one, other texts
        that are not on the card, tags."""
        entries = [
            [
                *(self._from_index(card[field]) for field in ("url", "photo")),
                *(
                    card[field]
                    for field in ("name", "headline", "language", "highlights", "initials", "leaves")
                ),
                [it for it in card["words"] if it not in (card["headline"], *card["highlights"])],
                " ".join(self._tags(learner)),
            ]
            for learner, card in zip(self.listed, self.cards(self.listed), strict=True)
        ]
        return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))

    def _also(self, competence: dict[str, Any]) -> str:
        """What a competence is called in other languages: who looks for it may speak one of them."""
        title = self.site.frameworks.competences[competence["name"]].title
        return " ".join(text for _, text in title.versions if text != competence["title"])

    def _from_index(self, address: str) -> str:
        return relative(address, self.wording.page()) if address else ""

    def _tags(self, learner: Summary) -> Iterator[str]:
        yield from (competence_slug(name) for name in learner.shows)
        for name, level in learner.levels.items():
            rank = self.site.frameworks.rank(name, level)
            yield from (f"{competence_slug(name)}@{number}" for number in range(1, rank + 1))
        if learner.phase:
            yield f"p-{learner.phase}"
        yield from (f"l-{form}" for form in learner.learning)
        if learner.validated:
            yield "v-yes"
        yield from (f"r-{competence_slug(name)}" for name in learner.calibrated)

    @property
    def listed(self) -> Sequence[Summary]:
        return self.site.learners if self.lists_names else ()

    def cards(self, learners: Sequence[Summary]) -> list[dict[str, Any]]:
        """Learners as listed: a link, and what the listing allows beside it."""
        full = self.site.cohort.listing == "cards"
        return [
            {
                **self.face(learner),
                "language": learner.language if learner.language != self.wording.language else "",
                "headline": (learner.headline or "") if full else "",
                "alt": learner.alt if full else "",
                "highlights": learner.highlights if full else [],
                "words": learner.words if full else [],
            }
            for learner in learners
        ]

    @property
    def lists_names(self) -> bool:
        return self.site.cohort.listing != "none"

    def face(self, learner: Summary) -> dict[str, str]:
        """Somebody's name with a picture, or with what stands for one, where the listing allows it."""
        full = self.site.cohort.listing == "cards"
        return {
            **self.named(learner),
            "photo": learner.photo if full else "",
            "initials": initials(learner.name) if full else "",
        }

    def named(self, learner: Summary) -> dict[str, str]:
        """A link to somebody; ``leaves`` names the language it is in, if that is another one."""
        other = learner.home_language if learner.home_language != self.wording.language else ""
        name = self.wording.language_name(other) if other else ""
        return {"name": learner.name, "url": learner.url, "leaves": name, "hreflang": other}

    def own_page(self, learner: Summary, url: str) -> dict[str, str]:
        """A link to a page of somebody's that is there in their own language only."""
        other = learner.own_language if learner.own_language != self.wording.language else ""
        name = self.wording.language_name(other) if other else ""
        return {**self.face(learner), "url": url, "leaves": name, "hreflang": other}
