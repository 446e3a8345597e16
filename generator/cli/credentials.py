"""``leerkring add credential``: a badge or diploma into a portfolio, with what it proves and by whom."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.credential import looked_at, told_text, why_not
from generator.cli.talk import fail, talk, unless_there, wrong
from generator.credentials.view import View
from generator.credentials.worker import LARGEST
from generator.guide.credentials import ANOTHERS, AddedCredential, NotAddedError, add_credential
from generator.guide.documents import Added
from generator.guide.spoken import said
from generator.hosts.day import today
from generator.hosts.site import shown_path
from generator.reading.layout import read_layout
from generator.reading.read import School, read_profile
from generator.reading.signed import recipients_of
from generator.reporting.visible import visible

CREDENTIAL = "credential"


def put_credential(
    ctx: click.Context, docs: Path, portfolio: str, named: str, language: str, slug: str
) -> Added:
    """Copy a file into a portfolio, write its document, and say what was found of it."""
    file = _file(ctx, named)
    school = _school_of(docs, portfolio)
    profile = read_profile((docs / portfolio).parent, Path(portfolio).name)[0]
    own = recipients_of(profile) if profile else ()
    view = View(today(), school.trust, own)
    ((_, checked),) = looked_at((file,), view)
    is_said = profile is not None and bool(profile.recipient)
    try:
        with unless_there(ctx):
            added = add_credential(
                docs,
                portfolio,
                file.read_bytes(),
                checked,
                school.frameworks,
                language,
                title=file.stem,
                name=slug,
                is_said=is_said,
            )
    except NotAddedError as error:
        told = "{path} was not added. {why} ({code})"
        fail(ctx, told, path=visible(named), why=_why(ctx, error.reason), code=error.code)
    click.echo(f"{shown_path(docs)}/{added.document.path}")
    click.echo(f"{shown_path(docs)}/{added.file}")
    click.echo(told_text(ctx, file, checked, view), err=True)
    if checked.verdict.recipient == "no":
        talk(ctx, _OF_ANOTHER)
    _tell_of_competences(ctx, added)
    talk(ctx, "Only you see it so far. Read what it says before you change its visibility.")
    return added.document


_OF_ANOTHER = (
    "It names somebody else than your profile. Is it yours? Put the e-mail address that you got it on into "
    "your profile, at “recipient:”. Else it is shown as not given to you."
)


def _why(ctx: click.Context, reason: str) -> str:
    """Why a file is not taken, and what can be done."""
    return said(ctx, _OF_ANOTHER) if reason == ANOTHERS else why_not(ctx, reason)


def _file(ctx: click.Context, named: str) -> Path:
    if not named:
        raise wrong(ctx, "Name the file that you were given: leerkring add credential badge.json")
    file = Path(named)
    if not file.is_file():
        raise wrong(ctx, "There is no file {path}.", path=visible(named))
    if file.stat().st_size > LARGEST:
        fail(ctx, "{path} was not added. {why} ({code})", path=visible(named), **_too_large(ctx))
    return file


def _too_large(ctx: click.Context) -> dict[str, str]:
    return {"why": why_not(ctx, "too-large"), "code": NotAddedError("too-large").code}


def _school_of(docs: Path, portfolio: str) -> School:
    """What the school has for the cohort of a portfolio."""
    cohort = portfolio.rpartition("/")[0]
    groups = {group.prefix.rstrip("/"): group.school for group in read_layout(docs).groups}
    return groups[cohort]


def _tell_of_competences(ctx: click.Context, added: AddedCredential) -> None:
    if added.competences:
        talk(ctx, "It names these competences: {names}.", names=", ".join(added.competences))
    if added.unmatched:
        told = "It also names what is in no framework here: {names}."
        talk(ctx, told, names=visible("; ".join(added.unmatched[:10])))
