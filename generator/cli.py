"""The command ``leerkring``: one function a verb. What is data goes to stdout, what is talk to stderr."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__
from generator.archive.archive import archive_file
from generator.archive.upload import NotWholeError, zip_file, zip_site
from generator.guide.competences import FoundCompetence, found_competences
from generator.guide.documents import (
    ADDABLE,
    Added,
    add_document,
    has_title,
    is_learners,
    portfolios,
    standing_in,
)
from generator.guide.files import AlreadyThereError
from generator.guide.fingerprints import UnusableError, fingerprint_lines, fingerprints
from generator.guide.learners import entry, names_here
from generator.guide.lists.imported import Imported, import_framework
from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.wording import at, read_text, refused_text, told_text
from generator.guide.migrate import migrate as bring_up
from generator.guide.new_site import new_portfolio, new_site
from generator.guide.rename import RefusedError, Why
from generator.guide.rename import rename as give_name
from generator.guide.requirements import NoWheelError, OtherWheelError
from generator.guide.requirements import lock as lock_site
from generator.guide.slugs import is_nameless, is_slug
from generator.guide.spoken import Choice, SpokenGroup, WrongUse, said, speak
from generator.guide.status import status as portfolio_status
from generator.guide.translations import NoDocumentError, NoLanguageError, add_translation
from generator.guide.upgrade import changes, make
from generator.guide.withdraw import NobodyError, Trace, lines_of_settings, name_of, pages_with
from generator.guide.withdraw import withdraw as take_out
from generator.guide.wording import cohort_heading, status_text
from generator.hosts.site import (
    NotADayError,
    abandoned,
    cache_key,
    checked,
    contexts_of,
    is_faulty,
    other_version,
    report,
    shown_path,
    summary,
    today,
    withheld,
)
from generator.languages import words
from generator.model import TRANSLATION, Audience, Frameworks
from generator.places import languages
from generator.problems import Problem
from generator.reading.files import COHORT, LEARNERS_LIST, RESERVED, cohort_folders
from generator.reading.layout import read_groups, read_layout
from generator.reading.misplaced import SCHOOLS_FOLDERS
from generator.reading.noted import Noted
from generator.reading.pages import page_like
from generator.reading.suggestions.nearest import nearest
from generator.reading.suggestions.slugs import numbered
from generator.reporting.catalogue import CODES
from generator.reporting.explanation import explanation
from generator.reporting.reports import REPORTS, github_summary
from generator.reporting.told import told as told_in_words
from generator.reporting.visible import visible
from generator.spelling.words import folded

if TYPE_CHECKING:
    from generator.hosts.command import SiteSettings
    from generator.hosts.shards import Shard

_CONFIG = "mkdocs.yml"
_DEFAULT_LANGUAGE = "nl"
_ADDRESS = re.compile(r"[\w.:\[\]-]+:[0-9]{1,5}\Z")

_NO_SLUG = "A name here has small letters, digits and hyphens, at most 40."

_PART = click.Path(exists=True, dir_okay=False, path_type=Path)

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _set_language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Before anything is said, help included."""
    if value:
        speak(ctx, words(value).gettext)
    return value


def _say(msgid: str) -> str:
    """In the language of the site that is here, which takes a moment to find out."""
    return words(_site_language()).gettext(msgid)


def _docs_option() -> _Decorator:
    return click.option(
        "--docs",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder with the portfolios, if there is no mkdocs.yml here.",
    )


def _zip_option() -> _Decorator:
    return click.option("--zip", "zipped", is_flag=True, help="Write the site as one file to upload, too.")


def _in_option() -> _Decorator:
    return click.option("--in", "within", metavar="COHORT", help="In which cohort, if there are several.")


@click.group(cls=SpokenGroup, say=_say)
@click.option(
    "--lang",
    type=Choice(languages()),
    is_eager=True,
    callback=_set_language,
    help="The language in which Leerkring speaks.",
)
@click.version_option(__version__, prog_name="leerkring", help="Which version this is.")
@click.help_option("-h", "--help", help="This help.")
def leerkring(lang: str | None) -> None:
    """Learning portfolios as a site: what you can do, the proof, and who confirmed it."""


