"""What several verbs tell beside what they do."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import click

from generator.archive.archive import archive_file
from generator.cli.here import language_here, version_here
from generator.guide.spoken import said
from generator.hosts.site import other_version, shown_path
from generator.signing.keyring import DamagedKeyringError
from generator.signing.school import issuer_of
from generator.signing.withdrawn import withdrawn_of


def tell_version(ctx: click.Context, docs: Path | None, form: str = "text") -> None:
    """Say if documents were written with another version; on GitHub beside the build, where it is seen."""
    if told := other_version(version_here(ctx, docs), language_here(ctx)):
        click.echo(f"::notice title=Leerkring::{told}" if form == "github" else told, err=form != "github")


def signed_of(docs: Path, portfolio: str) -> list[str]:
    """The files that the school signed of a portfolio and did not take back, as far as that can be read."""
    with suppress(DamagedKeyringError):
        issuer = issuer_of(docs)
        if issuer:
            gone = withdrawn_of(issuer.status, issuer.keyring)
            own = (it for it in issuer.keyring.given if it.file.startswith(f"{portfolio}/"))
            return [f"{shown_path(docs)}/{it.file}" for it in own if it.index not in gone]
    return []


def tell_archives(ctx: click.Context, folder: Path, cohorts: Collection[str], told: str) -> None:
    """Name the archives of these cohorts."""
    for cohort in sorted(cohorts):
        if (kept := archive_file(folder, cohort)).exists():
            click.echo(f"{shown_path(kept)}: {said(ctx, told).format(cohort=cohort)}")
