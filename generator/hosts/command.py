"""Building and serving from the ``leerkring`` command: MkDocs' own commands, so that both do the same."""

from __future__ import annotations

import logging
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from mkdocs.__main__ import cli
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.hosts.mkdocs import LeerkringPlugin
from generator.hosts.plain_settings import SiteSettings
from generator.hosts.request import BuildRequest, asked
from generator.hosts.site import cache_of


def site_settings(config: Path) -> SiteSettings:
    """Read the site's settings. Raises click.UsageError when the plugin is not in ``mkdocs.yml``."""
    loaded = load_config(str(config))
    for plugin in loaded.plugins.values():
        if isinstance(plugin, LeerkringPlugin):
            settings: Any = plugin.config
            return SiteSettings(
                loaded.site_name or "",
                Path(loaded.docs_dir),
                Path(loaded.site_dir),
                settings.language,
                settings.audience,
                loaded.site_url or "",
                settings.version,
                settings.questions,
            )
    raise click.UsageError(f"{config}: plugins: leerkring")


def build_site(
    config: Path,
    wanted: BuildRequest,
    *,
    site_dir: Path | None = None,
    strict: bool = False,
    quiet: bool = False,
    anew: bool = False,
) -> int:
    """Build the site; 0 when all is well, 1 when not. ``anew``: use nothing of the build before."""
    if anew and (wanted.shard or wanted.scheduler):  # what is made there comes through the cache
        cache_of(site_settings(config).docs).keep_only(())
    elif anew:
        wanted = replace(wanted, use_cache=False)
    arguments = ["build", "--config-file", str(config)]
    if strict:
        arguments.append("--strict")
    if quiet:
        arguments.append("--quiet")
    if site_dir:
        arguments += ["--site-dir", str(site_dir)]
    return _run(arguments, wanted)


def serve_site(config: Path, wanted: BuildRequest, address: str | None) -> int:
    """Serve the site, and build it again whenever a file changes.

    Whoever closes the terminal ends it as Ctrl-C does: nothing of it may be left behind.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    arguments = ["serve", "--config-file", str(config)]
    if address:
        arguments += ["--dev-addr", address]
    return _run(arguments, wanted)


def _run(arguments: list[str], wanted: BuildRequest) -> int:
    """Run a command of MkDocs, and ask more of the plugin than its settings say."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice is for those who choose a theme
    mkdocs = logging.getLogger("mkdocs.commands.build")
    mkdocs.setLevel(logging.WARNING)  # what it does it says in English, and of a hidden folder
    try:
        with asked(wanted):
            cli.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.ClickException, click.Abort, SystemExit) as failed:
        if isinstance(failed, click.ClickException) and type(failed) is not Abort:
            failed.show()  # MkDocs' own Abort says in English that it stopped; why has been told
        return 1
    finally:
        mkdocs.setLevel(logging.NOTSET)
    return 0
