"""While somebody writes: what is wrong, on every page of the preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from markupsafe import Markup

from generator.languages import words
from generator.problems import Problem
from generator.publishing.manifest import site_files
from generator.reporting.told import Told, told_in_order

_MOST = 50
_BEFORE = '<main id="main"'


def unconcerned(problems: Iterable[Problem], learners: AbstractSet[str]) -> AbstractSet[str]:
    """The learners' folders on whose pages nothing is put: none of the problems is theirs."""
    return learners - {folder for found in problems for folder in _folders_of(found.path)}


def _folders_of(path: str) -> Iterator[str]:
    """The folders that a path leads through: ``a``, ``a/b`` for ``a/b/c.md``."""
    parts = path.split("/")[:-1]
    yield from ("/".join(parts[:number]) for number in range(1, len(parts) + 1))


def put_on_pages(
    folder: Path, problems: Iterable[Problem], prefix: str, language: str, but: AbstractSet[str]
) -> None:
    """Put the problems above the text of every page of a built site, ``but`` of those in some folders.

    It comes after the scan for leaks, which would take a quotation from
    a private document for one: this site is served on the author's own computer and goes nowhere.
    """
    if not (told := told_in_order(tuple(problems), language, prefix)):
        return
    note = _note(told, language)
    for path in site_files(folder, but):
        if path.endswith(".html"):
            text = (folder / path).read_text(encoding="utf-8")
            (folder / path).write_text(text.replace(_BEFORE, f"{note}\n{_BEFORE}", 1), encoding="utf-8")


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
