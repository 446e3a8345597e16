"""``leerkring add``: a new document with its questions in it, the translation of one, a badge or diploma."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from generator.cli.credentials import CREDENTIAL, put_credential
from generator.cli.here import docs_here, language_here
from generator.cli.notices import tell_version
from generator.cli.options import docs_option, in_option
from generator.cli.selection import cohort_meant, group_meant, new_cohort, portfolio_meant, stood_in
from generator.cli.talk import NO_SLUG, line, talk, unless_there, wrong
from generator.cli.verbs import verb
from generator.guide.documents import ADDABLE, Added, add_document, has_title, is_learners, portfolios
from generator.guide.slugs import is_slug
from generator.guide.spoken import Choice, WrongUse
from generator.guide.translations import NoDocumentError, NoLanguageError, add_translation
from generator.hosts.site import shown_path
from generator.model import TRANSLATION
from generator.places import languages
from generator.reporting.visible import visible

_LONG_NAME = 20
_NO_FILE = "Name the file that you want to translate: leerkring add translation goals/no.md"


@verb("add")
@click.argument("kind", type=Choice((*ADDABLE, TRANSLATION.name, CREDENTIAL)), metavar="KIND")
@click.argument("title", metavar="TITLE", required=False)
@click.option("--language", type=Choice(languages()), help="The language of a translation.")
@click.option("--portfolio", help="Whose portfolio, if there are more than one.")
@click.option("--slug", help="The name of the file. Left out: made from the title.")
@in_option()
@docs_option()
def add(
    ctx: click.Context,
    kind: str,
    title: str | None,
    language: str | None,
    portfolio: str | None,
    slug: str | None,
    within: str | None,
    docs: Path | None,
) -> None:
    folder, spoken = docs_here(ctx, docs), language_here(ctx, docs)
    if slug and not is_slug(slug):
        raise wrong(ctx, NO_SLUG)
    if language and kind != TRANSLATION.name:
        raise wrong(ctx, "--language goes with translation.")
    if kind == CREDENTIAL:
        where = portfolio_meant(ctx, folder, portfolio, cohort_meant(ctx, folder, within))
        added = put_credential(ctx, folder, where, title or "", spoken, slug or "")
        _tell_of_blanks(ctx, kind, f"{shown_path(folder)}/{added.path}", added)
        return
    title = _title(ctx, kind, title)
    with unless_there(ctx):
        if kind == TRANSLATION.name:
            whose = _whose(ctx, folder, portfolio, within)
            added = _translated(ctx, folder, title, language or "", spoken, whose)
        else:
            where = _where(ctx, folder, kind, portfolio, within)
            added = add_document(folder, kind, title, spoken, portfolio=where, name=slug or "")
    file = f"{shown_path(folder)}/{added.path}"
    click.echo(file)
    _tell_of_long_name(ctx, kind, Path(added.path).stem, asked=bool(slug))
    tell_version(ctx, docs)
    _tell_of_blanks(ctx, kind, file, added)


def _title(ctx: click.Context, kind: str, title: str | None) -> str:
    """The title of a new document; of a translation the file that is to be translated."""
    title = title or ("" if has_title(kind) else kind)
    return line(ctx, title, _NO_FILE if kind == TRANSLATION.name else "A document needs a title.")


def _where(ctx: click.Context, docs: Path, kind: str, portfolio: str | None, within: str | None) -> str:
    """The folder below the docs folder in which a new document belongs."""
    if is_learners(kind):
        return portfolio_meant(ctx, docs, portfolio, cohort_meant(ctx, docs, within))
    if kind == "cohort" and within:
        return new_cohort(ctx, docs, within)
    if kind == "framework" and not within:
        return ""
    return group_meant(ctx, docs, within).relative_to(docs).as_posix()


def _tell_of_long_name(ctx: click.Context, kind: str, name: str, *, asked: bool) -> None:
    """Say how to have a shorter name where it will stand before every competence."""
    if "framework" in kind and not asked and len(name) > _LONG_NAME:
        told = (
            "Its competences are called {name}:… Do you want a shorter name? Remove the file, and add --slug."
        )
        talk(ctx, told, name=name)


def _tell_of_blanks(ctx: click.Context, kind: str, file: str, added: Added) -> None:
    """Say what is to be filled in, and where."""
    talk(ctx, "Still to fill in:" if added.blanks else "Nothing is left to fill in.")
    for blank in added.blanks:
        click.echo(f"  {file}:{blank.line}: {blank.field}", err=True)
    if kind == "learners" and not added.blanks:
        talk(ctx, "These are the names in the profiles. See that each is what the school calls that learner.")


# A translation ----------------------------------------------------------------------------------


def _whose(ctx: click.Context, docs: Path, portfolio: str | None, within: str | None) -> str:
    """The folder in which to look: that of a portfolio, of a cohort, or ``""``."""
    cohort = cohort_meant(ctx, docs, within)
    return portfolio_meant(ctx, docs, portfolio, cohort) if portfolio else cohort


def _translated(ctx: click.Context, docs: Path, of: str, into: str, language: str, portfolio: str) -> Added:
    """The translation of a document, or why there can be none."""
    try:
        return _first_here(docs, of, into, language, portfolio)
    except NoDocumentError as error:
        raise _no_document(ctx, of, error) from None
    except NoLanguageError as error:
        raise _no_language(ctx, error) from None


def _first_here(docs: Path, of: str, into: str, language: str, portfolio: str) -> Added:
    """The translation of a document, sought first in the portfolio one stands in."""
    if here := "" if portfolio else stood_in(docs, portfolios(docs)):
        with suppress(NoDocumentError):
            return add_translation(docs, of, into, language, portfolio=here)
    return add_translation(docs, of, into, language, portfolio=portfolio)


def _no_document(ctx: click.Context, of: str, error: NoDocumentError) -> WrongUse:
    told = "There is no document {name} to translate. Name its file, such as goals/no.md."
    if error.there:
        told = "There is no document {name} to translate. Do you mean: {there}?"
    if len(error.there) > 1:
        told = "Say which document you want to translate: {there}."
    return wrong(ctx, told, name=visible(of), there=", ".join(map(visible, error.there[:10])))


def _no_language(ctx: click.Context, error: NoLanguageError) -> WrongUse:
    told = (
        "The portfolio itself is in that language. A translation can be in: {others}."
        if error.language
        else "Say in which language: --language {others}"
    )
    return wrong(ctx, told, others=(", " if error.language else ", --language ").join(error.others))