@leerkring.command()
@click.argument("where", nargs=-1, metavar="[DIR | portfolio NAME]")
@click.option("--name", help="Whose portfolio it is.")
@click.option("--lang", type=Choice(languages()), callback=_set_language, help="The language to write in.")
@click.option("--cohort", is_flag=True, help="A site for several learners: with a cohort.yml.")
@_in_option()
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def new(
    ctx: click.Context,
    where: tuple[str, ...],
    name: str | None,
    lang: str | None,
    cohort: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    """Make a new site in DIR, or add a portfolio to the site that is here."""
    if where[:1] == ("portfolio",):
        _new_portfolio(ctx, " ".join(where[1:]) or name, lang, docs, within)
        return
    if len(where) > 1:
        raise WrongUse(said(ctx, "Give one folder. Put quotes around a name with spaces."))
    folder, language = Path(*where), lang or _asked_language(ctx) or _DEFAULT_LANGUAGE
    files = _unless_there(ctx, lambda: new_site(folder, _name(ctx, name), language, today(), cohort=cohort))
    click.echo("\n".join(str(file) for file in files))
    _tell_of_nameless(ctx, files)
    read_me = "LEESMIJ.md" if folder / "LEESMIJ.md" in files else "README.md"
    _talk(ctx, "Your site is there. {file} says what to do next.", file=folder / read_me)


def _new_portfolio(
    ctx: click.Context, name: str | None, lang: str | None, docs: Path | None, within: str | None
) -> None:
    folder = _group(ctx, _docs(ctx, docs), within)
    name = _name(ctx, name)
    namesakes = [each for each, called in names_here(folder).items() if folded(called) == folded(name)]
    files = _unless_there(ctx, lambda: new_portfolio(folder, name, lang or _language(ctx, docs), today()))
    click.echo("\n".join(str(file) for file in files))
    _tell_of_nameless(ctx, files)
    if namesakes:
        told = (
            "{name} has a portfolio here already: {there}. If this is not somebody else of that name, remove "
            "{folder} again."
        )
        there = ", ".join(shown_path(folder / each) for each in namesakes)
        _talk(ctx, told, name=name, there=there, folder=shown_path(files[0].parent))
    if os.path.lexists(listed := folder / LEARNERS_LIST) and listed not in files:
        told = "{file} could not be changed. Put this line on the list yourself: {line}"
        _talk(ctx, told, file=shown_path(listed), line=entry(files[0].parent.name, name))
    _tell_version(ctx, docs)
    if len(portfolios(folder)) > 1 and not (folder / "cohort.yml").exists():
        _talk(ctx, 'A site with more than one portfolio needs a cohort: leerkring add cohort "…"')


def _tell_of_nameless(ctx: click.Context, files: Collection[Path]) -> None:
    """Say why a folder is called after nobody, and what to do about it."""
    profile = next(file for file in files if file.name == "profile.md")
    if is_nameless(profile.parent.name):
        told = (
            "The folder is called {folder}, as it cannot be told which part of the name is the first name: "
            "the site shows no more. Write in {profile}, at alias, what to be called. Then give the "
            "folder that name: leerkring rename {folder} NEW"
        )
        _talk(ctx, told, folder=profile.parent.name, profile=shown_path(profile))


def _name(ctx: click.Context, name: str | None) -> str:
    """A name to write down; asked for where somebody sits at the keyboard."""
    if name is None and sys.stdin.isatty():
        name = click.prompt(said(ctx, "Your name"), err=True)
    return _line(ctx, name or "", 'Say whose portfolio it is, for instance --name "Amina Yusuf".')


@leerkring.command()
@click.argument("kind", type=Choice((*ADDABLE, TRANSLATION.name)), metavar="KIND")
@click.argument("title", metavar="TITLE", required=False)
@click.option("--language", type=Choice(languages()), help="The language of a translation.")
@click.option("--portfolio", help="Whose portfolio, if there are more than one.")
@click.option("--slug", help="The name of the file. Left out: made from the title.")
@_in_option()
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
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
    """Write a new document with its questions in it. KIND is experience, evidence, goal and so on.

    With translation, TITLE is the file to translate, such as goals/no.md.
    """
    folder, spoken = _docs(ctx, docs), _language(ctx, docs)
    title = title or ("" if has_title(kind) else kind)
    title = _line(ctx, title, _NO_FILE if kind == TRANSLATION.name else "A document needs a title.")
    if slug and not is_slug(slug):
        raise WrongUse(said(ctx, _NO_SLUG))
    if language and kind != TRANSLATION.name:
        raise WrongUse(said(ctx, "--language goes with translation."))
    if kind == TRANSLATION.name:
        whose = _within(ctx, folder, portfolio, within)
        added = _unless_there(ctx, lambda: _translated(ctx, folder, title, language or "", spoken, whose))
    else:
        added = _unless_there(
            ctx,
            lambda: add_document(
                folder,
                kind,
                title,
                spoken,
                portfolio=_where(ctx, folder, kind, portfolio, within),
                name=slug or "",
            ),
        )
    file = f"{shown_path(folder)}/{added.path}"
    click.echo(file)
    _tell_of_long_name(ctx, kind, Path(added.path).stem, asked=bool(slug))
    _tell_version(ctx, docs)
    _talk(ctx, "Still to fill in:" if added.blanks else "Nothing is left to fill in.")
    for blank in added.blanks:
        click.echo(f"  {file}:{blank.line}: {blank.field}", err=True)
    if kind == "learners" and not added.blanks:
        _talk(
            ctx, "These are the names in the profiles. See that each is what the school calls that learner."
        )


def _tell_of_long_name(ctx: click.Context, kind: str, name: str, *, asked: bool) -> None:
    """Say how to have a shorter name where it will stand before every competence."""
    if "framework" in kind and not asked and len(name) > _LONG_NAME:
        told = (
            "Its competences are called {name}:… Do you want a shorter name? Remove the file, and add --slug."
        )
        _talk(ctx, told, name=name)


_LONG_NAME = 20
_NO_FILE = "Name the file that you want to translate: leerkring add translation goals/no.md"


def _within(ctx: click.Context, docs: Path, portfolio: str | None, within: str | None) -> str:
    """The folder in which to look: that of a portfolio, of a cohort, or ``""``."""
    cohort = _group(ctx, docs, within).name if within else ""
    return _portfolio(ctx, docs, portfolio, cohort) if portfolio else cohort


def _translated(ctx: click.Context, docs: Path, of: str, into: str, language: str, portfolio: str) -> Added:
    """The translation of a document, or why there can be none."""
    try:
        return _first_here(docs, of, into, language, portfolio)
    except NoDocumentError as error:
        told = "There is no document {name} to translate. Name its file, such as goals/no.md."
        if error.there:
            told = "There is no document {name} to translate. Do you mean: {there}?"
        if len(error.there) > 1:
            told = "Say which document you want to translate: {there}."
        there = ", ".join(map(visible, error.there[:10]))
        raise WrongUse(said(ctx, told).format(name=visible(of), there=there)) from None
    except NoLanguageError as error:
        told = (
            "The portfolio itself is in that language. A translation can be in: {others}."
            if error.language
            else "Say in which language: --language {others}"
        )
        others = (", " if error.language else ", --language ").join(error.others)
        raise WrongUse(said(ctx, told).format(others=others)) from None


def _first_here(docs: Path, of: str, into: str, language: str, portfolio: str) -> Added:
    """The translation of a document, sought first in the portfolio one stands in."""
    if here := "" if portfolio else _stood_in(docs, portfolios(docs)):
        with suppress(NoDocumentError):
            return add_translation(docs, of, into, language, portfolio=here)
    return add_translation(docs, of, into, language, portfolio=portfolio)


@leerkring.command("import")
@click.argument("what", type=Choice(("framework",)), metavar="framework")
@click.argument("file", type=_PART, metavar="LIST")
@click.option("--name", help="The name of the file. Left out: made from the name of the list.")
@click.option("--title", help="What the framework is called. Left out: as the list.")
@click.option("--replace", is_flag=True, help="Write over the framework that is there.")
@_in_option()
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def import_verb(
    ctx: click.Context,
    what: str,  # noqa: ARG001  # there is one thing so far
    file: Path,
    name: str | None,
    title: str | None,
    replace: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    """Make a framework of LIST: a workbook (.xlsx) or CSV with competences, levels and profiles."""
    folder, language = _docs(ctx, docs), _language(ctx, docs)
    if name and not is_slug(name):
        raise WrongUse(said(ctx, _NO_SLUG))
    of = _group(ctx, folder, within).name if within else ""
    title = _line(ctx, title, "A framework needs a title.") if title is not None else ""
    try:
        found = import_framework(folder, of, file, language, name=name or "", title=title, replace=replace)
    except UnusableListError as error:
        raise WrongUse(refused_text(error, visible(str(file)), language)) from None
    except AlreadyThereError as there:
        told = "{path} is there already. Nothing was written. To write over it: --replace"
        raise WrongUse(said(ctx, told).format(path=shown_path(there.path))) from None
    if not _told_faults(found, file, language):
        _tell_notes(found, file, language, only=_GUESSES)
        _talk(ctx, "Nothing was written. Put this right in the list, and import it again.")
        ctx.exit(1)
    click.echo(shown_path(found.file))
    click.echo(read_text(found.listed, language), err=True)
    _tell_notes(found, file, language)
    example = f"{found.file.stem}:{found.listed.leaves[0].code}"
    _talk(
        ctx, "Learners write competence: {example}. To see that all is well: leerkring check", example=example
    )


_GUESSES = frozenset({"column-guessed", "kind-guessed"})
"""What may be why there are faults."""


def _tell_notes(found: Imported, file: Path, language: str, only: Collection[str] = ()) -> None:
    for note in dict.fromkeys(found.listed.notes):
        if not only or note.kind in only:
            click.echo(visible(told_text(note, str(file), language)), err=True)


def _told_faults(found: Imported, file: Path, language: str) -> bool:
    """Tell all that is wrong with a list, by its cells; whether nothing is."""
    lines = [told_text(fault, str(file), language) for fault in found.faults]
    for where, problem in found.problems:
        worded = told_in_words(problem, language)
        lines.append(f"{at(str(file), where)}: {worded.sentence} {worded.hint}")
    for line in dict.fromkeys(lines):
        click.echo(visible(line))
    return not (found.faults or found.problems)


@leerkring.command()
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option("--format", "form", type=Choice(("text", "json")), help="How to show them. Left out: text.")
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def competences(ctx: click.Context, words: tuple[str, ...], form: str | None, docs: Path | None) -> None:
    """Find competences by WORDS that are said of them, and show what to write in a document."""
    folder, language = _docs(ctx, docs), _language(ctx, docs)
    known = _frameworks(folder)
    found = found_competences(known, words, language)
    told = [_competence_data(each, language) for each in found]
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found:
        _talk(ctx, _NOT_FOUND if known.competences else _NO_FRAMEWORK, words=visible(" ".join(words)))
        ctx.exit(1)
    for each in told:
        click.echo(visible(f"{each['competence']}  {each['title']}  ({each['framework_title']})"))
    _talk(ctx, "In a document, below competences:")
    click.echo(f"  - competence: {found[0].name}")
    _talk(ctx, "In your profile, below frameworks:")
    click.echo(f"  - {found[0].framework.id}")


def _frameworks(docs: Path) -> Frameworks:
    """All frameworks of a site, whichever cohort has them."""
    known = {it.id: it for group in read_layout(docs).groups for it in group.school.frameworks.all}
    return Frameworks(tuple(known.values()))


_NOT_FOUND = "Nothing here is like {words}. To see all competences: leerkring competences"

_NO_FRAMEWORK = (
    "There are no competences here yet. Make a framework of a list: leerkring import framework LIST"
)


def _competence_data(it: FoundCompetence, language: str) -> dict[str, str]:
    """A competence as a program or a person reads it."""
    description = it.competence.description
    return {
        "competence": it.name,
        "title": it.competence.title.in_language(language),
        "description": description.in_language(language) if description else "",
        "framework": it.framework.id,
        "framework_title": it.framework.title.in_language(language),
    }


@leerkring.command()
@click.argument("portfolio", required=False, metavar="[PORTFOLIO]")
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def status(ctx: click.Context, portfolio: str | None, docs: Path | None) -> None:
    """Show how far a portfolio is, and what to do next."""
    folder, language = _docs(ctx, docs), _language(ctx, docs)
    there = portfolios(folder)
    wanted = _portfolio(ctx, folder, portfolio) if portfolio else _stood_in(folder, there) or None
    several = len(there) > 1
    layout = read_layout(folder)
    problems = len(_faults(layout.noted))
    for group, reading in read_groups(layout):
        heading = cohort_heading(group.prefix, reading.site.cohort, language)
        faults = _faults(reading.noted)
        faulty = Counter(found.path.partition("/")[0] for found in faults)
        problems += sum(
            wanted in {None, f"{group.prefix}{name}"}
            for name in (found.path.partition("/")[0] for found in faults)
        )
        for each in reading.site.portfolios:
            if wanted in {None, f"{group.prefix}{each.slug}"}:
                click.echo(heading, nl=False)
                heading = ""
                found = portfolio_status(each, reading.site.frameworks, problems=faulty[each.slug])
                docs_shown = shown_path(group.docs)
                click.echo(status_text(found, language, docs_shown, within=group.prefix, several=several))
    if problems:
        _talk(ctx, "Documents with a problem are not counted. To see which: leerkring check")


def _faults(noted: Noted) -> list[Problem]:
    """The problems that keep a document from being counted; a reminder does not."""
    return [found for found in noted.problems if is_faulty((found,))]


@leerkring.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATHS…]")
@click.option("--format", "form", type=Choice(tuple(REPORTS)), help="How to report. Left out: text.")
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], form: str | None, docs: Path | None) -> None:
    """Check all documents. With PATHS: show only what is wrong there."""
    folder, language = _docs(ctx, docs), _language(ctx, docs)
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    layout = read_layout(folder)
    found = checked(layout, contexts_of(layout, _audience(docs), today()))
    told, noted = found.diagnostics, found.noted
    noted = _limited(ctx, noted, folder, paths)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(report(noted, told.portfolios, folder, form, language, colour=colour), nl=False)
    if form == "text" and not paths and (sentence := withheld(told, language)):
        click.echo(sentence, err=True)
    _tell_version(ctx, docs, form)
    if form == "text" and found.archived:
        _talk(ctx, "In the archive, and not read again: {cohorts}.", cohorts=", ".join(found.archived))
    if form == "text" and not paths:
        for sentence in abandoned(layout, language):
            click.echo(sentence, err=True)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _add_summary(Path(summary), noted, told.portfolios, folder, language)
    ctx.exit(1 if is_faulty(noted.problems) else 0)


