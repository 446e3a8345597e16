"""What several verbs are asked in the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.guide.spoken import Choice, speak
from generator.languages import words
from generator.places import languages

Asked = TypeVar("Asked", bound=Callable[..., Any] | click.Command)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


def help_option() -> Callable[[Asked], Asked]:
    return click.help_option("-h", "--help", help="This help.")


def lang_option(text: str, *, is_eager: bool = False) -> Callable[[Asked], Asked]:
    return click.option(
        "--lang", type=Choice(languages()), is_eager=is_eager, callback=_set_language, help=text
    )


def _set_language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Before anything is said, help included."""
    if value:
        speak(ctx, words(value).gettext)
    return value


def docs_option() -> Callable[[Asked], Asked]:
    return click.option(
        "--docs",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder with the portfolios, if there is no mkdocs.yml here.",
    )


def in_option() -> Callable[[Asked], Asked]:
    return click.option("--in", "within", metavar="COHORT", help="In which cohort, if there are several.")


def audience_option() -> Callable[[Asked], Asked]:
    return click.option("--audience", type=Choice(("public", "cohort")), help="For whom the site is.")
