"""``leerkring import`` and ``competences``: a framework made of a list, and what is in frameworks found."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import click

from generator.cli.here import docs_here, language_here
from generator.cli.options import FILE, docs_option, in_option
from generator.cli.selection import cohort_meant
from generator.cli.talk import NO_SLUG, fail, line, talk, unless_there, wrong
from generator.cli.verbs import verb
from generator.guide.competences import FoundCompetence, found_competences
from generator.guide.lists.imported import Imported
from generator.guide.lists.imported import import_framework as imported
from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.wording import at, read_text, refused_text, told_text
from generator.guide.slugs import is_slug
from generator.guide.spoken import Choice, WrongUse
from generator.hosts.site import shown_path
from generator.model import Frameworks
from generator.reading.layout import read_layout
from generator.reporting.told import told as told_in_words
from generator.reporting.visible import visible

_GUESSES = frozenset({"column-guessed", "kind-guessed"})
"""What may be why there are faults."""

_OVER = "{path} is there already. Nothing was written. To write over it: --replace"


@verb("import")
@click.argument("what", type=Choice(("framework",)), metavar="framework")
@click.argument("file", type=FILE, metavar="LIST")
@click.option("--name", help="The name of the file. Left out: made from the name of the list.")
@click.option("--title", help="What the framework is called. Left out: as the list.")
@click.option("--replace", is_flag=True, help="Write over the framework that is there.")
@in_option()
@docs_option()
def import_framework(
    ctx: click.Context,
    what: str,  # noqa: ARG001  # there is one thing so far
    file: Path,
    name: str | None,
    title: str | None,
    replace: bool,
    within: str | None,
    docs: Path | None,
) -> None:
    folder, language = docs_here(ctx, docs), language_here(ctx, docs)
    if name and not is_slug(name):
        raise wrong(ctx, NO_SLUG)
    of = cohort_meant(ctx, folder, within)
    title = line(ctx, title, "A framework needs a title.") if title is not None else ""
    try:
        with unless_there(ctx, _OVER):
            found = imported(folder, of, file, language, name=name or "", title=title, replace=replace)
    except UnusableListError as error:
        raise WrongUse(refused_text(error, visible(str(file)), language)) from None
    if not _told_faults(found, file, language):
        _tell_notes(found, file, language, only=_GUESSES)
        fail(ctx, "Nothing was written. Put this right in the list, and import it again.")
    click.echo(shown_path(found.file))
    click.echo(read_text(found.listed, language), err=True)
    _tell_notes(found, file, language)
    told = "Learners write competence: {example}. To see that all is well: leerkring check"
    talk(ctx, told, example=f"{found.file.stem}:{found.listed.leaves[0].code}")


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
    for each in dict.fromkeys(lines):
        click.echo(visible(each))
    return not (found.faults or found.problems)


_NOT_FOUND = "Nothing here is like {words}. To see all competences: leerkring competences"

_NO_FRAMEWORK = (
    "There are no competences here yet. Make a framework of a list: leerkring import framework LIST"
)


@verb("competences")
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option("--format", "form", type=Choice(("text", "json")), help="How to show them. Left out: text.")
@docs_option()
def competences(ctx: click.Context, words: tuple[str, ...], form: str | None, docs: Path | None) -> None:
    folder, language = docs_here(ctx, docs), language_here(ctx, docs)
    known = _frameworks(folder)
    found = found_competences(known, words, language)
    told = [_competence_data(each, language) for each in found]
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found:
        fail(ctx, _NOT_FOUND if known.competences else _NO_FRAMEWORK, words=visible(" ".join(words)))
    for each in told:
        click.echo(visible(f"{each['competence']}  {each['title']}  ({each['framework_title']})"))
    talk(ctx, "In a document, below competences:")
    click.echo(f"  - competence: {found[0].name}")
    talk(ctx, "In your profile, below frameworks:")
    click.echo(f"  - {found[0].framework.id}")


def _frameworks(docs: Path) -> Frameworks:
    """All frameworks of a site, whichever cohort has them."""
    known = {it.id: it for group in read_layout(docs).groups for it in group.school.frameworks.all}
    return Frameworks(tuple(known.values()))


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