def _limited(ctx: click.Context, noted: Noted, docs: Path, paths: tuple[Path, ...]) -> Noted:
    """What is told of some files and folders only."""
    if not paths:
        return noted
    places = [_below(ctx, path, docs) for path in paths]

    def is_shown(found: Problem) -> bool:
        return any(place in {".", found.path} or found.path.startswith(f"{place}/") for place in places)

    return replace(noted, problems=tuple(filter(is_shown, noted.problems)))


def _below(ctx: click.Context, path: Path, docs: Path) -> str:
    try:
        return path.resolve().relative_to(docs.resolve()).as_posix()
    except ValueError:
        raise WrongUse(said(ctx, "{path} is not in {docs}.").format(path=path, docs=docs)) from None


def _add_summary(file: Path, noted: Noted, portfolios: int, docs: Path, language: str) -> None:
    told = summary(noted, portfolios)
    table = github_summary(noted.problems, noted.texts, language, told, prefix=shown_path(docs))
    with file.open("a", encoding="utf-8") as opened:
        opened.write(table)


@leerkring.command()
@click.argument("code", metavar="CODE")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def explain(ctx: click.Context, code: str) -> None:
    """Tell more about a problem, with an example. CODE stands beside each problem."""
    if code not in CODES:
        close = nearest(code, list(CODES))
        told = "There is no problem {code}. Do you mean: {close}?" if close else "There is no problem {code}."
        raise WrongUse(said(ctx, told).format(code=visible(code), close=close))
    click.echo(explanation(code, _language(ctx)), nl=False)


