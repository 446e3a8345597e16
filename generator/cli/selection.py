"""Which portfolio and which cohort somebody means: named, stood in, or the only one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from generator.cli.talk import NO_SLUG, wrong
from generator.guide.documents import portfolios, portfolios_called, standing_in
from generator.guide.slugs import is_slug
from generator.guide.spoken import WrongUse
from generator.reading.files import COHORT, RESERVED, cohort_folders
from generator.reading.misplaced import SCHOOLS_FOLDERS
from generator.reading.pages import page_like
from generator.reading.suggestions.nearest import nearest
from generator.reporting.visible import visible


def portfolio_meant(ctx: click.Context, docs: Path, wanted: str | None, within: str = "") -> str:
    """The portfolio somebody means: named, with its cohort if that is needed, stood in, or the only one.

    ``within`` is the cohort it must be in, if that is told.
    """
    there = _within(within, portfolios_called(docs, wanted or ""))
    if len(there) == 1:
        return there[0]
    there = _within(within, portfolios(docs))
    if wanted is None:
        meant = _around(docs, there)
    else:
        meant = alike(there, wanted) or _at(docs, there, wanted)
    if len(meant) == 1:
        return meant[0]
    if wanted and meant:
        raise ambiguous(ctx, wanted, meant)
    raise _nobody(ctx, there, wanted, within)


def _within(cohort: str, there: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in there if not cohort or each.startswith(f"{cohort}/"))


def _nobody(ctx: click.Context, there: tuple[str, ...], wanted: str | None, within: str) -> WrongUse:
    """Why no portfolio is meant."""
    if not there:
        told = (
            "There is no portfolio in {within} yet. Make one: leerkring new portfolio NAME --in {within}"
            if within
            else "There is no portfolio here yet. Make one: leerkring new portfolio NAME"
        )
        return wrong(ctx, told, within=within)
    told = (
        "Say which portfolio: {there}."
        if wanted is None
        else "There is no portfolio {wanted}. There are: {there}."
    )
    names = nearest(wanted or "", list(there)) or ", ".join(there[:10])
    return wrong(ctx, told, wanted=visible(wanted or ""), there=names)


def ambiguous(ctx: click.Context, wanted: str, there: list[str]) -> WrongUse:
    told = "There is more than one {wanted}. Say which: {there}."
    return wrong(ctx, told, wanted=visible(wanted), there=", ".join(there))


def alike(there: Collection[str], wanted: str) -> list[str]:
    """The portfolio of this name, with its cohort; without it those of all cohorts."""
    return [wanted] if wanted in there else [each for each in there if each.endswith(f"/{wanted}")]


def stood_in(docs: Path, there: Collection[str]) -> str:
    """That of these folders in which the command runs, however deep; else empty."""
    here = standing_in(docs)
    return next((each for each in there if f"{here}/".startswith(f"{each}/")), "")


def portfolio_stood_in(docs: Path) -> str:
    """The portfolio in which the command runs, however deep; else empty. No other is looked at."""
    steps = standing_in(docs).split("/")[:2]
    return stood_in(docs, [path for step in steps for path in portfolios_called(docs, step)])


def _around(docs: Path, there: Collection[str]) -> list[str]:
    """The portfolio one stands in, or those of the cohort one stands in, or all."""
    here = standing_in(docs)
    below = [each for each in there if here and each.startswith(f"{here}/")]
    return list(filter(None, [stood_in(docs, there)])) or below or list(there)


def _at(docs: Path, there: Collection[str], path: str) -> list[str]:
    """The portfolio of which this is the path, as it is seen from where the command runs."""
    meant = Path(path).resolve()
    return [each for each in there if meant == docs.resolve() / each]


def group_meant(ctx: click.Context, docs: Path, within: str | None) -> Path:
    """The folder for the learners somebody means: of a cohort, named or stood in, if there are several."""
    there = cohort_folders(docs)
    within = within or stood_in(docs, there) or None
    if within in there:
        return docs / within
    if there and within:
        told = "There is no cohort {wanted}. There are: {there}."
        raise wrong(ctx, told, wanted=visible(within), there=", ".join(there))
    if there or within:
        told = "Say which cohort: --in {there}" if there else "There are no cohorts in folders here."
        raise wrong(ctx, told, there=", --in ".join(there))
    return docs


def cohort_meant(ctx: click.Context, docs: Path, within: str | None) -> str:
    """The cohort somebody names; empty if nobody does."""
    return group_meant(ctx, docs, within).name if within else ""


def new_cohort(ctx: click.Context, docs: Path, within: str) -> str:
    """A folder in which a cohort can begin."""
    told = ""
    if not is_slug(within):
        told = NO_SLUG
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
        raise wrong(ctx, told, name=visible(within))
    return within
