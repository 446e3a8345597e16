"""What pages follow of a school's look in ``mkdocs.yml``: files of its own, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.problems import Problem, problem

SETTINGS = "mkdocs.yml"
_ASSETS = "assets/"
_ENDINGS = {"extra_css": (".css",), "theme.logo": (), "theme.favicon": ()}
_PICTURES = (".svg", ".png", ".ico", ".webp", ".jpg", ".jpeg", ".gif", ".avif")
_ELSEWHERE = re.compile(
    r"""(?:@import\s+["']?|url\(\s*["']?)((?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^"')\s]*)""", re.IGNORECASE
)
"""An address of another host in a style sheet."""


@dataclass(frozen=True)
class SchoolLook:
    """Style sheets, a logo and a sign for the browser's tab, as paths below the docs folder."""

    styles: tuple[str, ...] = ()
    logo: str = ""
    favicon: str = ""
    problems: tuple[Problem, ...] = ()


def school_look(config: MkDocsConfig, docs: Path) -> SchoolLook:
    """What is followed, and what is told of the rest."""
    said = dict(config.user_configs[0]) if config.user_configs else {}
    theme = said.get("theme") if isinstance(said.get("theme"), dict) else {}
    problems = [*_refused(said, theme or {})]
    kept: dict[str, list[str]] = {name: [] for name in _ENDINGS}
    for name, path in _files(said, theme or {}):
        fault = _fault(name, path, docs)
        problems += [fault] if fault else []
        kept[name] += [] if fault else [path]
    logo, favicon = ("".join(kept[f"theme.{name}"]) for name in ("logo", "favicon"))
    return SchoolLook(tuple(kept["extra_css"]), logo, favicon, tuple(problems))


def _files(said: dict[str, Any], theme: dict[str, Any]) -> Iterator[tuple[str, str]]:
    styles = said.get("extra_css")
    yield from (("extra_css", str(path)) for path in (styles if isinstance(styles, list) else ()))
    yield from ((f"theme.{name}", str(theme[name])) for name in ("logo", "favicon") if theme.get(name))


def _refused(said: dict[str, Any], theme: dict[str, Any]) -> Iterator[Problem]:
    """The settings that no page follows."""
    for name in ("palette", "font"):
        if theme.get(name):
            yield problem(SETTINGS, "setting-not-followed", setting=f"theme.{name}", instead="brand")
    if said.get("extra_javascript"):
        yield problem(SETTINGS, "setting-not-followed", setting="extra_javascript")


def _fault(name: str, path: str, docs: Path) -> Problem | None:
    """Why a file cannot be used: it is not there, not of the right kind, or asks others for something."""
    file = docs / path
    is_kind = file.suffix.lower() in (_ENDINGS[name] or _PICTURES)
    inside = path.startswith(_ASSETS) and ".." not in path.split("/") and not file.is_symlink()
    if not (is_kind and inside and file.is_file()):
        return problem(SETTINGS, "not-a-file-of-yours", setting=name, found=path)
    found = _ELSEWHERE.search(file.read_text("utf-8", "ignore")) if name == "extra_css" else None
    return problem(SETTINGS, "style-asks-others", file=path, address=found[1]) if found else None
