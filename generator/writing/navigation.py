"""The ways through a portfolio, in a person's words: its places, what lies below the last, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model import PHASES, Cycle
from generator.writing.addresses import Addresses
from generator.writing.wording import PortfolioWording

IN_PHASES = ("cycle", *PHASES, "dialogues")
"""The pages below "The four phases": the whole cycle, each phase, and the dialogue that drives them."""


@dataclass(frozen=True)
class Navigation:
    """Where one can go from any page of a portfolio."""

    wording: PortfolioWording
    addresses: Addresses
    cycle: Cycle | None

    @property
    def places(self) -> list[dict[str, Any]]:
        """The few places that every page leads to."""
        _, page = self.wording.catalogue.gettext, self.addresses.page
        return [
            _entry("home", _("About me"), self.wording.address(self.wording.portfolio.profile)),
            _entry("experiences", _("My experiences"), page("experiences")),
            _entry("evidence", _("Proof"), page("evidence")),
            _entry("competences", _("What I can do"), page("competences")),
            _entry("plan", _("Plan"), page("plan")),
            _entry("phases", _("The four phases"), self.in_phases[0]["url"]),
        ]

    @property
    def in_phases(self) -> list[dict[str, Any]]:
        """What lies below the last place; without a cycle only the dialogues."""
        _, terms = self.wording.catalogue.gettext, self.wording.terms
        entries = [_entry("dialogues", _("Conversations and feedback"), self.addresses.page("dialogues"))]
        if self.cycle:
            phases = [_entry(phase, terms[phase], self.addresses.page(phase)) for phase in PHASES]
            start = _entry("cycle", _("The whole cycle"), self.wording.address(self.cycle))
            entries = [start, *phases, *entries]
        return entries

    @property
    def about(self) -> list[dict[str, Any]]:
        """What lies below the first place: the home page and the learner's own pages, if there are any."""
        pages = [self.wording.document(page) for page in self.wording.portfolio.pages]
        links = [_entry(page["slug"], page["title"], page["url"]) for page in pages]
        return (
            [{**self.places[0], "title": self.wording.catalogue.gettext("In short")}, *links] if links else []
        )

    @property
    def on_paper(self) -> dict[str, Any]:
        """The page that has everything, to print."""
        return _entry("print", self.wording.catalogue.gettext("Print"), self.addresses.page("print"))

    def to_list(self, here: str) -> dict[str, Any] | None:
        """The way from a document back to the list that it stands in."""
        _ = self.wording.catalogue.gettext
        lists = {
            "experiences": _("All experiences"),
            "evidence": _("All proof"),
            "dialogues": _("All conversations and feedback"),
            "plan": _("The whole plan"),
            "competences": _("All I can do"),
        }
        return _entry(here, lists[here], self.addresses.page(here)) if here in lists else None

    def data(self, here: str) -> dict[str, Any]:
        """What every page of a portfolio says of its ways; ``here`` is the key of the page."""
        return {
            "navigation": self.places,
            "place": "phases" if here in IN_PHASES else here,
            "in_phases": self.in_phases,
            "about": self.about,
            "on_paper": self.on_paper,
            "accessibility_url": self.wording.cohort_url("accessibility"),
            "site_url": self.wording.cohort_url() or "",
            "site_language": self.wording.cohort_language,
        }


def _entry(key: str, title: str, url: str) -> dict[str, Any]:
    return {"key": key, "title": title, "url": url}
