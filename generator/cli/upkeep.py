"""``leerkring lock`` and ``upgrade``: what builds of a site install, and how they are run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from generator import __version__
from generator.cli.here import config_here, language_here, settings_here
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.guide.requirements import NoWheelError, OtherWheelError
from generator.guide.requirements import lock as lock_site
from generator.guide.upgrade import Change, changes, make
from generator.reading.files import COHORT, cohort_folders
from generator.reporting.visible import visible

_AS_SOON_AS = "Builds install Leerkring {version} as soon as this is on line."

_KEPT = (
    "{path} was changed by hand and stays as it is. Take over what you want of the change above, or have it "
    "replaced: leerkring upgrade --write --all"
)
_OVER = "{path} was changed by hand; with --all those changes are lost."


@verb("lock")
def lock(ctx: click.Context) -> None:
    folder = config_here(ctx).parent
    with _unless_no_wheel(ctx):
        locked = lock_site(folder, language_here(ctx))
    click.echo("\n".join(locked.files))
    if locked.dropped:
        told = "No longer named there: {names}. Keep packages of your own in another file."
        talk(ctx, told, names=", ".join(locked.dropped))
    talk(ctx, _AS_SOON_AS, version=__version__)


@verb("upgrade")
@click.option("--write", is_flag=True, help="Do it. Left out: show what would change.")
@click.option("--all", "over", is_flag=True, help="Replace what was changed by hand, too.")
def upgrade(ctx: click.Context, write: bool, over: bool) -> None:
    folder, settings = config_here(ctx).parent, settings_here(ctx)
    is_cohort = (settings.docs / COHORT).exists() or bool(cohort_folders(settings.docs))
    with _unless_no_wheel(ctx):
        found = changes(folder, settings.language, cohort=is_cohort)
    wanted = tuple(each for each in found if over or not each.by_hand)
    for each in found:
        click.echo(f"{each.path}\n" if write and each in wanted else each.diff, nl=False)
    if write:
        make(folder, wanted)
    _tell_of_changes(ctx, found, wanted, write=write)
    for each in found:
        if each.by_hand:
            talk(ctx, _OVER if over else _KEPT, path=each.path)
    if write and wanted != found:
        ctx.exit(1)


def _tell_of_changes(
    ctx: click.Context, found: Sequence[Change], wanted: Sequence[Change], *, write: bool
) -> None:
    if not found:
        talk(ctx, "Everything here is as Leerkring {version} makes it.", version=__version__)
    elif not write:
        talk(ctx, "Nothing was changed yet. To do this: leerkring upgrade --write")
    elif wanted:
        talk(ctx, _AS_SOON_AS, version=__version__)


@contextmanager
def _unless_no_wheel(ctx: click.Context) -> Iterator[None]:
    """In this block the program is needed as a wheel; if there is none, why."""
    try:
        yield
    except NoWheelError as error:
        told = "Leerkring could not be fetched or packed from {origin}. Nothing was written."
        raise wrong(ctx, told, origin=visible(error.origin)) from None
    except OtherWheelError as error:
        told = "{origin} is not what was installed here. Install Leerkring again, then lock."
        raise wrong(ctx, told, origin=visible(error.origin)) from None
