"""``leerkring serve``: the site on this computer, for whoever writes it."""

from __future__ import annotations

import re

import click

from generator.cli.here import asked_language, config_here
from generator.cli.talk import wrong
from generator.cli.verbs import verb
from generator.guide.spoken import Choice
from generator.hosts.command import serve_site
from generator.hosts.request import BuildRequest

_ADDRESS = re.compile(r"[\w.:\[\]-]+:[0-9]{1,5}\Z")


def _is_address(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value and not _ADDRESS.match(value):
        raise wrong(ctx, "An address is an IP, a colon and a port, such as 127.0.0.1:8001.")
    return value


@verb("serve")
@click.option("--address", metavar="IP:PORT", callback=_is_address, help="Left out: 127.0.0.1:8000.")
@click.option("--audience", type=Choice(("public", "cohort", "private")), help="As whom to look.")
def serve(ctx: click.Context, address: str | None, audience: str | None) -> None:
    try:
        ctx.exit(serve_site(config_here(ctx), BuildRequest(audience or "", asked_language(ctx)), address))
    except OSError as error:
        told = "That address cannot be used ({reason}). Another one: --address 127.0.0.1:8001"
        raise wrong(ctx, told, reason=error.strerror or error) from None
