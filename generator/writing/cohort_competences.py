"""The pages about what the learners of a cohort can do: all competences, each of them, and the frameworks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.overviews.cohort import LearnerCell, Showing
from generator.writing.addresses import competence_slug
from generator.writing.cohort_frame import CohortFrame, Way
from generator.writing.framework_page import FrameworkData
from generator.writing.pages import Page
from generator.writing.summary import Summary

_NAMES_ON_A_PAGE = 500
_IN_A_CELL = 30
"""Who is behind a number up to this is soon found on the competence's page; a greater one has its own."""


@dataclass(frozen=True)
class CohortCompetences:
    """Makes these pages."""

    frame: CohortFrame

    def pages(self) -> Iterator[Page]:
        frame = self.frame
        title = frame.wording.catalogue.gettext("Competences")
        yield frame.page(
            ("competences",), "competences", title, "competences", groups=self._groups, rows=self._map
        )
        for name in frame.site.frameworks.competences:
            if name in frame.wording.shown:
                yield from self._competence(name)
        yield from self._full_cells()
        yield from self._frameworks()

    @cached_property
    def _groups(self) -> list[dict[str, Any]]:
        """Each framework with the competences of it that somebody shows."""
        found: dict[str, list[Showing[Summary]]] = {}
        for it in self.frame.learners.showing:
            found.setdefault(it.competence.partition(":")[0], []).append(it)
        frameworks = self.frame.site.frameworks
        return [
            {
                "id": it.id,
                "title": self.frame.wording.said(it.title),
                "url": self.frame.wording.framework_url(it.id),
                "competences": [self._entry(showing) for showing in found.get(it.id, ())],
            }
            for it in frameworks.all
        ]

    def _entry(self, it: Showing[Summary]) -> dict[str, Any]:
        return {"competence": self.frame.wording.competence(it.competence), "count": len(it.learners)}

    # The whole map -----------------------------------------------------------------------------

    @cached_property
    def _map(self) -> list[dict[str, Any]]:
        """The map over learners; a number that may not be told does not leave this function."""
        return [
            {
                "competence": self.frame.wording.competence(row.competence),
                "cells": [self._cell(row.competence, cell) for cell in row.cells],
            }
            for row in self.frame.learners.rows
        ]

    def _cell(self, competence: str, cell: LearnerCell[Summary]) -> dict[str, Any]:
        many = self.frame.learners.lists_names and len(cell.learners) > _IN_A_CELL
        return {
            "phase": cell.phase,
            "count": len(cell.learners) if cell.telling else None,
            "url": self.frame.wording.page(*_cell_way(competence, cell)) if many else "",
        }

    def _full_cells(self) -> Iterator[Page]:
        """The names behind a great number on the map."""
        learners, wording = self.frame.learners, self.frame.wording
        cells = [(row.competence, cell) for row in learners.rows for cell in row.cells]
        for name, cell in cells if learners.lists_names else ():
            if len(cell.learners) > _IN_A_CELL:
                competence, way = wording.competence(name), _cell_way(name, cell)
                title = f"{competence['title']} · {wording.terms[cell.phase]}"
                page = self.frame.page(way, "cell", title, "competences", competence=competence)
                names = [learners.named(learner) for learner in cell.learners]
                yield from self.frame.paged(way, page, "names", names, _NAMES_ON_A_PAGE)

    # One competence, one framework -------------------------------------------------------------

    def _competence(self, name: str) -> Iterator[Page]:
        """Who shows a competence, and with what; without names, how many."""
        wording = self.frame.wording
        competence, way = wording.competence(name), ("competences", competence_slug(name))
        described = self.frame.site.frameworks.competences[name].description
        known = next((it for it in self.frame.learners.showing if it.competence == name), None)
        page = self.frame.page(
            way,
            "competence",
            competence["title"],
            "competences",
            competence=competence,
            description=wording.said(described) if described else None,
            count=len(known.learners) if known else 0,
        )
        yield from self.frame.paged(way, page, "shows", self._shows(name))

    def _shows(self, name: str) -> list[dict[str, Any]]:
        """Those who show a competence: first who has it confirmed, then by name."""
        learners = self.frame.learners
        found = [it for it in learners.listed if name in it.shows]
        found.sort(key=lambda it: name not in it.levels)
        return [
            {**learners.own_page(it, it.shows[name]["competence_url"] or it.url), **it.shows[name]}
            for it in found
        ]

    def _frameworks(self) -> Iterator[Page]:
        """A page for each framework, with those who show its competences."""
        frame, showing = self.frame, dict[str, list[dict[str, str]]]()
        for learner in frame.learners.listed:
            for name, shown in learner.shows.items():
                url = shown["competence_url"] or learner.url
                showing.setdefault(name, []).append({"name": learner.name, "url": url})
        for it in frame.site.frameworks.all:
            about = FrameworkData(it, frame.wording, showing)
            title, listed = it.title.in_language(frame.wording.language), frame.learners.lists_names
            way = ("frameworks", it.id)
            page = frame.page(way, "framework", title, "competences", listed=listed, **about.data())
            yield replace(page, text=about.text())


def _cell_way(competence: str, cell: LearnerCell[Summary]) -> Way:
    return "competences", competence_slug(competence), cell.phase
