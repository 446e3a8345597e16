"""``leerkring new``: a new site, or a portfolio in the site that is here."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from generator.cli.forms import write_forms
from generator.cli.here import asked_language, docs_here, language_here
from generator.cli.notices import tell_version
from generator.cli.options import FILE, docs_option, in_option, lang_option
from generator.cli.selection import group_meant
from generator.cli.talk import line, talk, unless_there, wrong
from generator.cli.verbs import verb
from generator.guide.documents import portfolios
from generator.guide.learners import entry, names_here
from generator.guide.new_site import new_portfolio, new_site
from generator.guide.slugs import is_nameless
from generator.guide.spoken import said
from generator.hosts.day import today
from generator.hosts.site import shown_path
from generator.places import DEFAULT_LANGUAGE
from generator.reading.files import LEARNERS_LIST
from generator.spelling.words import folded


@verb("new")
@click.argument("where", nargs=-1, metavar="[DIR | portfolio NAME]")
@click.option("--name", help="Whose portfolio it is.")
@lang_option("The language to write in.")
@click.option("--cohort", is_flag=True, help="A site for several learners: with a cohort.yml.")
@click.option(
    "--forms",
    metavar="REPOSITORY",
    help="Write forms on the web (Sveltia CMS) for a portfolio that is here, kept at this address.",
)
@click.option("--script", type=FILE, help="The package of Sveltia CMS, for --forms.")
@click.option("--app", default="", help="The number of the application for signing in, for --forms.")
@in_option()
@docs_option()
def new(
    ctx: click.Context,
    where: tuple[str, ...],
    name: str | None,
    lang: str | None,
    cohort: bool,
    within: str | None,
    docs: Path | None,
    forms: str | None,
    script: Path | None,
    app: str,
) -> None:
    if forms is not None:
        write_forms(ctx, (forms, app), script, _portfolio_of(ctx, where), docs)
        return
    if where[:1] == ("portfolio",):
        _new_portfolio(ctx, " ".join(where[1:]) or name, lang, docs, within)
        return
    if len(where) > 1:
        raise wrong(ctx, "Give one folder. Put quotes around a name with spaces.")
    folder, language = Path(*where), lang or asked_language(ctx) or DEFAULT_LANGUAGE
    with unless_there(ctx):
        files = new_site(folder, _name(ctx, name), language, today(), cohort=cohort)
    _tell_of_files(ctx, files)
    read_me = "LEESMIJ.md" if folder / "LEESMIJ.md" in files else "README.md"
    talk(ctx, "Your site is there. {file} says what to do next.", file=folder / read_me)


def _portfolio_of(ctx: click.Context, where: tuple[str, ...]) -> str | None:
    """Whose forms are meant: as for a new portfolio, or those of the only one."""
    if where and where[0] != "portfolio":
        raise wrong(ctx, "Say whose forms: leerkring new portfolio NAME --forms REPOSITORY")
    return " ".join(where[1:]) or None


def _new_portfolio(
    ctx: click.Context, name: str | None, lang: str | None, docs: Path | None, within: str | None
) -> None:
    folder = group_meant(ctx, docs_here(ctx, docs), within)
    name = _name(ctx, name)
    namesakes = [each for each, called in names_here(folder).items() if folded(called) == folded(name)]
    with unless_there(ctx):
        files = new_portfolio(folder, name, lang or language_here(ctx, docs), today())
    _tell_of_files(ctx, files)
    _tell_of_namesakes(ctx, name, [shown_path(folder / each) for each in namesakes], files[0].parent)
    _tell_of_unlisted(ctx, name, folder / LEARNERS_LIST, files)
    tell_version(ctx, docs)
    if len(portfolios(folder)) > 1 and not (folder / "cohort.yml").exists():
        talk(ctx, 'A site with more than one portfolio needs a cohort: leerkring add cohort "…"')


def _tell_of_files(ctx: click.Context, files: Collection[Path]) -> None:
    """Name the new files. If a folder is called after nobody, say why, and what to do about it."""
    click.echo("\n".join(str(file) for file in files))
    profile = next(file for file in files if file.name == "profile.md")
    if is_nameless(profile.parent.name):
        told = (
            "The folder is called {folder}, as it cannot be told which part of the name is the first name: "
            "the site shows no more. Write in {profile}, at alias, what to be called. Then give the "
            "folder that name: leerkring rename {folder} NEW"
        )
        talk(ctx, told, folder=profile.parent.name, profile=shown_path(profile))


def _tell_of_namesakes(ctx: click.Context, name: str, namesakes: Sequence[str], new: Path) -> None:
    """Name the portfolios that were there of somebody of that name."""
    if namesakes:
        told = (
            "{name} has a portfolio here already: {there}. If this is not somebody else of that name, remove "
            "{folder} again."
        )
        talk(ctx, told, name=name, there=", ".join(namesakes), folder=shown_path(new))


def _tell_of_unlisted(ctx: click.Context, name: str, listed: Path, files: Sequence[Path]) -> None:
    """Say what is to be put on a list of learners that is there and could not be changed."""
    if os.path.lexists(listed) and listed not in files:
        told = "{file} could not be changed. Put this line on the list yourself: {line}"
        talk(ctx, told, file=shown_path(listed), line=entry(files[0].parent.name, name))


def _name(ctx: click.Context, name: str | None) -> str:
    """A name to write down; asked for where somebody sits at the keyboard."""
    if name is None and sys.stdin.isatty():
        name = click.prompt(said(ctx, "Your name"), err=True)
    return line(ctx, name or "", 'Say whose portfolio it is, for instance --name "Amina Yusuf".')
