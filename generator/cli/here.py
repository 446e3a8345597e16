"""The site somebody is in: its ``mkdocs.yml``, what that says, and the language it is spoken to in."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.talk import talk, wrong
from generator.hosts.plain_settings import SiteSettings, plain_settings
from generator.places import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from generator.model import Audience

_CONFIG = "mkdocs.yml"


def config_here(ctx: click.Context) -> Path:
    """The mkdocs.yml of the site that somebody is in, anywhere; where that is above, it is said once."""
    if (config := _nearest_config()) is None:
        raise wrong(ctx, "There is no mkdocs.yml here. Go to the folder of your site.")
    told = ctx.find_root().meta.setdefault("leerkring.told", [])
    if config.is_absolute() and config not in told:
        told.append(config)
        talk(ctx, "The site in {folder}.", folder=config.parent)
    return config


def is_site_here() -> bool:
    """Whether somebody is in a site."""
    return _nearest_config() is not None


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


def settings_here(ctx: click.Context) -> SiteSettings:
    """What the site's mkdocs.yml says."""
    try:
        return _settings(config_here(ctx))
    except click.UsageError:
        told = "The mkdocs.yml here does not use Leerkring. Add a line below plugins: - leerkring"
        raise wrong(ctx, told) from None


def _settings(config: Path) -> SiteSettings:
    """What a mkdocs.yml says. Raises click.UsageError when it does not use Leerkring."""
    if plain := plain_settings(config):
        return plain
    from generator.hosts.command import site_settings  # noqa: PLC0415  # loads MkDocs, which few sites need here

    return site_settings(config)


def docs_here(ctx: click.Context, docs: Path | None) -> Path:
    """The folder with the portfolios: the one that was told, or the site's."""
    return docs or settings_here(ctx).docs


def audience_here(docs: Path | None) -> Audience:
    """For whom the site here is built; without a site, for everybody."""
    config = None if docs else _nearest_config()
    return "public" if config is None else _settings(config).audience


def version_here(ctx: click.Context, docs: Path | None) -> str:
    """With which version of Leerkring the site's documents were written; empty if that is not told."""
    return "" if docs or _nearest_config() is None else settings_here(ctx).version


def asked_language(ctx: click.Context) -> str:
    """The language somebody asked for; empty if nobody did."""
    return ctx.find_root().params.get("lang") or ""


def language_here(ctx: click.Context, docs: Path | None = None) -> str:
    """The language somebody asked for, or the site's."""
    return asked_language(ctx) or (DEFAULT_LANGUAGE if docs else site_language())


@cache
def site_language() -> str:
    """The language of the site that is here, if it is in order."""
    if (config := _nearest_config()) is None:
        return DEFAULT_LANGUAGE
    try:
        return _settings(config).language
    except (click.ClickException, SystemExit):
        return DEFAULT_LANGUAGE
