"""``leerkring migrate``: portfolios of an earlier version brought up to this one."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.here import docs_here
from generator.cli.options import docs_option
from generator.cli.talk import fail, talk
from generator.cli.verbs import verb
from generator.guide.migrate import migrate as bring_up
from generator.guide.spoken import said
from generator.hosts.site import shown_path

_MIGRATED: dict[str, str] = {
    "changed": "is in this version now",
    "left": "cannot be read; its portfolio is as it was",
}


@verb("migrate")
@docs_option()
def migrate(ctx: click.Context, docs: Path | None) -> None:
    folder = docs_here(ctx, docs)
    found = bring_up(folder)
    for each in found:
        click.echo(f"{shown_path(folder)}/{each.path}: {said(ctx, _MIGRATED[each.done])}")
    if not found:
        talk(ctx, "Everything is in this version already.")
    if any(each.done == "left" for each in found):
        fail(ctx, "Mend what leerkring check tells of those files, and try again.")
