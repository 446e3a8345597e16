"""What the cohorts of a site share, as MkDocs has it when the school's own pages are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.building.cohort import SiteContext
from generator.building.context import ReadContext
from generator.hosts.brand import site_brand, site_school
from generator.hosts.school_files import contents, school_texts
from generator.hosts.school_look import SchoolLook
from generator.hosts.school_pages import SchoolPages
from generator.rendering.page_shell import PageShell


def site_context(
    config: MkDocsConfig,
    folder: Path,
    school: SchoolPages,
    shell: PageShell,
    jobs: int,
) -> SiteContext:
    """``school`` is what the school has in the ``folder``; the rest as the context says."""
    return SiteContext(
        shell,
        folder,
        tuple(school_texts(config)),
        tuple(contents(folder, school.themes)),
        frozenset(path for path in school.themes if (folder / path).is_file()),
        jobs,
    )


def page_shell(
    config: MkDocsConfig, school: SchoolPages, contexts: Sequence[ReadContext], look: SchoolLook
) -> PageShell:
    """What is around pages that are no cohort's alone."""
    return PageShell(
        folders=tuple(str(each) for each in config.theme.dirs),
        name=config.site_name,
        url=config.site_url or "",
        language=config.theme["language"],
        copyright=str(config.copyright or ""),
        schools_pages=tuple((str(page.title), page.url) for page in school.pages),
        brand=site_brand(contexts, look),
        is_school=site_school(contexts) is not None,
    )
