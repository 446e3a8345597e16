"""What a host asks of a docs folder whatever it makes of it: at which day, for whom, and what to say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator import __version__
from generator.archive.archive import archive_file
from generator.building.archive_validity import Invalidation, Why, discover
from generator.building.context import ReadContext
from generator.building.discovery import ARTIFACT
from generator.building.learners import checked as learners_checked
from generator.building.output import Output, all_output
from generator.building.pool import cores
from generator.building.review import Viewing
from generator.cache.keys import digest, files_below, folder_digest, program_digest
from generator.cache.store import Cache
from generator.files import sha256_of
from generator.gate.consent import Reason
from generator.gate.hidden_names import HiddenNames
from generator.languages import words
from generator.model import Audience
from generator.problems import Problem
from generator.reading.layout import Layout
from generator.reading.noted import Noted, together
from generator.reporting.catalogue import CODES
from generator.reporting.findings import CheckSummary
from generator.reporting.reports import REPORTS
from generator.reporting.visible import visible

_MOST_REASONS = 5


def contexts_of(
    layout: Layout,
    audience: Audience,
    day: datetime.date,
    *,
    keep: bool = True,
    preview: Cache | None = None,
    archives: bool = True,
) -> tuple[ReadContext, ...]:
    """How to look at the learners of each group. ``keep``: what was found is kept for the next time.

    Without ``archives`` those are made of their documents, too, whose pages were kept for good.

    What an author's own ``preview`` finds goes into that cache and no other.
    """
    cache = preview if audience == "private" else cache_of(layout.docs)
    viewing = Viewing(audience, day, HiddenNames())
    return tuple(
        ReadContext(
            group.docs.resolve(), group.school, viewing, cache if keep else None, group.prefix, archives
        )
        for group in layout.groups
    )


@dataclass(frozen=True)
class CheckedSite:
    """What is told of documents, and in which archives are those that were not read, by their cohorts."""

    output: Output
    noted: Noted
    archived: tuple[str, ...]


def checked(layout: Layout, contexts: Sequence[ReadContext], jobs: int = 0) -> CheckedSite:
    """What is told of all documents; ``jobs`` as in the settings. Nothing is made of them."""
    found = discover(contexts, jobs or cores())
    rest = list(found.but(found.archives))
    told = all_output(learners_checked(of, jobs or cores()).within(of.context.prefix) for of in rest)
    for cache in {context.cache for context in contexts if context.cache}:
        cache.keep_only({each.key for of in rest for each in of.learners}, ARTIFACT)
    noted = together((layout.settled(found.archives).noted, told.noted))
    return CheckedSite(told, noted, tuple(name.rstrip("/") for name in sorted(found.archives)))


def invalidated(invalid: Sequence[Invalidation], language: str) -> Iterator[str]:
    """For each cohort whose archive does not hold a sentence that says why."""
    say = words(language).gettext
    reasons: dict[Why, str] = {
        "damaged": say("the file is damaged"),
        "audience": say("it is for another audience"),
        "address": say("the site has another address"),
        "cohort": say("the cohort's own files have changed"),
        "came": say("{learner} is new"),
        "went": say("{learner} is gone"),
        "changed": say("{learner} has changed"),
        "day": say("a consent of {learner} has begun or ended"),
        "name": say("{learner} may name somebody who is not to be named"),
    }
    text = say("The archive of {cohort} does not hold, so its pages are made anew: {reasons}.")
    for prefix, found in groupby(invalid, lambda each: each.prefix):
        told = [reasons[each.why].format(learner=each.learner) for each in found]
        shown = "; ".join(told[:_MOST_REASONS]) + ("; …" if len(told) > _MOST_REASONS else "")
        yield text.format(cohort=prefix.rstrip("/"), reasons=shown)


def abandoned(layout: Layout, language: str) -> Iterator[str]:
    """For each archive of which the cohort's folder is gone, so that nobody sees it, a sentence."""
    there = {group.prefix.rstrip("/") for group in layout.groups}
    text = words(language).gettext(
        "{archive} is not shown: there is no folder {cohort} with a cohort.yml. Put the folder back, or "
        "remove the archive."
    )
    for file in sorted(archive_file(layout.docs, "x").parent.glob("*.zip")):
        if file.stem not in there:
            yield text.format(archive=shown_path(file), cohort=shown_path(layout.docs / file.stem))


def cache_of(docs: Path) -> Cache:
    """Where learners' parts of the site are kept between builds: beside the docs folder."""
    return Cache(docs.resolve().parent / ".leerkring" / "built")


def cache_key(config: Path, docs: Path) -> str:
    """The name of what is kept between builds: of the program, and of the documents and settings.

    Another program can use nothing of it; other documents use most of it.
    """
    own = config.parent / "theme"
    theme = [*files_below(own, ("",))] if own.is_dir() else []
    settings = [(file.name, sha256_of(file)) for file in (config, *theme)]
    return f"leerkring-{program_digest()[:16]}-{digest(settings, folder_digest(docs, '.'))[:16]}"


def report(
    noted: Noted, portfolios: int, docs: Path, form: str, language: str, *, colour: bool = False
) -> str:
    """The problems of a reading in one of the formats."""
    return REPORTS[form](
        noted.problems,
        noted.texts,
        language,
        summary(noted, portfolios),
        prefix=shown_path(docs),
        colour=colour,
    )


def summary(noted: Noted, portfolios: int) -> CheckSummary:
    """How much was read, and how much of it is in order."""
    return CheckSummary(files=noted.files, documents=noted.sound, portfolios=portfolios)


def is_faulty(problems: Sequence[Problem]) -> bool:
    """Whether anything is wrong; a reminder is not."""
    return any(CODES[found.code].severity == "error" for found in problems)


def shown_path(docs: Path) -> str:
    """The docs folder as seen from where the command runs."""
    try:
        return docs.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return docs.as_posix()


def other_version(noted: str, language: str) -> str:
    """One sentence if documents were written with another version than this one; else empty."""
    if noted in {"", __version__}:
        return ""
    text = words(language).gettext(
        "The documents here were written with Leerkring {noted}, and this is {version}. To bring the site up "
        "to date: leerkring upgrade"
    )
    return text.format(noted=visible(noted), version=__version__)


def withheld(told: Output, language: str) -> str:
    """One sentence about the portfolios that an audience may not see, and why; empty if there are none."""
    if not told.withheld:
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
    named = ", ".join(f"{name} ({reasons[reason]})" for name, reason in told.withheld)
    sentence = say("Not published: {portfolios}").format(portfolios=named)
    if told.published:
        return sentence
    preview = say("Nothing is published now. To see it all yourself: leerkring serve --audience private")
    return f"{sentence}\n{preview}"
