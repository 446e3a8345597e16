"""One learner as a cohort's pages need them: text, numbers and lists only, so that it can be kept and sent.

The pages about a cohort are made of these alone; no portfolio is at hand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Evidence, Experience, Frameworks, Learning, Phase, Portfolio
from generator.overviews.cohort import Member, Shows, member
from generator.overviews.competence import Confirmation
from generator.overviews.counted import by_start, current_cycle
from generator.overviews.grades import grade_of
from generator.writing.addresses import Addresses
from generator.writing.plain import document_data
from generator.writing.translations import in_language, translation_of
from generator.writing.wording import PortfolioWording

_HIGHLIGHTS = 3


@dataclass(frozen=True)
class Summary:
    """What a cohort says of one learner. Of what a template sees, addresses are below the site's root.

    ``home`` is the first page in this language, or else in the learner's own; ``home_language`` that
    of this page, ``own_language`` the learner's, ``language`` that of the headline; ``phases``: for each
    competence the phases with a document about it; ``levels`` those confirmed; ``highlights`` titles of
    competences; ``photo`` the address of a small picture.
    """

    slug: str
    name: str
    home: str
    home_language: str
    own_language: str
    language: str
    headline: str | None
    photo: str
    alt: str
    highlights: list[str]
    words: list[str]
    """What else somebody may look for: skills, experiences and the like, each text once."""
    phases: dict[str, list[Phase]]
    levels: dict[str, str]
    phase: Phase | None
    learning: list[Learning]
    validated: bool
    shows: dict[str, dict[str, Any]]
    """For each competence: ``competence_url``, ``experiences``, ``evidence``, ``confirmation`` and
    ``reason``, the learner's own words with their ``language`` if it is another one."""
    calibrated: dict[str, dict[str, Any]]
    """For each requirement profile how much of it is ``met``, how much ``partly``, ``of`` how much it asks,
    and the ``grade``: how sure that is."""
    newest: list[dict[str, Any]]
    """The last pieces of proof: a link, ``media``, ``date``, ``picture`` and ``reason``, the newest first."""
    places: dict[str, str]
    """The organisations where something was learned, each with the address of the last experience there."""
    experiences: int
    pieces: int
    pictures: int
    untranscribed: int
    documents: int

    @property
    def url(self) -> str:
        return self.home

    @property
    def calibrate_url(self) -> str:
        return f"{self.slug}/calibrate/"


def learner_summary(portfolio: Portfolio, frameworks: Frameworks, language: str) -> Summary:
    """A published portfolio for the pages of a cohort in a language."""
    frameworks, own = frameworks.beside(portfolio.frameworks), portfolio.profile.language
    words = _words(portfolio, frameworks, language)
    portfolio = in_language(portfolio, language)
    found = member(portfolio, frameworks)
    cycle = current_cycle(portfolio)
    addresses = Addresses(f"{portfolio.slug}/", cycle.number if cycle else None)
    wording = PortfolioWording(language, frameworks, portfolio, addresses)
    experiences = by_start(portfolio.experiences)
    profile, facets = portfolio.profile, found.facets
    shown = document_data(profile, wording)["shown"] if profile.photo else None
    return Summary(
        slug=portfolio.slug,
        name=profile.name,
        home=wording.address(profile),
        home_language=language if translation_of(profile, language) else own,
        own_language=own,
        language=wording.languages(profile)["headline"] or language,
        headline=profile.headline,
        photo=shown["small"]["url"] if shown else "",
        alt=profile.photo.alt if profile.photo else "",
        highlights=[wording.competence(name)["title"] for name in _highlights(found, frameworks)],
        words=words,
        phases={name: list(phases) for name, phases in facets.phases},
        levels=dict(facets.levels),
        phase=facets.phase,
        learning=list(facets.learning),
        validated=facets.validated,
        shows={it.competence: _shows(it, wording) for it in found.shows},
        calibrated=_calibrated(found),
        newest=[_piece(it, wording) for it in found.newest],
        places={it.organisation: wording.address(it) for it in experiences if it.organisation},
        experiences=len(experiences),
        pieces=len(portfolio.evidence),
        pictures=len(found.reach.pictures),
        untranscribed=len(found.reach.untranscribed),
        documents=len(found.reach.documents),
    )


