"""A portfolio's front page: three to five competences, each with its proof and who confirmed it; one line of
trust, and one voice of somebody else.

Where none is named, the newest experiences and pieces of proof stand there by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from generator.model import Evidence, Experience, Frameworks, Portfolio
from generator.overviews.competence import Confirmation, confirmation, shown_competences
from generator.overviews.counted import by_date, by_start, counted, current_cycle, naming, rationale
from generator.overviews.cycle import Wheel, wheel
from generator.overviews.trust import TrustLine, trust
from generator.overviews.voices import Voice, voice

D = TypeVar("D")

_MOST = 5
_BEST = ("validation", "assessor", "guide", "customer", "peer", "self")


@dataclass(frozen=True)
class Highlight:
    """A competence for the front page; ``proof`` is the strongest there is."""

    competence: str
    confirmation: Confirmation | None
    proof: Evidence | Experience | None
    evidence: tuple[Evidence, ...]
    sentence: str | None
    """Why it is shown, in the learner's own words."""


@dataclass(frozen=True)
class HomeOverview:
    highlights: tuple[Highlight, ...]
    experiences: tuple[Experience, ...]
    """Where no competence is named: what was learned from, the newest first."""
    pieces: tuple[Evidence, ...]
    """The proof there is then, the newest first."""
    wheel: tuple[Wheel, ...]
    """Of the current cycle; empty without one."""
    trust: TrustLine | None
    voice: Voice | None


def home_overview(portfolio: Portfolio, frameworks: Frameworks) -> HomeOverview:
    """The front page of a portfolio."""
    cycle = current_cycle(portfolio)
    names = portfolio.profile.highlights or _best_supported(portfolio, frameworks)
    return HomeOverview(
        highlights=tuple(_highlight(portfolio, name, frameworks) for name in names),
        experiences=() if names else _newest(by_start(portfolio.experiences)),
        pieces=() if names else _newest(by_date(portfolio.evidence)),
        wheel=wheel(counted(portfolio, cycle, frameworks)) if cycle else (),
        trust=trust(portfolio, frameworks),
        voice=voice(portfolio),
    )


def _newest(oldest_first: tuple[D, ...]) -> tuple[D, ...]:
    return oldest_first[::-1][:_MOST]


def _best_supported(portfolio: Portfolio, frameworks: Frameworks) -> tuple[str, ...]:
    ranked = []
    for position, name in enumerate(shown_competences(portfolio, frameworks)):
        pieces = naming(name, portfolio.evidence)
        best = confirmation(portfolio, name, frameworks)
        if pieces:
            ranked.append((-len(pieces), _BEST.index(best.by) if best else len(_BEST), position, name))
    return tuple(name for *_, name in sorted(ranked)[:_MOST])


def _highlight(portfolio: Portfolio, name: str, frameworks: Frameworks) -> Highlight:
    proof = strongest_proof(portfolio, name)
    return Highlight(
        competence=name,
        confirmation=confirmation(portfolio, name, frameworks),
        proof=proof,
        evidence=by_date(naming(name, portfolio.evidence)),
        sentence=_sentence(portfolio, name, proof),
    )


def _sentence(portfolio: Portfolio, name: str, proof: Evidence | Experience | None) -> str | None:
    """The reason beside the proof, or else the newest that the learner gave for the same competence."""
    documents = (*by_start(naming(name, portfolio.experiences)), *by_date(naming(name, portfolio.evidence)))
    reasons = [rationale(it, name) for it in (*documents, *([proof] if proof else ()))]
    return next(filter(None, reversed(reasons)), None)


def strongest_proof(portfolio: Portfolio, competence: str) -> Evidence | Experience | None:
    """A confirmed piece first, then one with a rationale, then the newest; else the last experience."""
    pieces: tuple[Evidence, ...] = by_date(naming(competence, portfolio.evidence))
    if pieces:
        return max(
            enumerate(pieces),
            key=lambda entry: (
                entry[1].confirmed_by is not None,
                rationale(entry[1], competence) is not None,
                entry[0],
            ),
        )[1]
    experiences = by_start(naming(competence, portfolio.experiences))
    return experiences[-1] if experiences else None
