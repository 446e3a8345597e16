"""From a docs folder to pages and messages, for whichever host asks: read, gate, write, report."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, replace
from pathlib import Path

from generator.gate import Publication, ending_soon, publication
from generator.languages import words
from generator.model import Audience, Profile, Site
from generator.problems import Problem, problem
from generator.reading.documents import Draft, read_document
from generator.reading.kinds import KIND
from generator.reading.read import Reading, read_site
from generator.reporting.catalogue import CODES
from generator.reporting.findings import Summary
from generator.reporting.reports import REPORTS
from generator.writing.cohort_pages import cohort_pages
from generator.writing.pages import Pages
from generator.writing.portfolio_pages import portfolio_pages

_FATAL = {"cohort.yml", "programme.md"}
"""Files of the whole site: a fault in one leaves nothing that is right to publish."""


@dataclass(frozen=True)
class SiteBuild:
    """What a host needs: the pages, the site's own navigation, and what to say."""

    pages: tuple[Pages, ...]
    navigation: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    report: str
    withheld: str

    @property
    def faulty(self) -> bool:
        """Whether anything is wrong; a reminder is not."""
        return any(CODES[found.code].severity == "error" for found in self.problems)

    @property
    def fatal(self) -> bool:
        return any(found.path in _FATAL for found in self.problems)


def today() -> datetime.date:
    """The day consent is judged at: of SOURCE_DATE_EPOCH if that is set, else this one (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date()


def read(docs: Path, day: datetime.date) -> Reading:
    """Read a docs folder, and remind of consent that ends soon."""
    reading = read_site(docs)
    reminders = [_reminder(docs, profile) for profile in ending_soon(reading.site, day)]
    texts = {found.path: (docs / found.path).read_text(encoding="utf-8-sig") for found in reminders}
    return replace(
        reading,
        problems=tuple(sorted((*reading.problems, *reminders))),
        texts={**texts, **reading.texts},
    )


def _reminder(docs: Path, profile: Profile) -> Problem:
    draft = read_document(docs / profile.source, profile.source, KIND["profile"])
    until = profile.consent.until if profile.consent else None
    place = draft.place(("consent", "until")) if isinstance(draft, Draft) else None
    return problem(profile.source, "consent-ends-soon", place, until=until)


def build(docs: Path, audience: Audience, language: str, day: datetime.date) -> SiteBuild:
    """Read a docs folder and make the pages an audience may see."""
    reading = read(docs, day)
    published = publication(reading.site, audience, day)
    pages = tuple(site_pages(published.site))
    return SiteBuild(
        pages=pages,
        navigation=pages[0].navigation if published.site.cohort and pages else (),
        problems=reading.problems,
        report=report(reading, docs, "text", language),
        withheld=_withheld(published, language),
    )


def site_pages(site: Site) -> list[Pages]:
    """All pages of a site. One portfolio without a cohort is the whole site."""
    alone = site.cohort is None and len(site.portfolios) == 1
    portfolios = [
        portfolio_pages(portfolio, site.frameworks, root="" if alone else f"{portfolio.slug}/")
        for portfolio in site.portfolios
    ]
    return [cohort_pages(site), *portfolios] if site.cohort else portfolios


def report(reading: Reading, docs: Path, form: str, language: str, *, colour: bool = False) -> str:
    """The problems of a reading in one of the formats."""
    faulty = {found.path for found in reading.problems}
    summary = Summary(
        files=reading.files,
        documents=reading.files - len(faulty),
        portfolios=len(reading.site.portfolios),
    )
    return REPORTS[form](
        reading.problems, reading.texts, language, summary, prefix=shown_path(docs), colour=colour
    )


def shown_path(docs: Path) -> str:
    """The docs folder as seen from where the command runs."""
    try:
        return docs.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return docs.as_posix()


def _withheld(published: Publication, language: str) -> str:
    if not published.withheld:
        return ""
    say = words(language).gettext
    reasons = {
        "no-consent": say("no consent"),
        "withdrawn": say("consent withdrawn"),
        "expired": say("consent ended"),
        "not-yet": say("consent begins later"),
        "not-in-scope": say("consent is for another audience"),
        "no-guardian": say("no consent of a guardian"),
        "private": say("private"),
    }
    named = ", ".join(f"{entry.slug} ({reasons[entry.reason]})" for entry in published.withheld)
    return say("Not published: {portfolios}").format(portfolios=named)
