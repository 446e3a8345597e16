"""Help and faults in the reader's language: click's commands, with every text looked up in ``guide.po``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import click

from generator.reading.suggestions.nearest import nearest

Say = Callable[[str], str]


class WrongUse(click.ClickException):
    """What was typed cannot be done; one sentence says why."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


class WrongChoiceError(click.BadParameter):
    """Something else than the choices there are; ``nearest`` is the one that was probably meant."""

    nearest = ""


class Choice(click.Choice[str]):
    """A choice that knows what its words are called in other languages."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from generator.reading.suggestions.choices import meant_choice  # noqa: PLC0415  # slow to load, seldom needed

            wrong = WrongChoiceError(error.message, ctx, param)
            wrong.nearest = meant_choice(str(value), [str(choice) for choice in self.choices])
            raise wrong from None


class SpokenCommand(click.Command):
    """A command whose help is a msgid. It belongs to a SpokenGroup."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise _wrong_use(ctx, error) from None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{said(ctx, 'Usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(ctx, _text(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = (_record(ctx, option) for option in options)
        with formatter.section(said(ctx, "Options")):
            formatter.write_dl(list(filter(None, records)))
        if isinstance(self, SpokenGroup):
            self.format_commands(ctx, formatter)


class SpokenGroup(SpokenCommand, click.Group):
    """The verbs, in the order in which they are used. ``say`` finds words as long as nobody spoke."""

    command_class = SpokenCommand

    def __init__(self, *args: Any, say: Say, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say = say

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in (names := self.list_commands(ctx)):
            told, close = said(ctx, "There is no command {name}."), nearest(args[0], names)
            raise _with_help(ctx, told.format(name=args[0]), close)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        return list(self.commands)

    def help_of(self, name: str) -> str:
        """What a verb does, as it stands in the program."""
        return self.commands[name].help or ""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(said(ctx, "Commands")):
            names = self.list_commands(ctx)
            formatter.write_dl([(name, said(ctx, _text(self.help_of(name)))) for name in names])


def _record(ctx: click.Context, option: click.Option) -> tuple[str, str] | None:
    """An option and what it does; what click adds by itself, such as the smallest number, stays."""
    record = option.get_help_record(ctx)
    if record is None:
        return None
    names, text = record
    help_ = option.help or ""
    return names, text.replace(help_, said(ctx, help_), 1)


def said(ctx: click.Context, msgid: str) -> str:
    """A text in the language of the command."""
    root = ctx.find_root()
    say: Say = root.meta.get(__name__) or cast(SpokenGroup, root.command).say
    return say(msgid) if msgid else ""  # gettext("") is a catalogue's heading


def speak(ctx: click.Context, say: Say) -> None:
    """From now on, find words with ``say``."""
    ctx.find_root().meta[__name__] = say


def _text(text: str) -> str:
    return " ".join(text.split())


def _wrong_use(ctx: click.Context, error: click.UsageError) -> WrongUse:
    """What click found, in the reader's language; click's own sentences are English."""
    close = ""
    match error:
        case click.NoSuchOption():
            close = nearest(error.option_name, [name for each in ctx.command.params for name in each.opts])
            told = said(ctx, "There is no option {name}.").format(name=error.option_name)
        case click.BadOptionUsage():
            told = said(ctx, "The option {name} needs a value.").format(name=error.option_name)
        case click.MissingParameter(param=click.Parameter() as missing):
            told = said(ctx, "{name} is missing.").format(name=_shown(ctx, missing))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as wrong):
            names = ", ".join(choices)
            told = said(ctx, "{name} can be: {choices}.").format(name=_shown(ctx, wrong), choices=names)
            close = error.nearest if isinstance(error, WrongChoiceError) else ""
        case click.BadParameter(param=click.Parameter(type=click.Path(file_okay=False)) as wrong):
            told = said(ctx, "{name}: there is no such folder.").format(name=_shown(ctx, wrong))
        case click.BadParameter(param=click.Parameter() as wrong):
            told = said(ctx, "{name}: there is no such file.").format(name=_shown(ctx, wrong))
        case _:
            told = said(ctx, "There is more here than this command takes. Put quotes around what has spaces.")
    return _with_help(ctx, told, close)


def _with_help(ctx: click.Context, told: str, close: str = "") -> WrongUse:
    meant = said(ctx, "Do you mean: {close}?").format(close=close) if close else ""
    more = said(ctx, "For help: {command}").format(command=f"{ctx.command_path} --help")
    return WrongUse(f"{told} {meant}".rstrip() + f"\n{more}")


def _shown(ctx: click.Context, parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.make_metavar(ctx).strip("[]")
