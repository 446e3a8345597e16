"""Our theme within MkDocs' one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from generator.places import THEME
from generator.publishing.manifest import site_files


def put_theme(config: MkDocsConfig) -> None:
    """Have MkDocs look for templates among ours, too, after those of a school."""
    theme = config.theme
    if not any(Path(folder).resolve() == THEME.resolve() for folder in theme.dirs):
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    theme.get_env = partial(_environment, theme)  # type: ignore[method-assign]  # it asks its theme for one


def _environment(theme: Theme) -> jinja2.Environment:
    environment = Theme.get_env(theme)
    environment.loader = _Visible(theme.dirs)
    return environment


class _Visible(jinja2.FileSystemLoader):
    """Lists nothing hidden, which MkDocs never takes: Material has 14,000 icons in such a folder."""

    def list_templates(self) -> list[str]:
        return sorted({path for folder in self.searchpath for path in site_files(Path(folder))})
