"""What pages follow of a school's look in ``mkdocs.yml``: files of its own, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.problems import Problem, problem

SETTINGS = "mkdocs.yml"
_ASSETS = "assets/"
_ENDINGS = {"extra_css": (".css",), "theme.logo": (), "theme.favicon": ()}
_PICTURES = (".svg", ".png", ".ico", ".webp", ".jpg", ".jpeg", ".gif", ".avif")
_THEMES = {"favicon": "assets/images/favicon.png", "font": {"text": "Roboto", "code": "Roboto Mono"}}
"""What the host's theme says itself where nobody does; no page follows it, and nobody need be told."""
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
    problems = [*_refused(config)]
    kept: dict[str, list[str]] = {name: [] for name in _ENDINGS}
    for name, path in _files(config):
        fault = _fault(name, path, docs)
        problems += [fault] if fault else []
        kept[name] += [] if fault else [path]
    logo, favicon = ("".join(kept[f"theme.{name}"]) for name in ("logo", "favicon"))
    return SchoolLook(tuple(kept["extra_css"]), logo, favicon, tuple(problems))


def _files(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    yield from (("extra_css", str(path)) for path in config.extra_css)
    for name in ("logo", "favicon"):
        if (path := config.theme.get(name)) and path != _THEMES.get(name):
            yield f"theme.{name}", str(path)


def _refused(config: MkDocsConfig) -> Iterator[Problem]:
    """The settings that no page follows."""
    for name in ("palette", "font"):
        if (found := config.theme.get(name)) and found != _THEMES.get(name):
            yield problem(SETTINGS, "setting-not-followed", setting=f"theme.{name}", instead="brand")
    if config.extra_javascript:
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