def _words(portfolio: Portfolio, frameworks: Frameworks, language: str) -> list[str]:
    """Texts that a learner can be found by, as they are written and as they are translated.

    Competences that others have, too, are not among them: an index has their titles once, for everybody.
    """
    own = (competence.title for name, competence in frameworks.competences.items() if frameworks.is_own(name))
    said = (each for spoken in (portfolio, in_language(portfolio, language)) for each in _said(spoken))
    titles = (each for title in own for _, each in title.versions)
    return list(dict.fromkeys(filter(None, (*said, *titles))))


def _said(portfolio: Portfolio) -> Iterator[str | None]:
    profile = portfolio.profile
    yield profile.headline
    yield from profile.skills
    if profile.contact:
        yield from (profile.contact.availability, profile.contact.region)
    for it in portfolio.experiences:
        yield from (it.title, it.role)


def _highlights(found: Member, frameworks: Frameworks) -> list[str]:
    """The competences on a card: those that others have, too."""
    shared = (it.competence for it in found.highlights if not frameworks.is_own(it.competence))
    return list(shared)[:_HIGHLIGHTS]


def _calibrated(found: Member) -> dict[str, dict[str, Any]]:
    return {
        standard: {"met": it.met, "partly": it.partly, "of": it.asked, "grade": it.grade}
        for standard, it in found.holding
    }


def _shows(it: Shows, wording: PortfolioWording) -> dict[str, Any]:
    return {
        "competence_url": wording.competence_url(it.competence),
        "experiences": _links(it.experiences, wording),
        "evidence": _links(it.evidence, wording),
        "confirmation": _confirmation(it.confirmation, wording) if it.confirmation else None,
        "reason": {"text": it.reason.text, "language": wording.other_language} if it.reason else None,
    }


def _piece(it: Evidence, wording: PortfolioWording) -> dict[str, Any]:
    """A piece of proof as a tile: its picture, if there is one, else why it is there."""
    data = document_data(it, wording)
    picture = data["shown"]["picture"] if data["shown"] else None
    reason = next((claim.rationale for claim in it.competences if claim.rationale), None)
    return {
        **{name: data[name] for name in ("url", "title", "language", "date", "media")},
        "picture": picture and picture["small"],
        "alt": it.alt or "",
        "reason": {"text": reason, "language": wording.other_language} if reason else None,
    }


def _links(
    documents: tuple[Experience, ...] | tuple[Evidence, ...], wording: PortfolioWording
) -> list[dict[str, Any]]:
    links = map(wording.document, documents)
    return [{name: link[name] for name in ("title", "language", "url")} for link in links]


def _confirmation(it: Confirmation, wording: PortfolioWording) -> dict[str, Any]:
    """As the pages of the portfolio have it, and no more of it than is told in a line."""
    found: dict[str, Any] = {"by": it.by, "level": wording.level(it.competence, it.level)}
    if it.judged:
        validation = it.judged.validation
        judge = wording.judge(validation)
        until = wording.date(validation.valid_until) if validation.valid_until else None
        found["judged"] = {
            "outcome": {"verdict": it.judged.outcome.verdict},
            "validation": {
                "assessor": judge,
                "date": wording.date(validation.date),
                "valid_until": until,
                "grade": grade_of(validation),
                "confirmed": validation.confirmed,
            },
        }
    elif it.seen:
        seen = it.seen.assessment
        given = {"grade": grade_of(seen), "confirmed": seen.confirmed}
        by = {"by": wording.person(seen.by), "date": wording.date(seen.date)}
        found["seen"] = {"assessment": given | by}
    return found