@leerkring.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="VALIDATION.md")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def fingerprint(ctx: click.Context, file: Path) -> None:
    """Print the lines that record what the evidence of a validation is like now."""
    if file.resolve().parent.name != "validations":
        raise WrongUse(said(ctx, "{path} is not in a folder validations.").format(path=file))
    try:
        found = fingerprints(file)
    except UnusableError as unusable:
        _talk(ctx, "{path} must be put right first. To see how: leerkring check", path=unusable.path)
        ctx.exit(1)
    if found:
        click.echo(fingerprint_lines(found), nl=False)
    else:
        _talk(ctx, "The outcomes of this validation name no evidence.")


def _is_shard(ctx: click.Context, _: click.Parameter, value: str | None) -> Shard | None:
    from generator.hosts.shards import NotAShardError, shard_of  # noqa: PLC0415  # few need it

    try:
        return shard_of(value) if value else None
    except NotAShardError:
        raise WrongUse(said(ctx, "A part is a number and how many there are, such as 3/8.")) from None


@leerkring.command()
@click.option("--strict", is_flag=True, help="Stop at every problem.")
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@click.option("--audience", type=Choice(("public", "cohort")), help="For whom the site is.")
@click.option("--anew", is_flag=True, help="Make every page anew, whatever was kept.")
@click.option("--shard", metavar="N/M", callback=_is_shard, help="Make one of M parts, for assemble.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where that part goes.")
@click.option("--scheduler", metavar="ADDRESS", help="Work with the machines of a Dask scheduler.")
@_zip_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def build(
    ctx: click.Context,
    strict: bool,
    site_dir: Path | None,
    audience: str | None,
    anew: bool,
    shard: Shard | None,
    out: Path | None,
    scheduler: str | None,
    zipped: bool,
) -> None:
    """Build the site."""
    from generator.hosts.command import build_site  # noqa: PLC0415  # MkDocs is slow to load

    if out and not shard:
        raise WrongUse(said(ctx, "--out goes with --shard."))
    if scheduler and shard:
        raise WrongUse(said(ctx, "Give --shard or --scheduler, not both."))
    if zipped and shard:
        raise WrongUse(said(ctx, "Give --zip or --shard, not both: a part is no site yet."))
    done = build_site(
        _config(ctx),
        strict=strict,
        site_dir=site_dir,
        audience=audience,
        anew=anew,
        shard=replace(shard, file=out) if shard and out else shard,
        scheduler=scheduler or "",
        language=_asked_language(ctx),
    )
    ctx.exit(_zipped(ctx, site_dir, done) if zipped else done)


def _zipped(ctx: click.Context, site_dir: Path | None, done: int) -> int:
    """Write a site that was built as one file, too; 0 when all is well, 1 when not.

    An older file goes, for it may show somebody who has left since.
    """
    site = (site_dir or _settings(ctx).site).resolve()
    try:
        zip_file(site).unlink(missing_ok=True)
        if done:
            _talk(ctx, "There is no ZIP file, as the site could not be built.")
            return done
        click.echo(shown_path(zip_site(site)))
    except NotWholeError as error:
        told = "There is no ZIP file, as {path} is not what the build left. Build again."
        _talk(ctx, told, path=visible(error.path))
        return 1
    except OSError as error:
        _talk(ctx, "The ZIP file could not be written ({reason}).", reason=error.strerror or error)
        return 1
    _talk(ctx, "Unpack this file where your web space has its pages.")
    return 0


