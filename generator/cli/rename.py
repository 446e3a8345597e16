"""``leerkring rename``: another name for the folder of a portfolio, which is in every address."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.here import docs_here, settings_here
from generator.cli.notices import signed_of, tell_archives
from generator.cli.options import docs_option
from generator.cli.selection import portfolio_meant
from generator.cli.talk import BY_HAND, NO_SLUG, fail, talk, wrong
from generator.cli.verbs import verb
from generator.guide.documents import portfolios
from generator.guide.rename import NotRenamedError, Renamed, Why
from generator.guide.rename import rename as give_name
from generator.guide.spoken import said
from generator.hosts.site import shown_path
from generator.reading.files import COHORT
from generator.reporting.visible import visible

_NEW_ADDRESS = (
    "{old} becomes {new}, with every page below it. After the next build the old pages are gone, and links "
    "to them from elsewhere break: tell whoever has one."
)
_SIGNED = (
    "The school signed something here, and the old address is in it: pages will not call it signed. Whoever "
    "has the school's key takes it back, and signs it anew. First: {back} Then, for each of them: {again}"
)
_SAME_ADDRESS = "No address changes, for this portfolio is the whole site."

_REFUSED: dict[Why, str] = {
    "link": "That folder is a shortcut, which is not followed. Nothing was changed.",
    "nameless": "The profile does not say whose it is. Say the new name: leerkring rename FOLDER NEW",
    "same": "The folder is called {name} already.",
    "no-slug": NO_SLUG,
    "reserved": "The site itself needs the name {name}. Choose another one.",
    "taken": "{name} is taken, or on a list of the school as somebody else's. Choose another one.",
    "tells": "{name} spells a name that this portfolio does not show. Choose another one.",
}

_RENAMED: dict[str, str] = {
    "changed": "names the new folder now",
    "left": "may name the old folder; look at it yourself",
}


@verb("rename")
@click.argument("portfolio", metavar="FOLDER")
@click.argument("name", required=False, metavar="[NEW]")
@docs_option()
def rename(ctx: click.Context, portfolio: str, name: str | None, docs: Path | None) -> None:
    folder = docs_here(ctx, docs)
    old = portfolio_meant(ctx, folder, portfolio)
    within = old.rpartition("/")[0]
    is_whole_site = portfolios(folder) == (old,) and not (folder / within / COHORT).exists()
    renamed = _renamed(ctx, folder, old, name or "")
    click.echo(f"{shown_path(folder)}/{renamed.path}")
    for line in renamed.lines:
        click.echo(f"{shown_path(line.file)}:{line.number}: {said(ctx, _RENAMED[line.done])}")
    told = "the old addresses are in it; make it again, and commit it: leerkring archive {cohort}"
    tell_archives(ctx, folder, {within} - {""}, told)
    address = "" if docs else settings_here(ctx).address
    if given := signed_of(folder, old):
        new = f"{shown_path(folder)}/{renamed.path}"
        talk(ctx, _SIGNED, back=f"leerkring revoke {' '.join(given)}", again=f"leerkring sign {new}/…")
    told = _SAME_ADDRESS if is_whole_site else _NEW_ADDRESS
    talk(ctx, told, old=f"{address}{old}/", new=f"{address}{renamed.path}/")
    if any(line.done == "left" for line in renamed.lines):
        fail(ctx, BY_HAND)


def _renamed(ctx: click.Context, folder: Path, old: str, name: str) -> Renamed:
    """What was done to give a portfolio another name, or why nothing was."""
    try:
        return give_name(folder, old, name)
    except NotRenamedError as refused:
        raise wrong(ctx, _REFUSED[refused.why], name=visible(refused.name)) from None
    except OSError as error:
        told = "The folder could not be renamed ({reason}). Everything is as it was."
        raise wrong(ctx, told, reason=error.strerror or error) from None
