"""What an audience may see of a whole site: every portfolio decided with the names that all of them hide."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from generator.gate.claims import NO_WORDS, Claim, SchoolWords, claim_of, hidden_names
from generator.gate.consent import Reason
from generator.gate.decision import Named, decided
from generator.model import Audience, Site


@dataclass(frozen=True)
class Withheld:
    """A portfolio that is not published, and why."""

    slug: str
    reason: Reason


@dataclass(frozen=True)
class Publication:
    """What an audience may see, which portfolios it may not, and which documents name somebody."""

    site: Site
    withheld: tuple[Withheld, ...] = ()
    named: tuple[Named, ...] = ()


def publication(
    site: Site, audience: Audience, today: datetime.date, school: SchoolWords = NO_WORDS
) -> Publication:
    """The part of a site that an audience may see on a day."""
    listed = dict(site.learners.names) if site.learners else {}
    claims = [
        claim_of(p.profile, p.slug, listed.pop(p.slug, ()), audience, today).on_list(site.learners)
        for p in site.portfolios
    ]
    claims += [Claim(slug, names) for slug, names in listed.items()]
    hidden = hidden_names(claims, school)
    decisions = [decided(p, site.frameworks, audience, today, hidden) for p in site.portfolios]
    return Publication(
        replace(site, portfolios=tuple(it.portfolio for it in decisions if it.portfolio)),
        tuple(
            Withheld(p.slug, it.reason) for p, it in zip(site.portfolios, decisions, strict=True) if it.reason
        ),
        tuple(named for it in decisions for named in it.named),
    )
