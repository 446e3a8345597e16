"""What several verbs tell beside what they do."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from generator.archive.archive import archive_file
from generator.cli.here import language_here, version_here
from generator.guide.spoken import said
from generator.hosts.site import other_version, shown_path


def tell_version(ctx: click.Context, docs: Path | None, form: str = "text") -> None:
    """Say if documents were written with another version; on GitHub beside the build, where it is seen."""
    if told := other_version(version_here(ctx, docs), language_here(ctx)):
        click.echo(f"::notice title=Leerkring::{told}" if form == "github" else told, err=form != "github")


def tell_archives(ctx: click.Context, folder: Path, cohorts: Collection[str], told: str) -> None:
    """Name the archives of these cohorts."""
    for cohort in sorted(cohorts):
        if (kept := archive_file(folder, cohort)).exists():
            click.echo(f"{shown_path(kept)}: {said(ctx, told).format(cohort=cohort)}")
