"""The page about a framework: its levels, its competences and who shows each, its requirement profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from generator.model import Competence, Framework, Text, leaves
from generator.writing.addresses import competence_slug
from generator.writing.cohort_learners import CohortWording

_IN_A_CELL = 30
"""How many names stand behind a number; more than that are on the competence's own page."""


@dataclass(frozen=True)
class FrameworkData:
    """What a framework's page shows. ``showing``: the listed learners who show a competence, by its name.

    A learner is a name and the address of that learner's page about it.
    """

    framework: Framework
    wording: CohortWording
    showing: Mapping[str, Sequence[dict[str, str]]]

    def data(self) -> dict[str, Any]:
        it = self.framework
        return {
            "framework": {
                "description": self._said(it.description),
                "version": it.version,
                "publisher": it.publisher,
                "licence": it.licence,
                "source": it.address,
            },
            "levels": [
                {
                    "id": level.id,
                    "title": self._said(level.title),
                    "description": self._said(level.description),
                    "nlqf": level.nlqf,
                    "eqf": level.eqf,
                }
                for level in it.levels
            ],
            "rows": list(self._rows(it.competences)),
            "requirements": [
                {**self.wording.requirement(name), "url": self.wording.requirement_url(name)}
                for name in (f"{it.id}:{each.id}" for each in it.requirements)
            ],
        }

    def text(self) -> str:
        """What the page is found by."""
        said = (f"{each.id} {self._said(each.title)}" for each in leaves(self.framework.competences))
        return str(escape(" · ".join((self._said(self.framework.title), *said))))

    def _rows(self, competences: tuple[Competence, ...], deep: int = 0) -> Iterator[dict[str, Any]]:
        """The tree from top to bottom: groups, and the competences below each."""
        for it in competences:
            yield {
                "number": it.id,
                "anchor": f"lk-{competence_slug(it.id)}",
                "title": self._said(it.title),
                "language": self._language(it.title),
                "description": self._said(it.description),
                "kind": it.kind,
                "deep": min(deep, 4),
                "group": bool(it.competences),
                "indicators": [
                    {"level": each.level, "description": self._said(each.description)}
                    for each in it.indicators
                ],
                **({} if it.competences else self._shown(f"{self.framework.id}:{it.id}")),
            }
            yield from self._rows(it.competences, deep + 1)

    def _shown(self, name: str) -> dict[str, Any]:
        """Who shows a competence, and where that is told."""
        who = list(self.showing.get(name, ()))
        return {
            "url": self.wording.competence_url(name),
            "count": len(who),
            "learners": who if len(who) <= _IN_A_CELL else [],
        }

    def _said(self, text: Text | None) -> str:
        return text.in_language(self.wording.language) if text else ""

    def _language(self, text: Text) -> str | None:
        language = text.chosen(self.wording.language)[1]
        return language if language not in {"", self.wording.language} else None
