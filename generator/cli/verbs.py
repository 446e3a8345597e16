"""The verbs, in the order in which they are used: where the command of each stands, and its help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

import click

from generator.cli.options import help_option
from generator.cli.talk import fail
from generator.guide.spoken import SpokenCommand, SpokenGroup
from generator.reporting.visible import visible


@dataclass(frozen=True)
class Verb:
    """A verb: ``where`` is the module of its command, and the name it has there."""

    where: str
    help: str

    def load(self) -> click.Command:
        command: click.Command = resolve_name(f"{__package__}.{self.where}")
        return command


VERBS = {
    "new": Verb("new:new", "Make a new site in DIR, or add a portfolio to the site that is here."),
    "edit": Verb(
        "edit:edit",
        "Write your portfolio in the browser, as forms. It is seen on this computer only.",
    ),
    "ask": Verb(
        "ask:ask",
        "Ask somebody about your work, without an account: this writes a page to send. PERSON is somebody in "
        "your profile, ABOUT is your work, such as evidence/care-plan.",
    ),
    "receive": Verb(
        "ask:receive",
        "Take over an answer that came back. FILE is the answer, or the e-mail with it. Only you can see it.",
    ),
    "add": Verb(
        "add:add",
        "Write a new document with its questions in it. KIND is experience, evidence, goal and so on. "
        "With translation, TITLE is the file to translate, such as goals/no.md; with credential, the file of "
        "a badge or diploma.",
    ),
    "import": Verb(
        "frameworks:import_framework",
        "Make a framework of LIST: a workbook (.xlsx) or CSV with competences, levels and profiles.",
    ),
    "competences": Verb(
        "frameworks:competences",
        "Find competences by WORDS that are said of them, and show what to write in a document.",
    ),
    "status": Verb("status:status", "Show how far a portfolio is, and what to do next."),
    "desk": Verb(
        "desk:desk",
        "Show who there is and what waits, on this computer only. With FOLDER: write it there, for the "
        "school alone. It is no part of the site.",
    ),
    "check": Verb("check:check", "Check all documents. With PATHS: show only what is wrong there."),
    "explain": Verb(
        "explain:explain",
        "Tell more about a problem, with an example. CODE stands beside each problem.",
    ),
    "fingerprint": Verb(
        "fingerprint:fingerprint",
        "Print the lines that record what the evidence of a validation is like now.",
    ),
    "confirm": Verb(
        "confirm:confirm",
        "For staff: say that the school stands for a validation as it is now. Pages then show it as "
        "confirmed, until it changes.",
    ),
    "credential": Verb(
        "credential:credential",
        "See what can be said of badges and diplomas: unchanged, by whom, withdrawn or not. FILE is what an "
        "issuer gave; with - it comes from another program. This needs no site and no internet. It ends with "
        "0 if all are unchanged and signed by their issuer, with 1 if one was changed or withdrawn, with 2 "
        "if nobody here can tell. 0 does not say that you know the issuer, or that it is still valid.",
    ),
    "trust": Verb(
        "trust:trust",
        "Put an issuer on the school's trust list (add ADDRESS), with its document from FILE; or get all "
        "documents and lists anew (refresh). Only with --fetch is something asked of the internet.",
    ),
    "keys": Verb(
        "keys:keys",
        "Make a key with which the school signs, put one away, or say that one was stolen.",
    ),
    "sign": Verb(
        "sign:sign",
        "Sign a validation as a badge, the feedback of a dialogue, or all that was signed of a portfolio.",
    ),
    "revoke": Verb("sign:revoke", "Take back what the school signed."),
    "build": Verb("build:build", "Build the site."),
    "assemble": Verb("build:assemble", "Build the site from PARTS that other builds have made."),
    "cache": Verb(
        "cache:cache",
        "Print the name under which a continuous build keeps the folder .leerkring.",
    ),
    "serve": Verb(
        "serve:serve",
        "Show the site on this computer, and build it again whenever you save.",
    ),
    "archive": Verb(
        "archive:archive",
        "Build the site, and keep the pages of a cohort in one file, so that they are never made again.",
    ),
    "lock": Verb(
        "upkeep:lock",
        "Write requirements.txt anew: all that builds install, each with its fingerprint.",
    ),
    "upgrade": Verb(
        "upkeep:upgrade",
        "Bring requirements.txt and the workflows of a site up to date with this version of Leerkring.",
    ),
    "export": Verb(
        "export:export",
        "Print a portfolio as others may see it. This needs Chromium, Chrome or Edge.",
    ),
    "withdraw": Verb(
        "withdraw:withdraw",
        "Take somebody out of the site. NAME is the folder of a portfolio, or somebody's name: in full, or "
        "the short one (id) in a profile.",
    ),
    "rename": Verb(
        "rename:rename",
        "Give the folder of a portfolio another name, which is in every address. "
        "Without NEW: the first name.",
    ),
    "migrate": Verb(
        "migrate:migrate",
        "Bring portfolios that were written for an earlier version up to this one. Nothing else changes.",
    ),
}


class LazyGroup(SpokenGroup):
    """The command with its verbs. A verb is loaded when it is asked for; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        return VERBS[cmd_name].load() if cmd_name in VERBS else None

    def help_of(self, name: str) -> str:
        return VERBS[name].help

    def invoke(self, ctx: click.Context) -> Any:
        """Do what was asked; a file that cannot be read or written, a full disk, is said in words."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # nobody listens any more
        except OSError as error:
            told = "This could not be read or written: {place} ({reason})."
            place = visible(str(error.filename or "–"))
            fail(ctx, told, place=place, reason=error.strerror or error)


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """The command of a verb. Its function is given the context first; its help stands in the table."""

    def command(function: Callable[..., Any]) -> click.Command:
        make = click.command(name, cls=SpokenCommand, help=VERBS[name].help)
        return help_option()(make(click.pass_context(function)))

    return command
