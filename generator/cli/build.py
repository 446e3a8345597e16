"""``leerkring build`` and ``assemble``: the site, made here or of parts that were made elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.archive.upload import NotWholeError, zip_file, zip_site
from generator.cli.here import asked_language, config_here, settings_here
from generator.cli.options import FILE, NEW_FILE, audience_option
from generator.cli.talk import talk, wrong
from generator.cli.verbs import verb
from generator.hosts.command import build_site
from generator.hosts.request import BuildRequest
from generator.hosts.shards import NotAShardError, Shard, shard_of, take_shards
from generator.hosts.site import shown_path
from generator.reporting.visible import visible

_ABSENT: dict[str, str] = {
    "damaged": "{part} is damaged or no part of a site; its learners are made here.",
    "program": "{part} is from another version of Leerkring; its learners are made here.",
    "missing": "Part {part} is missing; its learners are made here.",
}


def _site_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What any site is built by."""
    strict = click.option("--strict", is_flag=True, help="Stop at every problem.")
    folder = click.Path(file_okay=False, path_type=Path, resolve_path=True)
    site_dir = click.option("--site-dir", type=folder, help="Where the site goes.")
    return strict(site_dir(audience_option()(function)))


def _zip_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--zip", "zipped", is_flag=True, help="Write the site as one file to upload, too.")


def _is_shard(ctx: click.Context, _: click.Parameter, value: str | None) -> Shard | None:
    try:
        return shard_of(value) if value else None
    except NotAShardError:
        raise wrong(ctx, "A part is a number and how many there are, such as 3/8.") from None


@verb("build")
@_site_options
@click.option("--anew", is_flag=True, help="Make every page anew, whatever was kept.")
@click.option("--shard", metavar="N/M", callback=_is_shard, help="Make one of M parts, for assemble.")
@click.option("--out", type=NEW_FILE, help="Where that part goes.")
@click.option("--scheduler", metavar="ADDRESS", help="Work with the machines of a Dask scheduler.")
@_zip_option()
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
    if out and not shard:
        raise wrong(ctx, "--out goes with --shard.")
    if scheduler and shard:
        raise wrong(ctx, "Give --shard or --scheduler, not both.")
    if zipped and shard:
        raise wrong(ctx, "Give --zip or --shard, not both: a part is no site yet.")
    wanted = BuildRequest(
        audience or "",
        asked_language(ctx),
        shard=replace(shard, file=out) if shard and out else shard,
        scheduler=scheduler or "",
    )
    done = build_site(config_here(ctx), wanted, site_dir=site_dir, strict=strict, anew=anew)
    ctx.exit(_zipped(ctx, site_dir, done) if zipped else done)


@verb("assemble")
@click.argument("parts", nargs=-1, required=True, type=FILE, metavar="PARTS…")
@_site_options
@_zip_option()
def assemble(
    ctx: click.Context,
    parts: tuple[Path, ...],
    strict: bool,
    site_dir: Path | None,
    audience: str | None,
    zipped: bool,
) -> None:
    config = config_here(ctx)
    for absent in take_shards(parts, settings_here(ctx).docs):
        talk(ctx, _ABSENT[absent.why], part=visible(absent.what))
    wanted = BuildRequest(audience or "", asked_language(ctx))
    done = build_site(config, wanted, site_dir=site_dir, strict=strict)
    ctx.exit(_zipped(ctx, site_dir, done) if zipped else done)


def _zipped(ctx: click.Context, site_dir: Path | None, done: int) -> int:
    """Write a site that was built as one file, too; 0 when all is well, 1 when not.

    An older file goes, for it may show somebody who has left since.
    """
    site = (site_dir or settings_here(ctx).site).resolve()
    try:
        zip_file(site).unlink(missing_ok=True)
        if done:
            talk(ctx, "There is no ZIP file, as the site could not be built.")
            return done
        click.echo(shown_path(zip_site(site)))
    except NotWholeError as error:
        told = "There is no ZIP file, as {path} is not what the build left. Build again."
        talk(ctx, told, path=visible(error.path))
        return 1
    except OSError as error:
        talk(ctx, "The ZIP file could not be written ({reason}).", reason=error.strerror or error)
        return 1
    talk(ctx, "Unpack this file where your web space has its pages.")
    return 0
