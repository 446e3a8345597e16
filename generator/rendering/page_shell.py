"""What is around the pages of a site."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from generator import places
from generator.cache.keys import contents, digest, program_digest


@dataclass(frozen=True)
class PageShell:
    """What is around every page of one site, whoever the page is about.

    ``folders`` are those of the theme's templates, the first first; ``url`` ends in ``/`` or is empty;
    ``schools_pages`` are titles, as HTML, and addresses of pages that the school wrote itself.
    """

    folders: tuple[str, ...]
    name: str
    url: str = ""
    language: str = "nl"
    copyright: str = ""
    """HTML, from the school's own settings."""
    schools_pages: tuple[tuple[str, str], ...] = ()
    cohort: str = ""
    """The title of the cohort that has this site below a site of several."""


def toolchain_digest(shell: PageShell) -> str:
    """Of everything that makes pages, and is the same for all learners: program, templates, the shell."""
    templates = contents((folder, ("",)) for folder in shell.folders)  # a template may take in any file
    papers = contents([(places.PAPERS, ("",))])
    return digest(program_digest(), astuple(replace(shell, folders=())), list(templates), list(papers))
