"""``leerkring status``: how far a portfolio is, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.here import docs_here, language_here
from generator.cli.options import docs_option
from generator.cli.selection import portfolio_meant, stood_in
from generator.cli.talk import talk
from generator.cli.verbs import verb
from generator.guide.documents import portfolios
from generator.guide.status import status as portfolio_status
from generator.guide.wording import cohort_heading, status_text
from generator.hosts.site import is_faulty, shown_path
from generator.reading.layout import Group, read_groups, read_layout
from generator.reading.noted import Noted
from generator.reading.read import Reading


@verb("status")
@click.argument("portfolio", required=False, metavar="[PORTFOLIO]")
@docs_option()
def status(ctx: click.Context, portfolio: str | None, docs: Path | None) -> None:
    folder, language = docs_here(ctx, docs), language_here(ctx, docs)
    there = portfolios(folder)
    wanted = portfolio_meant(ctx, folder, portfolio) if portfolio else stood_in(folder, there)
    layout = read_layout(folder)
    faulty = len(_faulty(layout.noted))
    for group, reading in read_groups(layout):
        names = _faulty(reading.noted)
        faulty += sum(wanted in {"", f"{group.prefix}{name}"} for name in names)
        heading = cohort_heading(group.prefix, reading.site.cohort, language)
        for text in _texts(group, reading, wanted, Counter(names), language, several=len(there) > 1):
            click.echo(f"{heading}{text}")
            heading = ""
    if faulty:
        talk(ctx, "Documents with a problem are not counted. To see which: leerkring check")


def _texts(
    group: Group, reading: Reading, wanted: str, faulty: Counter[str], language: str, *, several: bool
) -> Iterator[str]:
    """How far each portfolio of a group is, or the one that is wanted."""
    for each in reading.site.portfolios:
        if wanted in {"", f"{group.prefix}{each.slug}"}:
            found = portfolio_status(each, reading.site.frameworks, problems=faulty[each.slug])
            docs = shown_path(group.docs)
            yield status_text(found, language, docs, within=group.prefix, several=several)


def _faulty(noted: Noted) -> list[str]:
    """The folder of each problem that keeps a document from being counted; a reminder does not."""
    return [found.path.partition("/")[0] for found in noted.problems if is_faulty((found,))]
