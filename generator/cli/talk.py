"""What the command says, always on stderr: what it did, why that came out wrong, what was asked wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from generator.guide.files import AlreadyThereError
from generator.guide.spoken import WrongUse, said
from generator.reporting.visible import visible

NO_SLUG = "A name here has small letters, digits and hyphens, at most 40."
BY_HAND = "Some places must be changed by hand; they are named above."


def talk(ctx: click.Context, msgid: str, **values: object) -> None:
    click.echo(said(ctx, msgid).format(**values), err=True)


def fail(ctx: click.Context, msgid: str, **values: object) -> NoReturn:
    """Say what did not come out, and end with 1."""
    talk(ctx, msgid, **values)
    ctx.exit(1)


def wrong(ctx: click.Context, msgid: str, **values: object) -> WrongUse:
    """What was typed cannot be done; the command ends with 2."""
    return WrongUse(said(ctx, msgid).format(**values))


def line(ctx: click.Context, text: str, otherwise: str) -> str:
    """Text on one line that can be seen; without any, the sentence ``otherwise``."""
    if found := visible(" ".join(text.split())):
        return found
    raise wrong(ctx, otherwise)


@contextmanager
def unless_there(
    ctx: click.Context, otherwise: str = "{path} is there already. Nothing was written."
) -> Iterator[None]:
    """In this block files are written where none is; ``otherwise`` says so of one that is."""
    try:
        yield
    except AlreadyThereError as there:
        raise wrong(ctx, otherwise, path=there.path) from None
