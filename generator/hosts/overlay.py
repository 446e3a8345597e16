"""While somebody writes: what is wrong, on every page of the preview."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from markupsafe import Markup

from generator.languages import words
from generator.problems import Problem
from generator.publishing.manifest import folders_of, site_files
from generator.reporting.told import Told, told_in_order

_MOST = 50
_BEFORE = '<main id="main"'


def put_on_pages(
    folder: Path, problems: Iterable[Problem], prefix: str, language: str, learners: AbstractSet[str]
) -> list[str]:
    """Put the problems above the text of every page of a built site that is about whom they concern.

    That is every page of a learner with a problem, and every page that is about no learner in particular;
    the paths of these come back.

    After the last look at the site, which would take a quotation from a private document for a leak:
    this site is served on the author's own computer and goes nowhere.
    """
    problems = tuple(problems)
    if not (told := told_in_order(problems, language, prefix)):
        return []
    note = _note(told, language)
    theirs = {folder for found in problems for folder in folders_of(found.path)}
    others = learners - theirs
    paths = [path for path in site_files(folder, others) if path.endswith(".html")]
    for path in paths:
        text = (folder / path).read_text(encoding="utf-8")
        (folder / path).unlink()  # what is written into a file with a second name is seen under that, too
        (folder / path).write_text(text.replace(_BEFORE, f"{note}\n{_BEFORE}", 1), encoding="utf-8")
    return paths


def _note(told: tuple[Told, ...], language: str) -> Markup:
    number = len(told)
    title = words(language).ngettext("{n} problem in your files", "{n} problems in your files", number)
    entries = (
        Markup("<li><code>{}</code> {} <small>{}</small></li>").format(each.where, each.sentence, each.hint)
        for each in told[:_MOST]
    )
    return Markup(
        '<details class="lk-note lk-note--wrong" lang="{}" open><summary>{}</summary><ul>{}</ul></details>'
    ).format(language, title.format(n=number), Markup("").join(entries))
