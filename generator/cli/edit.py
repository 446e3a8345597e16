"""``leerkring edit``: a portfolio in the browser, as forms, on this computer alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from generator.cli.here import audience_here, docs_here, language_here, settings_here
from generator.cli.options import docs_option, in_option
from generator.cli.selection import group_meant
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.hosts.day import today
from generator.reading.read import shelf_of
from generator.serving.run import served
from generator.serving.workplace import Workplace


@verb("edit")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port of this computer. Left out: a free one."
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@in_option()
@docs_option()
def edit(ctx: click.Context, port: int | None, no_open: bool, within: str | None, docs: Path | None) -> None:
    folder, language = docs_here(ctx, docs), language_here(ctx, docs)
    place = Workplace(
        docs=group_meant(ctx, folder, within),
        home=folder.resolve().parent,
        name=folder.parent.name if docs else settings_here(ctx).name,
        language=language,
        audience=audience_here(docs),
        day=today(),
        shelf=shelf_of(folder),
    )
    try:
        editor = served(place, port or 0)
    except OSError as error:
        told = "That port cannot be used ({reason}). Another one: --port 8001"
        raise wrong(ctx, told, reason=error.strerror or error) from None
    click.echo(editor.address)
    talk(ctx, "Your portfolio is in the browser. Leave this window open while you write; Ctrl-C ends it.")
    if not no_open:
        webbrowser.open(editor.address)
    editor.run()