@leerkring.command()
@click.argument("parts", nargs=-1, required=True, type=_PART, metavar="PARTS…")
@click.option("--strict", is_flag=True, help="Stop at every problem.")
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@click.option("--audience", type=Choice(("public", "cohort")), help="For whom the site is.")
@_zip_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def assemble(
    ctx: click.Context,
    parts: tuple[Path, ...],
    strict: bool,
    site_dir: Path | None,
    audience: str | None,
    zipped: bool,
) -> None:
    """Build the site from PARTS that other builds have made."""
    from generator.hosts.command import build_site  # noqa: PLC0415  # MkDocs is slow to load
    from generator.hosts.shards import take_shards  # noqa: PLC0415  # the same

    config = _config(ctx)
    for absent in take_shards(parts, _settings(ctx).docs):
        _talk(ctx, _ABSENT[absent.why], part=visible(absent.what))
    language = _asked_language(ctx)
    done = build_site(config, strict=strict, site_dir=site_dir, audience=audience, language=language)
    ctx.exit(_zipped(ctx, site_dir, done) if zipped else done)


_ABSENT: dict[str, str] = {
    "damaged": "{part} is damaged or no part of a site; its learners are made here.",
    "program": "{part} is from another version of Leerkring; its learners are made here.",
    "missing": "Part {part} is missing; its learners are made here.",
}


@leerkring.command("cache")
@click.argument("what", type=Choice(("key",)), metavar="key")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def cache_verb(ctx: click.Context, what: str) -> None:  # noqa: ARG001  # there is one thing so far
    """Print the name under which a continuous build keeps the folder .leerkring."""
    click.echo(cache_key(_config(ctx), _docs(ctx, None)))


def _is_address(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value and not _ADDRESS.match(value):
        raise WrongUse(said(ctx, "An address is an IP, a colon and a port, such as 127.0.0.1:8001."))
    return value


@leerkring.command()
@click.option("--address", metavar="IP:PORT", callback=_is_address, help="Left out: 127.0.0.1:8000.")
@click.option("--audience", type=Choice(("public", "cohort", "private")), help="As whom to look.")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def serve(ctx: click.Context, address: str | None, audience: str | None) -> None:
    """Show the site on this computer, and build it again whenever you save."""
    from generator.hosts.command import serve_site  # noqa: PLC0415  # MkDocs is slow to load

    try:
        ctx.exit(serve_site(_config(ctx), address=address, audience=audience, language=_asked_language(ctx)))
    except OSError as error:
        told = said(ctx, "That address cannot be used ({reason}). Another one: --address 127.0.0.1:8001")
        raise WrongUse(told.format(reason=error.strerror or error)) from None


@leerkring.command()
@click.argument("cohort", metavar="COHORT")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def archive(ctx: click.Context, cohort: str) -> None:
    """Build the site, and keep the pages of a cohort in one file, so that they are never made again."""
    from generator.hosts.command import build_site  # noqa: PLC0415  # MkDocs is slow to load

    config = _config(ctx)
    folder = _group(ctx, _settings(ctx).docs, cohort)
    language = _asked_language(ctx)
    if build_site(config, strict=False, site_dir=None, audience=None, archive=folder.name, language=language):
        ctx.exit(1)
    file = archive_file(folder.parent, folder.name)
    click.echo(shown_path(file))
    if not _settings(ctx).address:
        told = (
            "mkdocs.yml has no site_url. As soon as it has one this archive holds no longer: set it first, "
            "and make the archive again."
        )
        _talk(ctx, told)
    _talk(ctx, "Commit this file with the rest. To make the pages anew: remove it, and build the site.")


@leerkring.command()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def lock(ctx: click.Context) -> None:
    """Write requirements.txt anew: all that builds install, each with its fingerprint."""
    folder = _config(ctx).parent
    locked = _unless_no_wheel(ctx, lambda: lock_site(folder, _language(ctx)))
    click.echo("\n".join(locked.files))
    if locked.dropped:
        told = "No longer named there: {names}. Keep packages of your own in another file."
        _talk(ctx, told, names=", ".join(locked.dropped))
    _talk(ctx, "Builds install Leerkring {version} as soon as this is on line.", version=__version__)


@leerkring.command()
@click.option("--write", is_flag=True, help="Do it. Left out: show what would change.")
@click.option("--all", "over", is_flag=True, help="Replace what was changed by hand, too.")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def upgrade(ctx: click.Context, write: bool, over: bool) -> None:
    """Bring requirements.txt and the workflows of a site up to date with this version of Leerkring."""
    folder, settings = _config(ctx).parent, _settings(ctx)
    is_cohort = (settings.docs / COHORT).exists() or bool(cohort_folders(settings.docs))
    found = _unless_no_wheel(ctx, lambda: changes(folder, settings.language, cohort=is_cohort))
    wanted = tuple(each for each in found if over or not each.by_hand)
    for each in found:
        click.echo(f"{each.path}\n" if write and each in wanted else each.diff, nl=False)
    if write:
        make(folder, wanted)
    if not found:
        _talk(ctx, "Everything here is as Leerkring {version} makes it.", version=__version__)
    elif not write:
        _talk(ctx, "Nothing was changed yet. To do this: leerkring upgrade --write")
    elif wanted:
        _talk(ctx, "Builds install Leerkring {version} as soon as this is on line.", version=__version__)
    for each in found:
        if each.by_hand:
            _talk(ctx, _OVER if over else _KEPT, path=each.path)
    if write and wanted != found:
        ctx.exit(1)


_KEPT = (
    "{path} was changed by hand and stays as it is. Take over what you want of the change above, or have it "
    "replaced: leerkring upgrade --write --all"
)
_OVER = "{path} was changed by hand; with --all those changes are lost."


def _unless_no_wheel(ctx: click.Context, find: Callable[[], Any]) -> Any:
    """What needs the program as a wheel, or why there is none."""
    try:
        return find()
    except NoWheelError as error:
        told = said(ctx, "Leerkring could not be fetched or packed from {origin}. Nothing was written.")
        raise WrongUse(told.format(origin=visible(error.origin))) from None
    except OtherWheelError as error:
        told = said(ctx, "{origin} is not what was installed here. Install Leerkring again, then lock.")
        raise WrongUse(told.format(origin=visible(error.origin))) from None


@leerkring.command()
@click.argument("form", type=Choice(("pdf",)), metavar="pdf")
@click.argument("portfolio", required=False, metavar="[PORTFOLIO]")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Left out: NAME.pdf, in Downloads."
)
@click.option("--audience", type=Choice(("public", "cohort")), help="For whom the site is.")
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def export(
    ctx: click.Context, form: str, portfolio: str | None, out: Path | None, audience: str | None
) -> None:
    """Print a portfolio as others may see it. This needs Chromium, Chrome or Edge."""
    from generator.hosts.command import build_site  # noqa: PLC0415  # MkDocs is slow to load
    from generator.hosts.pdf import NoBrowserError, NotPrintedError, print_page  # noqa: PLC0415  # the same

    config = _config(ctx)
    settings = _settings(ctx)
    name = _portfolio(ctx, settings.docs, portfolio)
    goal = out or _outside(name.rpartition("/")[2], form)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        language = _asked_language(ctx)
        if build_site(config, strict=False, site_dir=site, audience=audience, quiet=True, language=language):
            ctx.exit(1)
        address = next((each for each in (f"{name}/print/", "print/") if (site / each).is_dir()), None)
        if address is None:
            _talk(ctx, "The portfolio {name} is not published, so there is nothing to print.", name=name)
            ctx.exit(1)
        try:
            print_page(site, address, goal, settings.address)
        except NoBrowserError:
            told = (
                "There is no Chromium, Chrome or Edge here. Open the page Print of the site, and print that."
            )
            _talk(ctx, told)
            ctx.exit(1)
        except NotPrintedError as error:
            _talk(ctx, "The browser could not print it: {reason}", reason=visible(str(error)))
            ctx.exit(1)
    click.echo(goal)


