"""``leerkring ask`` and ``leerkring receive``: somebody without an account is asked, and answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator.answers.in_words import AnswerInWords
from generator.answers.linked import LONGEST, OFTEN_CUT
from generator.answers.mail import can_check
from generator.answers.question import Wish
from generator.answers.refusals import NOT_READY, AskingRefusedError
from generator.cli.edit import place_meant
from generator.cli.here import docs_here
from generator.cli.options import FILE, NEW_FILE, docs_option, in_option
from generator.cli.talk import talk, unless_there, wrong
from generator.cli.verbs import verb
from generator.guide.files import write_new
from generator.guide.spoken import Choice
from generator.hosts.site import report, shown_path
from generator.places import languages
from generator.reporting.catalogue import CODES
from generator.reporting.visible import visible
from generator.serving.letters import letter_of, sent, take
from generator.serving.workplace import Workplace

_PORTFOLIO = click.option("--portfolio", help="Whose portfolio, if there are more than one.")


@verb("ask")
@click.argument("person", metavar="PERSON")
@click.argument("about", metavar="ABOUT...", nargs=-1, required=True)
@click.option("--words", default="", help="What you want to ask, in your own words.")
@click.option("--standard", default="", help="Ask for a validation against these requirements.")
@click.option("--language", type=Choice(languages()), help="The language of the page. Left out: yours.")
@click.option(
    "--link",
    metavar="ADDRESS",
    default="",
    help="Make a link instead of a file: the address of the page for links (assets/question/ of a site).",
)
@click.option("--output", type=NEW_FILE, help="The file to write. Left out: one in this folder.")
@_PORTFOLIO
@in_option()
@docs_option()
def ask(
    ctx: click.Context,
    person: str,
    about: tuple[str, ...],
    words: str,
    standard: str,
    language: str | None,
    link: str,
    output: Path | None,
    portfolio: str | None,
    within: str | None,
    docs: Path | None,
) -> None:
    place, whose = _meant(ctx, portfolio, within, docs)
    language = language or place.language
    wish = Wish(person=person, about=about, language=language, standard=standard, words=words, link=link)
    _refuse(ctx, output, docs_here(ctx, docs))
    with _told(ctx, place, whose):
        made = sent(place, whose, wish)
    if made.link:
        _tell_of_link(ctx, made.link, person)
        return
    if link:
        talk(ctx, "This does not fit into a link of {most} signs. So here is the file.", most=LONGEST)
    file = output or _beside(docs_here(ctx, docs)) / made.called
    with unless_there(ctx):
        write_new({file: made.page})
    click.echo(str(file))
    talk(ctx, "Send this file to {person}, for example by e-mail. It opens in every browser.", person=person)
    talk(ctx, "When the answer comes back: leerkring receive FILE")


def _tell_of_link(ctx: click.Context, link: str, person: str) -> None:
    """Print a link, and say what it is."""
    click.echo(link)
    talk(ctx, "Send this link to {person}. It opens in every browser.", person=person)
    talk(ctx, "Your question and the work are in the link itself: whoever has it can read them.")
    talk(ctx, "Open it yourself first. Is no question shown? Your site has no page for it: send the file.")
    if len(link) > OFTEN_CUT:
        told = "It has {count} signs. Some mail programs cut such a link; then send the file instead."
        talk(ctx, told, count=len(link))
    talk(ctx, "When the answer comes back: leerkring receive FILE")


@verb("receive")
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--fetch",
    is_flag=True,
    help="Check on the internet where the e-mail came from. FILE is then the whole e-mail (.eml).",
)
@_PORTFOLIO
@in_option()
@docs_option()
def receive(
    ctx: click.Context, file: Path, fetch: bool, portfolio: str | None, within: str | None, docs: Path | None
) -> None:
    place, whose = _meant(ctx, portfolio, within, docs)
    if fetch and not can_check():
        raise wrong(ctx, "To check e-mails, install the part for it: pip install 'leerkring[mail]'")
    with _told(ctx, place, whose), unless_there(ctx):
        letter = letter_of(place, whose, file.read_bytes(), checks_sender=fetch)
        _show(ctx, letter.told)
        found = take(place, whose, letter)
    if not found.path:
        return
    click.echo(f"{shown_path(place.docs)}/{found.path}")
    if found.profile_changed:
        talk(ctx, "How this person wants to be named stands in your profile now.")
    talk(ctx, "Only you can see it. To show it: change visibility in that file.")


def _refuse(ctx: click.Context, output: Path | None, docs: Path) -> None:
    """What lies among the portfolios can come on the site; what is there is not written over."""
    if output and output.resolve().is_relative_to(docs.resolve()):
        raise wrong(ctx, "Choose a place outside {folder}: what lies there can be published.", folder=docs)
    if output and output.exists():
        raise wrong(ctx, "{path} is there already. Nothing was written.", path=output)


def _beside(docs: Path) -> Path:
    """Where the page is written: here, or beside the portfolios if that is among them."""
    here = Path.cwd().resolve()
    return docs.resolve().parent if here.is_relative_to(docs.resolve()) else Path()


def _meant(
    ctx: click.Context, portfolio: str | None, within: str | None, docs: Path | None
) -> tuple[Workplace, str]:
    """The place of the portfolio that somebody means, and its folder."""
    place = place_meant(ctx, portfolio, within, docs)
    there = place.learners
    if len(there) != 1:
        raise wrong(ctx, "Say which portfolio: --portfolio {there}", there=", ".join(there[:10]))
    return place, there[0]


@contextmanager
def _told(ctx: click.Context, place: Workplace, whose: str) -> Iterator[None]:
    """In this block a question or an answer may be refused; one sentence says why, below what is wrong."""
    try:
        yield
    except AskingRefusedError as error:
        if error.reason == NOT_READY:
            click.echo(_wrong_in_profile(place, whose), err=True)
        values = {name: visible(str(value)) for name, value in error.values.items()}
        if "line" in values:
            click.echo("{path}:{line}".format(**values), err=True)
        raise wrong(ctx, error.reason, **values) from None


def _wrong_in_profile(place: Workplace, whose: str) -> str:
    """What is wrong in a profile, as ``check`` tells it; else what is wrong beside it."""
    noted = place.review(whose, {}).noted
    errors = tuple(it for it in noted.problems if CODES[it.code].severity == "error")
    own = tuple(it for it in errors if it.path == f"{whose}/profile.md")
    return report(replace(noted, problems=own or errors), 0, place.docs, "text", place.language)


def _show(ctx: click.Context, told: AnswerInWords) -> None:
    """What somebody answered, and how sure it is that they did, so that it is read before anything else."""
    talk(ctx, "The answer:")
    for text in (*told.texts, *told.judged):
        click.echo("\n".join(f"  {visible(each)}" for each in text.splitlines()), err=True)
    talk(ctx, "From: {who}", who=visible(told.by))
    click.echo(visible(told.consent), err=True)
    if told.origin:
        talk(ctx, "Your page will say: {words}", words=visible(told.origin))
        click.echo(told.proof, err=True)
