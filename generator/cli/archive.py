"""``leerkring archive``: the pages of a cohort in one file, so that they are never made again."""

from __future__ import annotations

import click

from generator.archive.archive import archive_file
from generator.cli.here import asked_language, config_here, settings_here
from generator.cli.selection import group_meant
from generator.cli.talk import talk
from generator.cli.verbs import verb
from generator.hosts.command import build_site
from generator.hosts.request import BuildRequest
from generator.hosts.site import shown_path


@verb("archive")
@click.argument("cohort", metavar="COHORT")
def archive(ctx: click.Context, cohort: str) -> None:
    config = config_here(ctx)
    folder = group_meant(ctx, settings_here(ctx).docs, cohort)
    if build_site(config, BuildRequest(language=asked_language(ctx), archive=folder.name)):
        ctx.exit(1)
    click.echo(shown_path(archive_file(folder.parent, folder.name)))
    if not settings_here(ctx).address:
        told = (
            "mkdocs.yml has no site_url. As soon as it has one this archive holds no longer: set it first, "
            "and make the archive again."
        )
        talk(ctx, told)
    talk(ctx, "Commit this file with the rest. To make the pages anew: remove it, and build the site.")