def _outside(name: str, form: str) -> Path:
    """A new file outside the site: what lies in it is soon committed, and then everybody's."""
    home = Path.home()
    folder = home / "Downloads" if (home / "Downloads").is_dir() else home
    return folder / f"{numbered(name, lambda each: (folder / f'{each}.{form}').exists())}.{form}"


@leerkring.command()
@click.argument("who", metavar="NAME")
@click.option("--no-build", is_flag=True, help="Do not build the site again.")
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def withdraw(ctx: click.Context, who: str, no_build: bool, docs: Path | None) -> None:
    """Take somebody out of the site. NAME is the folder of a portfolio, or somebody's full name."""
    folder = _docs(ctx, docs)
    if len(alike := _alike(portfolios(folder), who)) > 1:
        raise _ambiguous(ctx, who, alike)
    try:
        name = name_of(folder, who)
        traces = take_out(folder, who, today())
    except NobodyError as nobody:
        told = (
            "Nobody here is called {name}. Do you mean: {close}?"
            if nobody.nearest
            else "Nobody here is called {name}."
        )
        raise WrongUse(said(ctx, told).format(name=visible(who), close=visible(nobody.nearest))) from None
    for trace in traces:
        click.echo(f"{shown_path(folder)}/{trace.path}:{trace.line}: {said(ctx, _DONE[trace.done])}")
    _tell_of_list(ctx, folder, [trace.path for trace in traces if trace.done == "portfolio"])
    shown = () if docs else _tell_settings(ctx, name, traces)
    told = "this person was in it; make it again, and commit it: leerkring archive {cohort}"
    _tell_archives(ctx, folder, {trace.path.partition("/")[0] for trace in traces}, told)
    if not (no_build or docs):
        from generator.hosts.command import build_site  # noqa: PLC0415  # MkDocs is slow to load

        site = _settings(ctx).site
        for page in pages_with(site, name, traces):
            click.echo(f"{page}: {said(ctx, 'was shown here')}")
        language = _asked_language(ctx)
        if build_site(_config(ctx), strict=False, site_dir=None, audience=None, language=language):
            _talk(ctx, _STILL_THERE if pages_with(site, name, traces) else _TAKEN_OFF)
            ctx.exit(1)
    for msgid in _NOT_FORGOTTEN:
        _talk(ctx, msgid)
    if shown or any(trace.done in {"left", "unlisted"} for trace in traces):
        _talk(ctx, _BY_HAND)
        ctx.exit(1)


_STILL_THERE = "The site could not be built, so the old one, with this person in it, is still there."
_TAKEN_OFF = (
    "The site could not be built. This person was taken off the old one. Pages that named them, such as the "
    "front page, are missing until you mend what stopped the build."
)


def _tell_settings(ctx: click.Context, name: str, traces: Collection[Trace]) -> tuple[int, ...]:
    """Name the lines of mkdocs.yml that somebody is named in: they stand on every page."""
    is_theirs = any(trace.done == "portfolio" for trace in traces)
    lines = lines_of_settings(_config(ctx), name, by_first_name=is_theirs)
    where, told = shown_path(_config(ctx)), said(ctx, "names this person on every page; change it by hand")
    for line in lines:
        click.echo(f"{where}:{line}: {told}")
    return lines


def _tell_of_list(ctx: click.Context, folder: Path, profiles: Collection[str]) -> None:
    """Advise cohorts without a list of learners to have one: who leaves is forgotten with their folder."""
    for within in sorted({path.rpartition("/")[0].rpartition("/")[0] for path in profiles}):
        if (folder / within / COHORT).exists() and not os.path.lexists(folder / within / LEARNERS_LIST):
            told = (
                "Without a list of learners a name is hidden only as long as its folder is there. Make one: "
                "{command}"
            )
            _talk(ctx, told, command=f"leerkring add learners{within and f' --in {within}'}")


def _tell_archives(ctx: click.Context, folder: Path, cohorts: set[str], told: str) -> None:
    """Name the archives of these cohorts."""
    for cohort in sorted(cohorts):
        if (kept := archive_file(folder, cohort)).exists():
            click.echo(f"{shown_path(kept)}: {said(ctx, told).format(cohort=cohort)}")


