"""``leerkring edit``: a portfolio in the browser, as forms, on this computer alone."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path

import click

from generator.cli.here import (
    asked_language,
    audience_here,
    docs_here,
    is_site_here,
    language_here,
    settings_here,
    site_language,
)
from generator.cli.options import docs_option, in_option
from generator.cli.selection import group_meant, portfolio_meant, portfolio_stood_in
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.guide.new_site import beginning, site_below
from generator.hosts.day import today
from generator.places import DEFAULT_LANGUAGE
from generator.reading.read import shelf_of
from generator.serving.run import Telephone, served
from generator.serving.telephone import address_in_network
from generator.serving.workplace import Workplace


@verb("edit")
@click.argument("portfolio", required=False)
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port of this computer. Left out: a free one."
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@click.option("--phone", is_flag=True, help="Also for your telephone, in the same network, with a code.")
@in_option()
@docs_option()
def edit(
    ctx: click.Context,
    portfolio: str | None,
    port: int | None,
    no_open: bool,
    phone: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    place = place_meant(ctx, portfolio, within, docs)
    network = _network(ctx) if phone else ""
    try:
        editor = served(place, port or 0, network)
    except OSError as error:
        told = "That port cannot be used ({reason}). Another one: --port 8001"
        raise wrong(ctx, told, reason=error.strerror or error) from None
    click.echo(editor.address)
    talk(ctx, "Your portfolio is in the browser. Leave this window open while you write; Ctrl-C ends it.")
    if editor.telephone:
        _tell_of_telephone(ctx, editor.telephone)
    if not no_open:
        webbrowser.open(editor.address)
    editor.run()


def _network(ctx: click.Context) -> str:
    try:
        return address_in_network()
    except OSError:
        raise wrong(ctx, "This computer is in no network that a telephone can be in, too.") from None


def _tell_of_telephone(ctx: click.Context, telephone: Telephone) -> None:
    """Say where to go with a telephone, and the code; once, and nowhere else."""
    digits = telephone.code.digits
    code = f"{digits[:4]} {digits[4:]}"
    talk(ctx, "On your telephone, in the same network: {address}", address=telephone.address)
    talk(ctx, "The code is {code}. It holds once, for ten minutes.", code=code)
    talk(ctx, "Do this at home only: others in the same network may read along.")


def place_meant(
    ctx: click.Context, portfolio: str | None, within: str | None, docs: Path | None
) -> Workplace:
    """What is written in: the site here, or one that is still to be made."""
    if docs is None and not is_site_here():
        below = site_below(Path.cwd())
        if below is None:
            return _beginning(ctx, portfolio)
        os.chdir(below)
        site_language.cache_clear()
    folder = docs_here(ctx, docs)
    group, only = _meant(ctx, folder, portfolio, within)
    return Workplace(
        docs=group,
        home=folder.resolve().parent,
        name=folder.resolve().parent.name if docs else settings_here(ctx).name,
        language=language_here(ctx, docs),
        audience=audience_here(docs),
        day=today(),
        shelf=shelf_of(folder),
        only=only,
        questions_at="" if docs else settings_here(ctx).questions_at,
    )


def _meant(ctx: click.Context, docs: Path, portfolio: str | None, within: str | None) -> tuple[Path, str]:
    """The folder with the portfolios, and the one that is named or stood in; ``""`` if that is none."""
    found = portfolio_meant(ctx, docs, portfolio, within or "") if portfolio else ""
    found = found or portfolio_stood_in(docs)
    cohort, _, only = found.rpartition("/")
    return (docs / cohort, only) if found else (group_meant(ctx, docs, within), "")


def _beginning(ctx: click.Context, portfolio: str | None) -> Workplace:
    """A site that is made when somebody has answered a few questions in the browser."""
    if portfolio:
        raise wrong(ctx, "There is no site here yet. Begin with: leerkring edit")
    language = asked_language(ctx) or DEFAULT_LANGUAGE
    home = beginning(Path.cwd(), language)
    docs = home / "portfolios"
    talk(ctx, "There is no portfolio here yet. Answer five questions in the browser, and it is made.")
    return Workplace(docs, home, "Leerkring", language, "public", today(), shelf_of(docs))
