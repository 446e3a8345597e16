"""Other plugins of MkDocs beside ours: which cannot keep their promise, and of which the school should know.

Pages about learners and cohorts are made by ourselves, so no other plugin has a hand in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.hosts.build_log import BuildLog

Say = Callable[[str], str]
Reason = Literal["secret", "again", "elsewhere", "old", "file"]

_REFUSED: tuple[tuple[str, Reason], ...] = (
    (r"crypt|passw|protect|vercel-pw", "secret"),
    (r"i18n|multilang|static-translations|autotranslate", "again"),
    (r"projects|monorepo|multirepo|multiple|multisource|xrepos|yamp|same-dir|techdocs-core", "elsewhere"),
    (r"mike|version(?:ing|s)|multiversion|deploy|modify-base-url", "old"),
    (r"offline", "file"),
)
"""What the name of a plugin has in it that promises, or does, what learners' pages do not go along with."""

_SCHOOLS_OWN = frozenset(
    {
        "autorefs",
        "exclude",
        "exclude-search",
        "glightbox",
        "info",
        "leerkring",
        "macros",
        "meta",
        "mkdocstrings",
    }
    | {"optimize", "privacy", "redirects", "search", "table-reader", "typeset"}
)
"""Plugins whose promise is about the school's own pages and files alone."""


def refusals(config: MkDocsConfig, say: Say) -> Iterator[str]:
    """For each plugin that cannot be used beside ours a sentence that says why."""
    sentences: dict[Reason, str] = {
        "secret": say("it hides pages behind a password, and learners' pages would be open to everybody"),
        "again": say(
            "it builds the site once for each language, and then there is none; learners translate in "
            "files such as care.en.md"
        ),
        "elsewhere": say("it puts other folders in the place of this one, so that learners are not found"),
        "old": say("it keeps older versions of the site, and what somebody withdrew would stay in them"),
        "file": say("it is for pages without a server, and learners' addresses end in /"),
    }
    text = say("The plugin {plugin} cannot be used beside leerkring: {reason}. Take it out of mkdocs.yml.")
    for name in _names(config):
        for pattern, reason in _REFUSED:
            if re.search(pattern, name):
                yield text.format(plugin=name, reason=sentences[reason])
                break


def without_learners(config: MkDocsConfig) -> list[str]:
    """The plugins that one could expect to do something with learners' pages, and that do not."""
    return [name for name in _names(config) if name not in _SCHOOLS_OWN]


def _names(config: MkDocsConfig) -> Iterator[str]:
    """The names of the plugins that are on, as ``mkdocs.yml`` has them; the school's scripts are none."""
    scripts = set(config.hooks)
    for name, plugin in config.plugins.items():
        settings: Any = getattr(plugin, "config", None) or {}
        if name not in scripts and settings.get("enabled", True) is not False:
            yield name.rpartition("/")[2].partition(" #")[0]


def check_plugins(config: MkDocsConfig, log: BuildLog) -> None:
    """Raises PluginError beside a plugin that cannot work here; tells of those that see no learner."""
    if refused := list(refusals(config, log.say)):
        raise PluginError("\n".join(refused))
    if names := without_learners(config):
        log.tell(
            "These plugins see the school's own pages only, and none of a learner: {plugins}.",
            plugins=", ".join(names),
        )