_DONE: dict[str, str] = {
    "portfolio": "this portfolio is not published any more",
    "person": "this person's consent has ended; pages show only a role",
    "hidden": "names this person, and is private now; take the name out and it can be shown again",
    "listed": "on the list now, as the profile has the name: see that it is right, and let it stay",
    "kept": "this line keeps the name hidden, also when the folder is gone; let it stay",
    "left": "names this person; change it by hand",
    "unlisted": "this person is not on the list, which could not be changed; add a line by hand",
}

_NOT_FORGOTTEN = (
    "Put these changes on line now: commit and push them, so that the site there is built anew.",
    (
        "What was public may be kept elsewhere: the history of this repository and its copies, the cache and "
        "artefacts of your continuous build, search engines, web archives, and whoever saved a page."
    ),
)


_BY_HAND = "Some places must be changed by hand; they are named above."


@leerkring.command()
@click.argument("portfolio", metavar="FOLDER")
@click.argument("name", required=False, metavar="[NEW]")
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def rename(ctx: click.Context, portfolio: str, name: str | None, docs: Path | None) -> None:
    """Give the folder of a portfolio another name, which is in every address. Without NEW: the first name."""
    folder = _docs(ctx, docs)
    old = _portfolio(ctx, folder, portfolio)
    within = old.rpartition("/")[0]
    is_whole_site = portfolios(folder) == (old,) and not (folder / within / COHORT).exists()
    try:
        renamed = give_name(folder, old, name or "")
    except RefusedError as refused:
        raise WrongUse(said(ctx, _REFUSED[refused.why]).format(name=visible(refused.name))) from None
    except OSError as error:
        told = "The folder could not be renamed ({reason}). Everything is as it was."
        raise WrongUse(said(ctx, told).format(reason=error.strerror or error)) from None
    click.echo(f"{shown_path(folder)}/{renamed.path}")
    for line in renamed.lines:
        click.echo(f"{shown_path(line.file)}:{line.number}: {said(ctx, _RENAMED[line.done])}")
    told = "the old addresses are in it; make it again, and commit it: leerkring archive {cohort}"
    _tell_archives(ctx, folder, {within} - {""}, told)
    address = "" if docs else _settings(ctx).address
    told = "No address changes, for this portfolio is the whole site." if is_whole_site else _NEW_ADDRESS
    _talk(ctx, told, old=f"{address}{old}/", new=f"{address}{renamed.path}/")
    if any(line.done == "left" for line in renamed.lines):
        _talk(ctx, _BY_HAND)
        ctx.exit(1)


_NEW_ADDRESS = (
    "{old} becomes {new}, with every page below it. After the next build the old pages are gone, and links "
    "to them from elsewhere break: tell whoever has one."
)

_REFUSED: dict[Why, str] = {
    "link": "That folder is a shortcut, which is not followed. Nothing was changed.",
    "nameless": "The profile does not say whose it is. Say the new name: leerkring rename FOLDER NEW",
    "same": "The folder is called {name} already.",
    "no-slug": _NO_SLUG,
    "reserved": "The site itself needs the name {name}. Choose another one.",
    "taken": "{name} is taken, or on the list of learners as somebody else's. Choose another one.",
    "tells": "{name} spells a name that this portfolio does not show. Choose another one.",
}

_RENAMED: dict[str, str] = {
    "changed": "names the new folder now",
    "left": "may name the old folder; look at it yourself",
}


@leerkring.command()
@_docs_option()
@click.help_option("-h", "--help", help="This help.")
@click.pass_context
def migrate(ctx: click.Context, docs: Path | None) -> None:
    """Bring portfolios that were written for an earlier version up to this one. Nothing else changes."""
    folder = _docs(ctx, docs)
    found = bring_up(folder)
    for each in found:
        click.echo(f"{shown_path(folder)}/{each.path}: {said(ctx, _MIGRATED[each.done])}")
    if not found:
        _talk(ctx, "Everything is in this version already.")
    if any(each.done == "left" for each in found):
        _talk(ctx, "Mend what leerkring check tells of those files, and try again.")
        ctx.exit(1)


_MIGRATED: dict[str, str] = {
    "changed": "is in this version now",
    "left": "cannot be read; its portfolio is as it was",
}


# What the verbs share --------------------------------------------------------------------------


def _config(ctx: click.Context) -> Path:
    """The mkdocs.yml of the site that somebody is in, anywhere; where that is above, it is said once."""
    if (config := _nearest_config()) is None:
        raise WrongUse(said(ctx, "There is no mkdocs.yml here. Go to the folder of your site."))
    told = ctx.find_root().meta.setdefault("leerkring.told", [])
    if config.is_absolute() and config not in told:
        told.append(config)
        _talk(ctx, "The site in {folder}.", folder=config.parent)
    return config


def _nearest_config() -> Path | None:
    """The mkdocs.yml here, or the nearest above that is ours: it says which programs run."""
    here = Path(_CONFIG)
    if here.exists():
        return here
    above = (folder / _CONFIG for folder in Path.cwd().parents)
    found = next((each for each in above if each.exists()), None)
    return found if found and _is_ours(found.parent) and _is_ours(found) else None


def _is_ours(path: Path) -> bool:
    """Whether nobody else put it there, as in a folder for everybody's temporary files (CVE-2022-24765)."""
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _docs(ctx: click.Context, docs: Path | None) -> Path:
    return docs or _settings(ctx).docs


def _settings(ctx: click.Context) -> SiteSettings:
    """What the site's mkdocs.yml says."""
    from generator.hosts.command import site_settings  # noqa: PLC0415  # with --docs MkDocs is not needed

    try:
        return site_settings(_config(ctx))
    except click.UsageError:
        told = "The mkdocs.yml here does not use Leerkring. Add a line below plugins: - leerkring"
        raise WrongUse(said(ctx, told)) from None


def _tell_version(ctx: click.Context, docs: Path | None, form: str = "text") -> None:
    """Say if documents were written with another version; on GitHub beside the build, where it is seen."""
    noted = "" if docs or _nearest_config() is None else _settings(ctx).version
    if told := other_version(noted, _language(ctx)):
        click.echo(f"::notice title=Leerkring::{told}" if form == "github" else told, err=form != "github")


