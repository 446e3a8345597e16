"""``leerkring cache key``: under which name a continuous build keeps what builds leave."""

from __future__ import annotations

import click

from generator.cli.here import config_here, docs_here
from generator.cli.verbs import verb
from generator.guide.spoken import Choice
from generator.hosts.site import cache_key


@verb("cache")
@click.argument("what", type=Choice(("key",)), metavar="key")
def cache(ctx: click.Context, what: str) -> None:  # noqa: ARG001  # there is one thing so far
    click.echo(cache_key(config_here(ctx), docs_here(ctx, None)))
