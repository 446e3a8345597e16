"""The cohort: who shows what, counted over learners, and never about fewer than a smallest group."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import LEARNING, PHASES, Evidence, Experience, Learning, Partner, Phase, Portfolio, Site
from generator.overviews.calibrate import Calibration, calibrate_overview, standards
from generator.overviews.competence import Confirmation, confirmation
from generator.overviews.counted import counted, current_cycle, naming
from generator.overviews.cycle import cells, occurring
from generator.overviews.home import HomeOverview, home_overview


@dataclass(frozen=True)
class LearnerCell:
    """The learners with a document in a cell. ``telling``: the number may be published."""

    phase: Phase
    learners: tuple[Portfolio, ...]
    telling: bool


@dataclass(frozen=True)
class CohortRow:
    competence: str
    cells: tuple[LearnerCell, ...]


@dataclass(frozen=True)
class Card:
    """A learner as the cohort lists them."""

    portfolio: Portfolio
    home: HomeOverview


@dataclass(frozen=True)
class Facets:
    """By what a learner can be found. ``levels``: the confirmed level of a competence, if there is one."""

    competences: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    phase: Phase | None
    learning: tuple[Learning, ...]
    validated: bool
    standards: tuple[str, ...]


@dataclass(frozen=True)
class PartnerGroup:
    kind: str
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class CohortOverview:
    cards: tuple[Card, ...]
    rows: tuple[CohortRow, ...]
    competences: tuple[str, ...]
    requirements: tuple[str, ...]
    """Every requirement profile of the frameworks, in order."""
    partners: tuple[PartnerGroup, ...]


@dataclass(frozen=True)
class Shows:
    """A learner who shows a competence."""

    portfolio: Portfolio
    experiences: tuple[Experience, ...]
    evidence: tuple[Evidence, ...]
    confirmation: Confirmation | None


@dataclass(frozen=True)
class Calibrated:
    """A learner who was held against a requirement profile."""

    portfolio: Portfolio
    calibration: Calibration


def cohort_overview(site: Site) -> CohortOverview:
    """The cohort's own pages, over the portfolios an audience may see."""
    competences = _competences(site)
    return CohortOverview(
        cards=tuple(Card(p, home_overview(p, site.frameworks)) for p in site.portfolios),
        rows=tuple(_row(site, name) for name in competences),
        competences=competences,
        requirements=tuple(site.frameworks.requirements),
        partners=_partners(site),
    )


@dataclass(frozen=True)
class Reach:
    """What in the published evidence not everybody may be able to see or hear."""

    pictures: tuple[Evidence, ...]
    untranscribed: tuple[Evidence, ...]
    """Sound and film without a transcript."""
    documents: tuple[Evidence, ...]
    """PDF and other documents, which nobody has looked at for this."""


def reach(site: Site) -> Reach:
    """The evidence that a statement on accessibility speaks of."""
    pieces = [piece for portfolio in site.portfolios for piece in portfolio.evidence]
    return Reach(
        pictures=tuple(piece for piece in pieces if piece.media == "image"),
        untranscribed=tuple(
            piece for piece in pieces if piece.media in {"audio", "video"} and not piece.transcript
        ),
        documents=tuple(piece for piece in pieces if piece.file and piece.file.lower().endswith(".pdf")),
    )


def _competences(site: Site) -> tuple[str, ...]:
    """Those that occur in some portfolio, as the frameworks have them."""
    found: set[str] = set()
    for portfolio in site.portfolios:
        if cycle := current_cycle(portfolio):
            found |= occurring(counted(portfolio, cycle, site.frameworks))
    return tuple(name for name in site.frameworks.competences if name in found)


def _row(site: Site, competence: str) -> CohortRow:
    learners: dict[Phase, list[Portfolio]] = {phase: [] for phase in PHASES}
    for portfolio in site.portfolios:
        if cycle := current_cycle(portfolio):
            for cell in cells(counted(portfolio, cycle, site.frameworks), competence):
                if cell.documents:
                    learners[cell.phase].append(portfolio)
    return CohortRow(
        competence,
        tuple(
            LearnerCell(phase, tuple(found), is_telling(len(found), site))
            for phase, found in learners.items()
        ),
    )


def is_telling(number: int, site: Site) -> bool:
    """Whether a number of learners may be published: neither it nor the rest is a few people."""
    smallest = site.cohort.smallest_group if site.cohort else 1
    rest = len(site.portfolios) - number
    return all(group == 0 or group >= smallest for group in (number, rest))


def facets(portfolio: Portfolio, site: Site) -> Facets:
    """By what a learner can be found in a cohort: all of it published, and of the current cycle."""
    cycle = current_cycle(portfolio)
    now = counted(portfolio, cycle, site.frameworks) if cycle else None
    names = now.in_order(occurring(now)) if now else ()
    confirmed = ((name, confirmation(portfolio, name, site.frameworks)) for name in names)
    outcomes = (outcome for validation in portfolio.validations for outcome in validation.outcomes)
    return Facets(
        competences=tuple(names),
        levels=tuple((name, found.level) for name, found in confirmed if found and found.level),
        phase=cycle.phase if cycle else None,
        learning=tuple(form for form in LEARNING if any(e.learning == form for e in portfolio.experiences)),
        validated=any(outcome.verdict == "met" for outcome in outcomes),
        standards=standards(now) if now else (),
    )


def cohort_competence(site: Site, competence: str) -> tuple[Shows, ...]:
    """The learners who show a competence by an experience or a piece of evidence."""
    shows = (
        Shows(
            portfolio,
            naming(competence, portfolio.experiences),
            naming(competence, portfolio.evidence),
            confirmation(portfolio, competence, site.frameworks),
        )
        for portfolio in site.portfolios
    )
    return tuple(shown for shown in shows if shown.experiences or shown.evidence)


def cohort_requirement(site: Site, standard: str) -> tuple[Calibrated, ...]:
    """The learners who were held against a requirement profile."""
    return tuple(
        Calibrated(portfolio, calibration)
        for portfolio in site.portfolios
        if (cycle := current_cycle(portfolio))
        for calibration in calibrate_overview(portfolio, cycle, site.frameworks).calibrations
        if calibration.standard == standard
    )


def _partners(site: Site) -> tuple[PartnerGroup, ...]:
    partners = site.cohort.partners if site.cohort else ()
    kinds = dict.fromkeys(partner.kind for partner in partners)
    return tuple(PartnerGroup(kind, tuple(p for p in partners if p.kind == kind)) for kind in kinds)
