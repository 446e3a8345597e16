"""Where every verb begins: the command itself, and how it is run."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from generator import __version__
from generator.cli.here import site_language
from generator.cli.options import help_option, lang_option
from generator.cli.verbs import LazyGroup
from generator.hosts.day import NotADayError
from generator.languages import words


def _say(msgid: str) -> str:
    """In the language of the site that is here, which takes a moment to find out."""
    return words(site_language()).gettext(msgid)


@click.group(cls=LazyGroup, say=_say)
@lang_option("The language in which Leerkring speaks.", is_eager=True)
@click.version_option(__version__, prog_name="leerkring", help="Which version this is.")
@help_option()
def leerkring(lang: str | None) -> None:
    """Learning portfolios as a site: what you can do, the proof, and who confirmed it."""


def main() -> NoReturn:
    """The command as it is installed: UTF-8 whatever the terminal says, so that reports are the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        leerkring()
    except NotADayError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    raise SystemExit