def _audience(docs: Path | None) -> Audience:
    """For whom the site here is built; without a site, for everybody."""
    config = None if docs else _nearest_config()
    if config is None:
        return "public"
    from generator.hosts.command import site_settings  # noqa: PLC0415  # with --docs MkDocs is not needed

    return site_settings(config).audience


def _asked_language(ctx: click.Context) -> str:
    """The language somebody asked for; empty if nobody did."""
    return ctx.find_root().params.get("lang") or ""


def _language(ctx: click.Context, docs: Path | None = None) -> str:
    return _asked_language(ctx) or (_DEFAULT_LANGUAGE if docs else _site_language())


@cache
def _site_language() -> str:
    """The language of the site that is here, if it is in order."""
    if (config := _nearest_config()) is None:
        return _DEFAULT_LANGUAGE
    from generator.hosts.command import site_settings  # noqa: PLC0415  # without a site MkDocs is not needed

    try:
        return site_settings(config).language
    except (click.ClickException, SystemExit):
        return _DEFAULT_LANGUAGE


def _portfolio(ctx: click.Context, docs: Path, wanted: str | None, within: str = "") -> str:
    """The portfolio somebody means: named, with its cohort if that is needed, stood in, or the only one.

    ``within`` is the cohort it must be in, if that is told.
    """
    there = tuple(each for each in portfolios(docs) if not within or each.startswith(f"{within}/"))
    if wanted is None:
        meant = _around(docs, there)
    else:
        meant = _alike(there, wanted) or _at(docs, there, wanted)
    if len(meant) == 1:
        return meant[0]
    if wanted and meant:
        raise _ambiguous(ctx, wanted, meant)
    if not there:
        told = (
            "There is no portfolio in {within} yet. Make one: leerkring new portfolio NAME --in {within}"
            if within
            else "There is no portfolio here yet. Make one: leerkring new portfolio NAME"
        )
        raise WrongUse(said(ctx, told).format(within=within))
    told = (
        "Say which portfolio: {there}."
        if wanted is None
        else "There is no portfolio {wanted}. There are: {there}."
    )
    names = nearest(wanted or "", list(there)) or ", ".join(there[:10])
    raise WrongUse(said(ctx, told).format(wanted=visible(wanted or ""), there=names))


def _stood_in(docs: Path, there: Collection[str]) -> str:
    """That of these folders in which the command runs, however deep; else empty."""
    here = standing_in(docs)
    return next((each for each in there if f"{here}/".startswith(f"{each}/")), "")


def _around(docs: Path, there: Collection[str]) -> list[str]:
    """The portfolio one stands in, or those of the cohort one stands in, or all."""
    here = standing_in(docs)
    below = [each for each in there if here and each.startswith(f"{here}/")]
    return list(filter(None, [_stood_in(docs, there)])) or below or list(there)


def _at(docs: Path, there: Collection[str], path: str) -> list[str]:
    """The portfolio of which this is the path, as it is seen from where the command runs."""
    meant = Path(path).resolve()
    return [each for each in there if meant == docs.resolve() / each]


def _alike(there: Collection[str], wanted: str) -> list[str]:
    """The portfolio of this name, with its cohort; without it those of all cohorts."""
    return [wanted] if wanted in there else [each for each in there if each.endswith(f"/{wanted}")]


def _ambiguous(ctx: click.Context, wanted: str, there: list[str]) -> WrongUse:
    told = "There is more than one {wanted}. Say which: {there}."
    return WrongUse(said(ctx, told).format(wanted=visible(wanted), there=", ".join(there)))


def _where(ctx: click.Context, docs: Path, kind: str, portfolio: str | None, within: str | None) -> str:
    """The folder below the docs folder in which a new document belongs."""
    if is_learners(kind):
        return _portfolio(ctx, docs, portfolio, _group(ctx, docs, within).name if within else "")
    if kind == "cohort" and within:
        return _new_cohort(ctx, docs, within)
    if kind == "framework" and not within:
        return ""
    return _group(ctx, docs, within).relative_to(docs).as_posix()


def _new_cohort(ctx: click.Context, docs: Path, within: str) -> str:
    """A folder in which a cohort can begin."""
    told = ""
    if not is_slug(within):
        told = _NO_SLUG
    elif within in RESERVED | SCHOOLS_FOLDERS or page_like(docs, within):
        told = "The site itself needs the name {name}. Choose another one for the cohort."
    elif (docs / within / "profile.md").exists():
        told = "{name} is the folder of a portfolio. Choose another one for the cohort."
    elif (docs / COHORT).exists():
        told = (
            "There is one cohort here, in no folder of its own. Put its cohort.yml and its portfolios in one "
            "first; then others can stand beside it."
        )
    if told:
        raise WrongUse(said(ctx, told).format(name=visible(within)))
    return within


def _group(ctx: click.Context, docs: Path, within: str | None) -> Path:
    """The folder for the learners somebody means: of a cohort, named or stood in, if there are several."""
    there = cohort_folders(docs)
    within = within or _stood_in(docs, there) or None
    if within in there:
        return docs / within
    if there and within:
        told = said(ctx, "There is no cohort {wanted}. There are: {there}.")
        raise WrongUse(told.format(wanted=visible(within), there=", ".join(there)))
    if there or within:
        told = "Say which cohort: --in {there}" if there else "There are no cohorts in folders here."
        raise WrongUse(said(ctx, told).format(there=", --in ".join(there)))
    return docs


def _line(ctx: click.Context, text: str, otherwise: str) -> str:
    """Text on one line that can be seen; without any, the sentence ``otherwise``."""
    line = visible(" ".join(text.split()))
    if not line:
        raise WrongUse(said(ctx, otherwise))
    return line


def _unless_there(ctx: click.Context, write: Callable[[], Any]) -> Any:
    try:
        return write()
    except AlreadyThereError as there:
        raise WrongUse(
            said(ctx, "{path} is there already. Nothing was written.").format(path=there.path)
        ) from None


def _talk(ctx: click.Context, msgid: str, **values: object) -> None:
    click.echo(said(ctx, msgid).format(**values), err=True)


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
