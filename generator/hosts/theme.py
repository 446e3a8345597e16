"""What the theme brings along: its inline scripts and its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from generator.publishing.policy import inline_scripts

_WITH_SCRIPTS = ("base", "palette", "content", "announce")
"""Material's templates with inline scripts, below ``partials/javascripts``."""


def theme_scripts(env: jinja2.Environment, config: MkDocsConfig) -> Iterator[str]:
    """The inline scripts that Material has on pages of this site, from its templates alone."""
    for name in _WITH_SCRIPTS:
        template = env.get_template(f"partials/javascripts/{name}.html")
        features: Any = config.theme.get("features", [])
        yield from inline_scripts(template.render(config=config, features=features, base_url="."))


def school_texts(config: MkDocsConfig) -> Iterator[str]:
    """What the school itself put on the site, and the words of the theme."""
    for folder in (config.docs_dir, *(f"{theme}/partials/languages" for theme in config.theme.dirs)):
        for file in sorted(Path(folder).glob("*.*")):
            if file.suffix in {".md", ".html"} and file.is_file() and not file.is_symlink():
                yield file.read_text(encoding="utf-8", errors="ignore")
    yield Path(config.config_file_path).read_text(encoding="utf-8", errors="ignore")
