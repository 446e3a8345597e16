"""What is around the pages of a site."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import Any

from generator.cache.keys import contents, digest, program_digest
from generator.places import DEFAULT_LANGUAGE


@dataclass(frozen=True)
class ShellBrand:
    """What the frame says of a school: its face, the address of its style sheet, its logos, its foot.

    A logo is an address with its width and height, or noughts for a file of a school's as it is; a text is a
    pair of a language and what is said in it.
    """

    face: str = ""
    style: str = ""
    logos: tuple[tuple[str, int, int], ...] = ()
    foot: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[tuple[tuple[str, str], ...], str], ...] = ()
    styles: tuple[str, ...] = ()
    """The school's own style sheets, after all others."""
    favicon: str = ""

    def data(self, language: str) -> dict[str, Any]:
        """The same as a template sees it, in a language."""
        return {
            "face": self.face,
            "style": self.style,
            "logos": [{"url": url, "width": width, "height": height} for url, width, height in self.logos],
            "says_name": any(width >= _WORDS * height > 0 for _, width, height in self.logos),
            "styles": list(self.styles),
            "favicon": self.favicon,
            "foot": _said(self.foot, language) if self.foot else "",
            "links": [{"title": _said(title, language), "url": url} for title, url in self.links],
        }


def _said(versions: tuple[tuple[str, str], ...], language: str) -> str:
    """The text nearest to a language."""
    known = dict(versions)
    return next(known[each] for each in (language, "", "en", *known) if each in known)


_WORDS = 2.5
"""How many times as broad as high a logo is that says the name itself."""


@dataclass(frozen=True)
class PageShell:
    """What is around every page of one site, whoever the page is about.

    ``folders`` are those of the theme's templates, the first first; ``url`` ends in ``/`` or is empty;
    ``schools_pages`` are titles, as HTML, and addresses of pages that the school wrote itself.
    """

    folders: tuple[str, ...]
    name: str
    url: str = ""
    language: str = DEFAULT_LANGUAGE
    copyright: str = ""
    """HTML, from the school's own settings."""
    schools_pages: tuple[tuple[str, str], ...] = ()
    cohort: str = ""
    """The title of the cohort that has this site below a site of several."""
    brand: ShellBrand = ShellBrand()
    is_school: bool = False
    """Whether ``name`` is a school's, and not the title of a site."""
    templates: str = ""
    """The digest of all that lies in the folders, for a template may take in any file."""

    def __post_init__(self) -> None:
        if not self.templates:  # one that is made of another has it
            lying = list(contents((folder, ("",)) for folder in self.folders))
            object.__setattr__(self, "templates", digest(lying))


def toolchain_digest(shell: PageShell) -> str:
    """Of everything that makes pages, and is the same for all learners: program, templates, the shell."""
    return digest(program_digest(), astuple(replace(shell, folders=())))
