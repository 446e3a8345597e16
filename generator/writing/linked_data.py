"""A portfolio in the words of schema.org (JSON-LD 1.1), for machines: it says no more than the pages do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import Date, Validation
from generator.overviews.grades import grade_of_validation
from generator.overviews.held import Assessed, HeldQualification, assessed_outcomes, held_qualifications
from generator.writing.confirmed import graded
from generator.writing.wording import PortfolioWording


def linked_data(home: dict[str, Any], wording: PortfolioWording) -> dict[str, Any]:
    """The person, what they can do, what was found of it and how sure that is, and the qualifications they
    hold: only what the school confirms is one.

    ``home`` is the home overview as a template sees it. Addresses are below the site's root.
    """
    portfolio, frameworks = wording.portfolio, wording.frameworks
    profile, held = portfolio.profile, held_qualifications(portfolio, frameworks)
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": wording.language,
        "mainEntity": _without_nothing(
            {
                "@type": "Person",
                "name": profile.name,
                "description": profile.headline,
                "knowsAbout": list(_known(home, assessed_outcomes(portfolio, frameworks), wording)),
                "knowsLanguage": [it.name for it in profile.language_skills],
                "hasCredential": [_credential(it, wording) for it in held],
            }
        ),
    }


def _known(
    home: dict[str, Any], assessed: tuple[Assessed, ...], wording: PortfolioWording
) -> Iterator[dict[str, Any]]:
    """The competences of the front page, then the others that were assessed; each with what was found."""
    shown = [it["competence"] for it in home["highlights"] if it["competence"]]
    names = dict.fromkeys((*(it["name"] for it in shown), *(it.outcome.competence for it in assessed)))
    for name in filter(wording.frameworks.competences.__contains__, names):
        term = wording.competence(name)
        found = [_assessment(it, wording) for it in assessed if it.outcome.competence == name]
        yield _without_nothing({**_term(term), "subjectOf": found})


def _term(competence: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "name": competence["title"],
        "termCode": competence["number"],
        "inDefinedTermSet": competence["framework"],
    }


def _assessment(assessed: Assessed, wording: PortfolioWording) -> dict[str, Any]:
    """What was found of a competence: against what, on which day, until when."""
    outcome, validation = assessed.outcome, assessed.validation
    level = wording.level(outcome.competence, outcome.level)
    rated = {"@type": "Rating", "ratingValue": level["title"] or level["id"]} if level else None
    return _without_nothing(
        {
            "@type": "Review",
            "name": wording.requirement(assessed.standard)["title"],
            "reviewBody": f"{wording.terms[outcome.verdict]}; {graded([validation], wording)}",
            "reviewRating": rated,
            "dateCreated": validation.date.text,
            "expires": _text(validation.valid_until),
            "author": _organisation(validation) if grade_of_validation(validation) == "confirmed" else None,
        }
    )


def _credential(held: HeldQualification, wording: PortfolioWording) -> dict[str, Any]:
    """A qualification: by which organisation, when and until when; until its first part ends."""
    asked = wording.frameworks.requirements[held.standard].asks
    ends = [it.valid_until for it in held.validations if it.valid_until]
    return _without_nothing(
        {
            "@type": "EducationalOccupationalCredential",
            "name": wording.requirement(held.standard)["title"],
            "competencyRequired": [
                _term(wording.competence(it.competence))
                for it in asked
                if it.competence in wording.frameworks.competences
            ],
            "description": graded(held.validations, wording),
            "recognizedBy": _organisation(held.last),
            "dateCreated": held.last.date.text,
            "expires": _text(min(ends, default=None)),
        }
    )


def _organisation(judged: Validation) -> dict[str, str] | None:
    """On whose behalf somebody judged: told only of what the school confirms, for no name is lent."""
    return {"@type": "Organization", "name": judged.organisation} if judged.organisation else None


def _text(date: Date | None) -> str | None:
    return date.text if date else None


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
