"""What may be seen of a site that was read, by the steps of a build, for tests that need no pages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.context import ReadContext
from generator.building.discovery import Discovered, scan_of, scanned_profiles, with_names
from generator.building.review import Viewing
from generator.gate.consent import Reason
from generator.gate.decision import Named, decided
from generator.gate.hidden_names import HiddenNames
from generator.model import Audience, Site
from generator.reading.noted import Noted
from generator.reading.read import School


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


def publication(site: Site, audience: Audience, today: datetime.date) -> Publication:
    """The part of a site that an audience may see on a day."""
    school = School(Noted(), site.frameworks, frozenset(), site.cohort, site.programme, site.learners)
    context = ReadContext(Path(), school, Viewing(audience, today, HiddenNames()))
    scans = tuple(scan_of(context, each.slug, each.profile) for each in site.portfolios)
    (found,) = with_names([(context, scans)])
    hidden = found.context.viewing.hidden
    decisions = [decided(each, site.frameworks, audience, today, hidden) for each in site.portfolios]
    return Publication(
        replace(site, portfolios=tuple(it.portfolio for it in decisions if it.portfolio)),
        tuple(
            Withheld(each.slug, it.reason)
            for each, it in zip(site.portfolios, decisions, strict=True)
            if it.reason
        ),
        tuple(named for it in decisions for named in it.named),
    )


def discovered(context: ReadContext) -> Discovered:
    """All learners of one cohort at first sight, of a site that has no other."""
    return with_names([(context, scanned_profiles(context))])[0]
