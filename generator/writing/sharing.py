"""What others make of a link to a portfolio: a picture to show, and data that machines understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model import Portfolio, Validation, named_files
from generator.overviews.home import HomeOverview
from generator.writing.wording import PortfolioWording

PICTURE = "card.png"


@dataclass(frozen=True)
class Card:
    """What is on the picture for links. ``palette`` is the learner's, or ``""``; ``photo`` the name of a
    small picture among the cleaned files, if one is shown."""

    address: str
    name: str
    headline: str
    line: str
    palette: str = ""
    photo: str = ""


def card_of(root: str, overview: HomeOverview, wording: PortfolioWording) -> Card:
    """The picture for links to a portfolio that lives at ``root``."""
    profile = wording.portfolio.profile
    palette, photo = profile.look.palette or "", _photo(wording.portfolio)
    return Card(
        root + PICTURE, profile.name, profile.headline or "", _line(overview, wording), palette, photo
    )


def _photo(portfolio: Portfolio) -> str:
    if not portfolio.profile.photo:
        return ""
    shown = portfolio.file.get(next(named_files(portfolio.profile)))
    return (shown.small or shown).name if shown else ""


def _line(overview: HomeOverview, wording: PortfolioWording) -> str:
    """One line that is true: what the newest judgement found, or how much there is to see."""
    found, portfolio, catalogue = overview.trust, wording.portfolio, wording.catalogue
    if found and found.met:
        standard = wording.requirement(found.standard)["title"]
        text = catalogue.gettext("{met} of the {n} requirements for {standard} are met")
        return text.format(met=found.met, n=found.asked, standard=standard)
    shown = (
        (len(portfolio.experiences), "{n} experience", "{n} experiences"),
        (len(portfolio.evidence), "{n} piece of proof", "{n} pieces of proof"),
    )
    return " · ".join(catalogue.ngettext(one, many, n).format(n=n) for n, one, many in shown if n)


def linked_data(home: dict[str, Any], wording: PortfolioWording) -> dict[str, Any]:
    """A portfolio in the words of schema.org (JSON-LD 1.1): the person, what they can do, who said so.

    ``home`` is the home overview as a template sees it. Addresses are below the site's root.
    """
    profile, validations = wording.portfolio.profile, wording.portfolio.validations
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": wording.language,
        "mainEntity": _without_nothing(
            {
                "@type": "Person",
                "name": profile.name,
                "description": profile.headline,
                "knowsAbout": [_term(it["competence"]) for it in home["highlights"] if it["competence"]],
                "knowsLanguage": [it.name for it in profile.language_skills],
                "hasCredential": [_credential(it, wording) for it in filter(_is_held, validations)],
            }
        ),
    }


def _term(competence: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "name": competence["title"],
        "termCode": competence["number"],
        "inDefinedTermSet": competence["framework"],
    }


def _is_held(validation: Validation) -> bool:
    """Whether a validation says that something is met, and still does."""
    if validation.lapsed or validation.overall == "not-yet":
        return False
    return validation.overall is not None or any(it.verdict == "met" for it in validation.outcomes)


def _credential(validation: Validation, wording: PortfolioWording) -> dict[str, Any]:
    """A validation: what it was held against, by which organisation, when and until when."""
    known = validation.standard in wording.frameworks.requirements
    met = [it.competence for it in validation.outcomes if it.verdict == "met"]
    about = [wording.competence(name) for name in met if name in wording.frameworks.competences]
    organisation = validation.organisation
    return _without_nothing(
        {
            "@type": "EducationalOccupationalCredential",
            "name": wording.requirement(validation.standard)["title"] if known else validation.title,
            "competencyRequired": [_term(it) for it in about],
            "recognizedBy": {"@type": "Organization", "name": organisation} if organisation else None,
            "dateCreated": validation.date.text,
            "expires": validation.valid_until.text if validation.valid_until else None,
        }
    )


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
