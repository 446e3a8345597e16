"""What a site's ``mkdocs.yml`` says, read without MkDocs where it says it plainly: MkDocs is slow to load.

Plain is what ``leerkring new`` writes, and little more. Of all else only MkDocs knows what is meant.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from generator.model import Audience
from generator.places import DEFAULT_LANGUAGE, QUESTIONS, languages
from generator.reading.strict_yaml import read_yaml

_KEYS = frozenset({"site_name", "site_url", "docs_dir", "site_dir", "exclude_docs", "theme", "plugins"})
_THEME = frozenset({"name", "language", "font", "palette"})
_PLUGIN: dict[str, type] = {
    "language": str,
    "audience": str,
    "version": str,
    "jobs": int,
    "cache": bool,
    "questions": bool,
}
"""What of each may be said for it to be plain."""
_VARIABLE = re.compile(r"^site_url: !ENV \[([A-Z_]+), \"\"\]$", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://[a-z0-9][a-z0-9.:-]*/(?:[A-Za-z0-9._~-]+/)*)?\Z")


@dataclass(frozen=True)
class SiteSettings:
    """What ``mkdocs.yml`` says that other verbs than those of MkDocs need, too."""

    name: str
    docs: Path
    site: Path
    language: str
    audience: Audience
    address: str
    """Where the site will be, ending in ``/``; empty if that is not told."""
    version: str
    """With which version of Leerkring the documents were written; empty if that is not told."""
    has_questions: bool = False

    @property
    def questions_at(self) -> str:
        """Where the page for questions in a link is; empty if the site has none, or no address."""
        return f"{self.address}{QUESTIONS}/" if self.has_questions and self.address else ""


def plain_settings(config: Path) -> SiteSettings | None:
    """What a ``mkdocs.yml`` says; None where MkDocs has to be asked."""
    try:
        text = config.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    address = _VARIABLE.search(text)
    read = read_yaml(config.name, _VARIABLE.sub("", text))
    said = read.value
    if read.problems or not isinstance(said, dict) or not _KEYS.issuperset(said):
        return None
    if address:
        said = {"site_url": os.environ.get(address[1], ""), **said}
    return _settings(config.resolve().parent, said)


def _settings(folder: Path, said: dict[str, Any]) -> SiteSettings | None:
    plugin, docs = _plugin(said.get("plugins")), folder / str(said.get("docs_dir", "docs"))
    texts = (said.get("site_name"), said.get("site_url", ""), said.get("site_dir", "site"))
    if plugin is None or not _is_plain_theme(said.get("theme")) or not docs.is_dir():
        return None
    name, address, site = texts
    if not isinstance(name, str) or not isinstance(site, str) or not _ADDRESS.match(str(address)):
        return None
    return SiteSettings(
        name=name,
        docs=docs,
        site=folder / site,
        language=plugin.get("language", DEFAULT_LANGUAGE),
        audience=plugin.get("audience", "public"),
        address=str(address),
        version=plugin.get("version", ""),
        has_questions=plugin.get("questions", False),
    )


def _plugin(plugins: Any) -> dict[str, Any] | None:
    """What is said of Leerkring, where it is the one plugin."""
    if plugins == ["leerkring"]:
        return {}
    if not isinstance(plugins, list) or len(plugins) != 1 or not isinstance(plugins[0], dict):
        return None
    said = plugins[0].get("leerkring") if list(plugins[0]) == ["leerkring"] else None
    if not isinstance(said, dict) or any(type(it) is not _PLUGIN.get(name) for name, it in said.items()):
        return None
    known = said.get("language", DEFAULT_LANGUAGE) in languages()
    return said if known and said.get("audience", "public") in get_args(Audience) else None


def _is_plain_theme(theme: Any) -> bool:
    return isinstance(theme, dict) and theme.get("name") == "material" and _THEME.issuperset(theme)
