"""Building and serving from the ``leerkring`` command: MkDocs' own commands, so that both do the same."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from mkdocs.__main__ import cli
from mkdocs.config import load_config

from generator.hosts.mkdocs import LeerkringPlugin
from generator.model import Audience


@dataclass(frozen=True)
class SiteSettings:
    """What ``mkdocs.yml`` says that other verbs need, too."""

    docs: Path
    site: Path
    language: str
    audience: Audience
    address: str
    """Where the site will be, ending in ``/``; empty if that is not told."""


def site_settings(config: Path) -> SiteSettings:
    """Read the site's settings. Raises click.UsageError when the plugin is not in ``mkdocs.yml``."""
    loaded = load_config(str(config))
    for plugin in loaded.plugins.values():
        if isinstance(plugin, LeerkringPlugin):
            settings: Any = plugin.config
            return SiteSettings(
                Path(loaded.docs_dir),
                Path(loaded.site_dir),
                settings.language,
                settings.audience,
                loaded.site_url or "",
            )
    raise click.UsageError(f"{config}: plugins: leerkring")


def build_site(
    config: Path,
    *,
    strict: bool,
    site_dir: Path | None,
    audience: str | None,
    quiet: bool = False,
    anew: bool = False,
    archive: str = "",
) -> int:
    """Build the site; 0 when all is well, 1 when not.

    ``anew``: use nothing of the build before. ``archive``: keep the pages of this cohort for good.
    """
    if archive:
        os.environ["LEERKRING_ARCHIVE"] = archive
    if anew:
        os.environ["LEERKRING_CACHE"] = "off"
    arguments = ["build", "--config-file", str(config)]
    if strict:
        arguments.append("--strict")
    if quiet:
        arguments.append("--quiet")
    if site_dir:
        arguments += ["--site-dir", str(site_dir)]
    return _run(arguments, audience)


def serve_site(config: Path, *, address: str | None, audience: str | None) -> int:
    """Serve the site, and build it again whenever a file changes."""
    arguments = ["serve", "--config-file", str(config)]
    if address:
        arguments += ["--dev-addr", address]
    return _run(arguments, audience)


def _run(arguments: list[str], audience: str | None) -> int:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice is for those who choose a theme
    if audience:
        os.environ["LEERKRING_AUDIENCE"] = audience
    try:
        cli.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.ClickException, click.Abort, SystemExit) as failed:
        if isinstance(failed, click.ClickException):
            failed.show()
        return 1
    return 0
