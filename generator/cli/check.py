"""``leerkring check``: what is wrong in the documents."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.here import audience_here, docs_here, language_here
from generator.cli.notices import tell_version
from generator.cli.options import docs_option
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.guide.spoken import Choice
from generator.hosts.day import today
from generator.hosts.site import (
    CheckedSite,
    abandoned,
    checked,
    contexts_of,
    is_faulty,
    report,
    shown_path,
    summary,
    withheld,
)
from generator.problems import Problem
from generator.reading.layout import Layout, read_layout
from generator.reading.noted import Noted
from generator.reporting.reports import REPORTS, github_summary


@verb("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATHS…]")
@click.option("--format", "form", type=Choice(tuple(REPORTS)), help="How to report. Left out: text.")
@docs_option()
def check(ctx: click.Context, paths: tuple[Path, ...], form: str | None, docs: Path | None) -> None:
    folder, language = docs_here(ctx, docs), language_here(ctx, docs)
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    layout = read_layout(folder)
    found = checked(layout, contexts_of(layout, audience_here(docs), today()))
    told, noted = found.output, _limited(ctx, found.noted, folder, paths)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(report(noted, told.portfolios, folder, form, language, colour=colour), nl=False)
    is_text = form == "text"
    if is_text and not paths and (sentence := withheld(told, language)):
        click.echo(sentence, err=True)
    tell_version(ctx, docs, form)
    if is_text:
        _tell_archives(ctx, found, layout, language, all_of_them=not paths)
    if form == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        _add_summary(Path(file), noted, told.portfolios, folder, language)
    ctx.exit(1 if is_faulty(noted.problems) else 0)


def _tell_archives(
    ctx: click.Context, found: CheckedSite, layout: Layout, language: str, *, all_of_them: bool
) -> None:
    """Name the cohorts that were not read, and with ``all_of_them`` the archives of none."""
    if found.archived:
        talk(ctx, "In the archive, and not read again: {cohorts}.", cohorts=", ".join(found.archived))
    for sentence in abandoned(layout, language) if all_of_them else ():
        click.echo(sentence, err=True)


def _limited(ctx: click.Context, noted: Noted, docs: Path, paths: tuple[Path, ...]) -> Noted:
    """What is told of some files and folders only."""
    if not paths:
        return noted
    places = [_below(ctx, path, docs) for path in paths]

    def is_shown(found: Problem) -> bool:
        return any(place in {".", found.path} or found.path.startswith(f"{place}/") for place in places)

    return replace(noted, problems=tuple(filter(is_shown, noted.problems)))


def _below(ctx: click.Context, path: Path, docs: Path) -> str:
    try:
        return path.resolve().relative_to(docs.resolve()).as_posix()
    except ValueError:
        raise wrong(ctx, "{path} is not in {docs}.", path=path, docs=docs) from None


def _add_summary(file: Path, noted: Noted, portfolios: int, docs: Path, language: str) -> None:
    told = summary(noted, portfolios)
    table = github_summary(noted.problems, noted.texts, language, told, prefix=shown_path(docs))
    with file.open("a", encoding="utf-8") as opened:
        opened.write(table)
