"""``leerkring fingerprint``: the lines that record what the evidence of a validation is like now."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import FILE
from generator.cli.talk import fail, talk, wrong
from generator.cli.verbs import verb
from generator.guide.fingerprints import UnusableError, fingerprint_lines, fingerprints


@verb("fingerprint")
@click.argument("file", type=FILE, metavar="VALIDATION.md")
def fingerprint(ctx: click.Context, file: Path) -> None:
    if file.resolve().parent.name != "validations":
        raise wrong(ctx, "{path} is not in a folder validations.", path=file)
    try:
        found = fingerprints(file)
    except UnusableError as unusable:
        fail(ctx, "{path} must be put right first. To see how: leerkring check", path=unusable.path)
    if found:
        click.echo(fingerprint_lines(found), nl=False)
    else:
        talk(ctx, "The outcomes of this validation name no evidence.")
