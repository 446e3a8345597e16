"""``leerkring explain``: more about a problem, with an example."""

from __future__ import annotations

import click

from generator.cli.here import language_here
from generator.cli.talk import wrong
from generator.cli.verbs import verb
from generator.reading.suggestions.nearest import nearest
from generator.reporting.catalogue import CODES
from generator.reporting.explanation import explanation
from generator.reporting.visible import visible


@verb("explain")
@click.argument("code", metavar="CODE")
def explain(ctx: click.Context, code: str) -> None:
    if code not in CODES:
        close = nearest(code, list(CODES))
        told = "There is no problem {code}. Do you mean: {close}?" if close else "There is no problem {code}."
        raise wrong(ctx, told, code=visible(code), close=close)
    click.echo(explanation(code, language_here(ctx)), nl=False)
