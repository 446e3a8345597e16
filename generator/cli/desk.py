"""``leerkring desk``: who there is and what waits, for the school alone; in the browser, or as a folder."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from generator.cli.here import config_here, docs_here, language_here, settings_here
from generator.cli.options import docs_option, in_option
from generator.cli.selection import cohort_meant
from generator.cli.talk import fail, talk, wrong
from generator.cli.verbs import verb
from generator.desk.folder import OpenPlaceError, Why, write_desk
from generator.desk.pages import Pages
from generator.desk.place import BrokenError, DeskPlace
from generator.hosts.day import today
from generator.hosts.progress import Progress
from generator.hosts.site import report, shown_path
from generator.languages import _
from generator.serving.desk import DeskPages, served_desk

_WHY: dict[Why, str] = {
    "site": _("{path} is part of the site, or around it. Choose a folder elsewhere."),
    "published": _("{path} is a site that others can see. Choose another folder."),
    "served": _("A folder called {path} is often shown to everybody. Choose another one."),
    "git": _("{path} is kept by git, which sends it to others. Choose a folder elsewhere."),
    "taken": _("There is something else in {path}. Choose a new folder, or an empty one."),
    "file": _("{path} is not a folder."),
}  # fmt: skip


@verb("desk")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port of this computer. Left out: a free one."
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@in_option()
@docs_option()
def desk(
    ctx: click.Context,
    folder: Path | None,
    port: int | None,
    no_open: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    place = _place(ctx, within, docs)
    try:
        if folder is not None:
            _write(ctx, place, folder, docs)
        else:
            _serve(ctx, place, port or 0, no_open=no_open)
    except BrokenError as broken:
        click.echo(report(broken.noted, 0, place.docs, "text", place.language), nl=False)
        fail(ctx, "First put right what the school itself wrote: it says which names are hidden.")


def _place(ctx: click.Context, within: str | None, docs: Path | None) -> DeskPlace:
    whole = docs_here(ctx, docs)
    return DeskPlace(
        docs=whole,
        home=whole.resolve().parent,
        within=cohort_meant(ctx, whole, within),
        site=whole.resolve().parent.name if docs else settings_here(ctx).name,
        language=language_here(ctx, docs),
        day=today(),
    )


def _write(ctx: click.Context, place: DeskPlace, folder: Path, docs: Path | None) -> None:
    pages = Pages(place.desk(progress=_progress(place)))
    try:
        write_desk(pages, folder, _open_places(ctx, place, docs))
    except OpenPlaceError as refused:
        raise wrong(ctx, _WHY[refused.why], path=shown_path(refused.path)) from None
    except OSError as error:
        fail(ctx, "{folder} cannot be written: {reason}.", folder=folder, reason=error.strerror or error)
    click.echo(folder / "index.html")
    talk(ctx, "The desk is in {folder}. Keep it where only the school can look.", folder=folder)


def _open_places(ctx: click.Context, place: DeskPlace, docs: Path | None) -> Iterator[Path]:
    """The folders of the site, of its documents and of all that it is made of."""
    yield place.docs
    if docs is None:
        yield from (settings_here(ctx).site, config_here(ctx).resolve().parent)


def _progress(place: DeskPlace) -> Progress:
    """How far it is, on a terminal as a line that is written over."""
    terminal = sys.stderr if sys.stderr.isatty() else None
    return Progress(place.language, terminal, partial(click.echo, err=True))


def _serve(ctx: click.Context, place: DeskPlace, port: int, *, no_open: bool) -> None:
    try:
        desk_served = served_desk(DeskPages(place, _progress(place)), port)
    except OSError as error:
        told = "That port cannot be used ({reason}). Another one: --port 8001"
        raise wrong(ctx, told, reason=error.strerror or error) from None
    click.echo(desk_served.address)
    talk(ctx, "The desk is in the browser. Leave this window open while you look; Ctrl-C ends it.")
    if not no_open:
        webbrowser.open(desk_served.address)
    desk_served.run()
