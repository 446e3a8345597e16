"""Help in the reader's language: click's commands, with every text looked up in ``guide.po``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, cast

import click

Say = Callable[[str], str]


class SpokenCommand(click.Command):
    """A command whose help is a msgid. It belongs to a SpokenGroup."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{said(ctx, 'Usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(ctx, _text(self)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section(said(ctx, "Options")):
            formatter.write_dl([(names, said(ctx, text)) for names, text in filter(None, records)])
        if isinstance(self, SpokenGroup):
            self.format_commands(ctx, formatter)


class SpokenGroup(SpokenCommand, click.Group):
    """The verbs, in the order in which they are used. ``say`` finds words as long as nobody spoke."""

    command_class = SpokenCommand

    def __init__(self, *args: Any, say: Say, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say = say

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(said(ctx, "Commands")):
            formatter.write_dl([(name, said(ctx, _text(verb))) for name, verb in self.commands.items()])


def said(ctx: click.Context, msgid: str) -> str:
    """A text in the language of the command."""
    root = ctx.find_root()
    say: Say = root.meta.get(__name__) or cast(SpokenGroup, root.command).say
    return say(msgid) if msgid else ""  # gettext("") is a catalogue's heading


def speak(ctx: click.Context, say: Say) -> None:
    """From now on, find words with ``say``."""
    ctx.find_root().meta[__name__] = say


def _text(command: click.Command) -> str:
    return " ".join(inspect.cleandoc(command.help or "").split())
