"""What the cohorts of a site share, as MkDocs has it when the school's own pages are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage

from generator.building.cohort import SiteContext
from generator.hosts.school_files import contents, school_texts
from generator.rendering.page_shell import PageShell


def site_context(
    config: MkDocsConfig,
    folder: Path,
    pages: Sequence[HostPage],
    themes: Collection[str],
    jobs: int,
    present: Mapping[str, str] | None,
) -> SiteContext:
    """``pages`` are the school's own, ``themes`` the paths of themes' files; the rest as the context says."""
    themes = frozenset(themes)
    return SiteContext(
        _page_shell(config, pages),
        folder,
        tuple(school_texts(config)),
        tuple(contents(folder, themes)),
        frozenset(path for path in themes if (folder / path).is_file()),
        jobs,
        present,
    )


def _page_shell(config: MkDocsConfig, pages: Sequence[HostPage]) -> PageShell:
    return PageShell(
        folders=tuple(str(each) for each in config.theme.dirs),
        name=config.site_name,
        url=config.site_url or "",
        language=config.theme["language"],
        copyright=str(config.copyright or ""),
        schools_pages=tuple((str(page.title), page.url) for page in pages),
    )
