"""From a docs folder to pages and messages, for whichever host asks: read, gate, write, report."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from generator.gate import Named, Publication, Reason, ending_soon, publication
from generator.languages import words
from generator.model import Audience, Profile, Site
from generator.problems import Place, Problem, problem
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.kinds import FOLDERS, KIND
from generator.reading.read import Reading, read_site
from generator.reading.texts import passages
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

    reviewed: Reviewed
    cohort: Pages | None
    """The pages about the cohort; learners' pages are made one learner at a time."""
    problems: tuple[Problem, ...]
    report: str
    withheld: str
    others_see: frozenset[str] | None = None
    """In an author's own preview: the documents and the learners' folders that are public, too."""

    @property
    def site(self) -> Site:
        """What is published."""
        return self.reviewed.publication.site

    @property
    def faulty(self) -> bool:
        """Whether anything is wrong; a reminder is not."""
        return any(CODES[found.code].severity == "error" for found in self.problems)

    @property
    def fatal(self) -> bool:
        return any(found.path in _FATAL for found in self.problems)


class NotADayError(Exception):
    """What the environment says is no day."""


def today() -> datetime.date:
    """The day consent is judged at: of SOURCE_DATE_EPOCH if that is set, else this one (UTC).

    Raises NotADayError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    try:
        return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date()
    except (ValueError, OverflowError, OSError):
        raise NotADayError(f"SOURCE_DATE_EPOCH={epoch}") from None


@dataclass(frozen=True)
class Reviewed:
    """A docs folder as it was read, with all problems, and what an audience may see of it."""

    reading: Reading
    publication: Publication


def review(docs: Path, audience: Audience, day: datetime.date, without: Collection[str] = ()) -> Reviewed:
    """Read a docs folder, decide what may be seen, and remind of consent that ends soon."""
    reading = read_site(docs, without)
    decided = publication(reading.site, audience, day)
    found = [
        *(_reminder(docs, profile) for profile in ending_soon(reading.site, day)),
        *(_naming(docs, named) for named in decided.named),
    ]
    texts = {it.path: (docs / it.path).read_text(encoding="utf-8-sig") for it in found}
    reading = replace(
        reading,
        problems=tuple(sorted((*reading.problems, *found))),
        texts={**texts, **reading.texts},
    )
    return Reviewed(reading, decided)


def _reminder(docs: Path, profile: Profile) -> Problem:
    draft = read_document(docs / profile.source, profile.source, KIND["profile"])
    until = profile.consent.until if profile.consent else None
    place = draft.place(("consent", "until")) if isinstance(draft, Draft) else None
    return problem(profile.source, "consent-ends-soon", place, until=until)


def _naming(docs: Path, named: Named) -> Problem:
    folder = named.source.split("/")[-2]
    draft = read_document(docs / named.source, named.source, FOLDERS.get(folder, KIND["profile"]))
    return problem(named.source, "names-somebody", _place_of(named.name, draft), name=named.name)


def _place_of(name: str, draft: Draft | Unread) -> Place | None:
    """Where a name first stands outside the register of people."""
    for passage in passages(draft) if isinstance(draft, Draft) else ():
        at = passage.text.casefold().find(name.casefold())
        if at >= 0 and not {"people", "name", "alias"}.intersection(passage.field):
            return passage.place_of(at, at + len(name))
    return None


def build(
    docs: Path, audience: Audience, language: str, day: datetime.date, without: Collection[str] = ()
) -> SiteBuild:
    """Read a docs folder, ``without`` some learners, and make the pages an audience may see."""
    reviewed = review(docs, audience, day, without)
    published = reviewed.publication
    return SiteBuild(
        reviewed=reviewed,
        cohort=cohort_pages(published.site) if published.site.cohort else None,
        problems=reviewed.reading.problems,
        report=report(reviewed.reading, docs, "text", language),
        withheld=withheld(published, language),
        others_see=_others_see(reviewed.reading.site, day) if audience == "private" else None,
    )


def _others_see(site: Site, day: datetime.date) -> frozenset[str]:
    public = publication(site, "public", day).site.portfolios
    sources = (document.source for each in public for document in each.documents())
    return frozenset((*sources, *(each.slug for each in public)))


def site_pages(site: Site) -> list[Pages]:
    """All pages of a site. One portfolio without a cohort is the whole site."""
    portfolios = [
        portfolio_pages(portfolio, site.frameworks, root="" if is_whole_site(site) else f"{portfolio.slug}/")
        for portfolio in site.portfolios
    ]
    return [cohort_pages(site), *portfolios] if site.cohort else portfolios


def is_whole_site(site: Site) -> bool:
    """Whether a site's one portfolio has no cohort around it."""
    return site.cohort is None and len(site.portfolios) == 1


def report(reading: Reading, docs: Path, form: str, language: str, *, colour: bool = False) -> str:
    """The problems of a reading in one of the formats."""
    return REPORTS[form](
        reading.problems, reading.texts, language, summary(reading), prefix=shown_path(docs), colour=colour
    )


def summary(reading: Reading) -> Summary:
    """How much was read, and how much of it is in order."""
    return Summary(files=reading.files, documents=reading.sound, portfolios=len(reading.site.portfolios))


def shown_path(docs: Path) -> str:
    """The docs folder as seen from where the command runs."""
    try:
        return docs.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return docs.as_posix()


def withheld(published: Publication, language: str) -> str:
    """One sentence about the portfolios that an audience may not see, and why; empty if there are none."""
    if not published.withheld:
        return ""
    say = words(language).gettext
    reasons: dict[Reason, str] = {
        "no-consent": say("no consent"),
        "withdrawn": say("consent withdrawn"),
        "expired": say("consent ended"),
        "not-yet": say("consent begins later"),
        "not-in-scope": say("consent is not for the portfolio: add portfolio to its scope"),
        "other-audience": say("consent is for another audience"),
        "no-guardian": say("no consent of a guardian"),
        "private": say("private"),
    }
    named = ", ".join(f"{entry.slug} ({reasons[entry.reason]})" for entry in published.withheld)
    told = say("Not published: {portfolios}").format(portfolios=named)
    if published.site.portfolios:
        return told
    preview = say("Nothing is published now. To see it all yourself: leerkring serve --audience private")
    return f"{told}\n{preview}"
