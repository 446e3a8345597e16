"""What others make of a link to a portfolio: a picture to show."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Portfolio, named_files
from generator.overviews.home import HomeOverview
from generator.writing.findings import trusted
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
    """One line that is true without a word more: what the school confirms was found, or how much there is to
    see."""
    found, portfolio, catalogue = overview.trust, wording.portfolio, wording.catalogue
    if found and found.grade == "confirmed" and (found.met or found.overall):
        return trusted(found, wording)[0]
    shown = (
        (len(portfolio.experiences), "{n} experience", "{n} experiences"),
        (len(portfolio.evidence), "{n} piece of proof", "{n} pieces of proof"),
    )
    return " · ".join(catalogue.ngettext(one, many, n).format(n=n) for n, one, many in shown if n)
