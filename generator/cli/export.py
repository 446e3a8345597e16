"""``leerkring export``: a portfolio printed as others may see it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from generator.cli.here import asked_language, config_here, settings_here
from generator.cli.options import NEW_FILE, audience_option
from generator.cli.selection import portfolio_meant
from generator.cli.talk import fail
from generator.cli.verbs import verb
from generator.guide.spoken import Choice
from generator.hosts.command import build_site
from generator.hosts.pdf import NoBrowserError, NotPrintedError, print_page
from generator.hosts.request import BuildRequest
from generator.reading.suggestions.slugs import numbered
from generator.reporting.visible import visible


@verb("export")
@click.argument("form", type=Choice(("pdf",)), metavar="pdf")
@click.argument("portfolio", required=False, metavar="[PORTFOLIO]")
@click.option("--out", type=NEW_FILE, help="Left out: NAME.pdf, in Downloads.")
@audience_option()
def export(
    ctx: click.Context, form: str, portfolio: str | None, out: Path | None, audience: str | None
) -> None:
    config, settings = config_here(ctx), settings_here(ctx)
    name = portfolio_meant(ctx, settings.docs, portfolio)
    goal = out or _outside(name.rpartition("/")[2], form)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        wanted = BuildRequest(audience or "", asked_language(ctx))
        if build_site(config, wanted, site_dir=site, quiet=True):
            ctx.exit(1)
        _print(ctx, site, name, goal, settings.address)
    click.echo(goal)


def _print(ctx: click.Context, site: Path, name: str, goal: Path, address: str) -> None:
    """Print a portfolio of a site that was built into ``goal``, or say why that cannot be."""
    page = next((each for each in (f"{name}/print/", "print/") if (site / each).is_dir()), None)
    if page is None:
        fail(ctx, "The portfolio {name} is not published, so there is nothing to print.", name=name)
    try:
        print_page(site, page, goal, address)
    except NoBrowserError:
        told = "There is no Chromium, Chrome or Edge here. Open the page Print of the site, and print that."
        fail(ctx, told)
    except NotPrintedError as error:
        fail(ctx, "The browser could not print it: {reason}", reason=visible(str(error)))


def _outside(name: str, form: str) -> Path:
    """A new file outside the site: what lies in it is soon committed, and then everybody's."""
    home = Path.home()
    folder = home / "Downloads" if (home / "Downloads").is_dir() else home
    return folder / f"{numbered(name, lambda each: (folder / f'{each}.{form}').exists())}.{form}"
