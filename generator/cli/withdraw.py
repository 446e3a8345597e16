"""``leerkring withdraw``: somebody taken out of the site."""

from __future__ import annotations

import os
from collections.abc import Collection
from glob import escape
from pathlib import Path

import click

from generator.archive.upload import zip_file
from generator.cli.here import asked_language, config_here, docs_here, settings_here
from generator.cli.notices import signed_of, tell_archives
from generator.cli.options import docs_option
from generator.cli.selection import alike, ambiguous
from generator.cli.talk import BY_HAND, fail, talk, wrong
from generator.cli.verbs import verb
from generator.desk.looking import forget_all
from generator.guide.documents import portfolios
from generator.guide.spoken import said
from generator.guide.withdraw import NobodyError, SeveralError, Trace, lines_of_settings, name_of, pages_with
from generator.guide.withdraw import withdraw as take_out
from generator.hosts.day import today
from generator.hosts.request import BuildRequest
from generator.hosts.site import shown_path
from generator.reading.files import COHORT, LEARNERS_LIST
from generator.reporting.visible import visible

_DONE: dict[str, str] = {
    "portfolio": "this portfolio is not published any more",
    "person": "this person's consent has ended; pages show only a role",
    "hidden": "names this person, and is private now; take the name out and it can be shown again",
    "unconfirmed": "what the school confirmed here is taken out",
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

_TAKE_BACK = (
    "The school signed something of this person. What they saved still holds for others. If they want it "
    "taken back, whoever has the school's key does: {command}"
)
_STILL_THERE = "The site could not be built, so the old one, with this person in it, is still there."
_TAKEN_OFF = (
    "The site could not be built. This person was taken off the old one. Pages that named them, such as the "
    "front page, are missing until you mend what stopped the build."
)


@verb("withdraw")
@click.argument("who", metavar="NAME")
@click.option("--no-build", is_flag=True, help="Do not build the site again.")
@docs_option()
def withdraw(ctx: click.Context, who: str, no_build: bool, docs: Path | None) -> None:
    folder = docs_here(ctx, docs)
    name, traces = _taken_out(ctx, folder, who)
    for trace in traces:
        click.echo(f"{shown_path(folder)}/{trace.path}:{trace.line}: {said(ctx, _DONE[trace.done])}")
    _tell_of_list(ctx, folder, [trace.path for trace in traces if trace.done == "portfolio"])
    forget_all(folder)
    shown = () if docs else _tell_settings(ctx, name, traces)
    told = "this person was in it; make it again, and commit it: leerkring archive {cohort}"
    tell_archives(ctx, folder, {trace.path.partition("/")[0] for trace in traces}, told)
    _tell_of_signed(ctx, folder, [trace.path for trace in traces if trace.done == "portfolio"])
    if not docs:
        _take_zip_away(ctx, settings_here(ctx).site)
    wrong_with_site = "" if no_build or docs else _build_without(ctx, name, traces)
    for msgid in _NOT_FORGOTTEN:
        talk(ctx, msgid)
    by_hand = BY_HAND if shown or any(it.done in {"left", "unlisted"} for it in traces) else ""
    if by_hand and wrong_with_site:
        talk(ctx, by_hand)
    if by_hand or wrong_with_site:
        fail(ctx, wrong_with_site or by_hand)


def _taken_out(ctx: click.Context, folder: Path, who: str) -> tuple[str, tuple[Trace, ...]]:
    """The name of somebody who is taken out of all documents, and what was done to these."""
    if len(there := alike(portfolios(folder), who)) > 1:
        raise ambiguous(ctx, who, there)
    try:
        return name_of(folder, who), take_out(folder, who, today())
    except NobodyError as nobody:
        told = (
            "Nobody here is called {name}. Do you mean: {close}?"
            if nobody.nearest
            else "Nobody here is called {name}."
        )
        raise wrong(ctx, told, name=visible(who), close=visible(nobody.nearest)) from None
    except SeveralError as several:
        told = "Several people are called {name} for short. Say which, by the full name: {there}."
        names = ", ".join(visible(each) for each in several.names)
        raise wrong(ctx, told, name=visible(who), there=names) from None


def _build_without(ctx: click.Context, name: str, traces: tuple[Trace, ...]) -> str:
    """Name the pages on which somebody was shown, and build the site again; what went wrong."""
    from generator.hosts.command import build_site  # noqa: PLC0415  # loads MkDocs; with --docs nothing is built

    site = settings_here(ctx).site
    for page in pages_with(site, name, traces):
        click.echo(f"{page}: {said(ctx, 'was shown here')}")
    if build_site(config_here(ctx), BuildRequest(language=asked_language(ctx))):
        return _STILL_THERE if pages_with(site, name, traces) else _TAKEN_OFF
    return ""


def _take_zip_away(ctx: click.Context, site: Path) -> None:
    """The site as one file may be put online at any time, and is as old as the last build of one."""
    whole = zip_file(site.resolve())
    of_killed_builds = whole.parent.glob(f".{escape(whole.name)}.*")
    for older in (whole, *of_killed_builds):
        if older.is_file():
            older.unlink()
            click.echo(f"{shown_path(older)}: {said(ctx, 'taken away, for this person may be in it')}")


def _tell_settings(ctx: click.Context, name: str, traces: tuple[Trace, ...]) -> tuple[int, ...]:
    """Name the lines of mkdocs.yml that somebody is named in: they stand on every page."""
    is_theirs = any(trace.done == "portfolio" for trace in traces)
    lines = lines_of_settings(config_here(ctx), name, by_first_name=is_theirs)
    told = said(ctx, "names this person on every page; change it by hand")
    for line in lines:
        click.echo(f"{shown_path(config_here(ctx))}:{line}: {told}")
    return lines


def _tell_of_signed(ctx: click.Context, folder: Path, profiles: Collection[str]) -> None:
    """Say what the school must take back: whoever has a badge can still show it."""
    for path in profiles:
        if given := signed_of(folder, path.rpartition("/")[0]):
            talk(ctx, _TAKE_BACK, command=f"leerkring revoke {' '.join(given)}")


def _tell_of_list(ctx: click.Context, folder: Path, profiles: Collection[str]) -> None:
    """Advise cohorts without a list of learners to have one: who leaves is forgotten with their folder."""
    for within in sorted({path.rpartition("/")[0].rpartition("/")[0] for path in profiles}):
        if (folder / within / COHORT).exists() and not os.path.lexists(folder / within / LEARNERS_LIST):
            told = (
                "Without a list of learners a name is hidden only as long as its folder is there. Make one: "
                "{command}"
            )
            talk(ctx, told, command=f"leerkring add learners{within and f' --in {within}'}")
