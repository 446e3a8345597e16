"""All that a portfolio shows, by framework, with the learner's own sentence and who confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model import Evidence, Experience, Frameworks, Portfolio
from generator.overviews.competence import Confirmation, confirmation, shown_competences
from generator.overviews.counted import counted, current_cycle
from generator.overviews.home import strongest_proof
from generator.overviews.spoken import Quote, own_sentence


@dataclass(frozen=True)
class ShownCompetence:
    competence: str
    quote: Quote | None
    confirmation: Confirmation | None
    proof: Evidence | Experience | None
    """What shows it, where nothing else is said of it."""


@dataclass(frozen=True)
class ShownFramework:
    """The competences of one framework."""

    rows: tuple[ShownCompetence, ...]


@dataclass(frozen=True)
class CompetencesOverview:
    frameworks: tuple[ShownFramework, ...]

    @property
    def rows(self) -> tuple[ShownCompetence, ...]:
        return tuple(row for framework in self.frameworks for row in framework.rows)


def competences_overview(portfolio: Portfolio, frameworks: Frameworks) -> CompetencesOverview:
    """Up to the current cycle; nothing without one."""
    names = shown_competences(portfolio, frameworks)
    grouped = groupby(names, lambda name: name.partition(":")[0])
    return CompetencesOverview(
        tuple(
            ShownFramework(tuple(_shown(portfolio, name, frameworks) for name in group))
            for _, group in grouped
        )
    )


def _shown(portfolio: Portfolio, name: str, frameworks: Frameworks) -> ShownCompetence:
    cycle = current_cycle(portfolio)
    quote = own_sentence(counted(portfolio, cycle, frameworks), name) if cycle else None
    confirmed = confirmation(portfolio, name, frameworks)
    proof = None if quote or confirmed else strongest_proof(portfolio, name)
    return ShownCompetence(name, quote, confirmed, proof)
