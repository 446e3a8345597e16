"""A school's brand on its site: the files that it needs, and what the frame of each page says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.media.shelf import Shelf
from generator.model import PublicFile
from generator.reading.read import School
from generator.rendering.page_shell import ShellBrand
from generator.writing.brand import STYLE, brand_style


def brand_files(school: School, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """The style sheet and the logos of a school, by their paths below its site. Raises OSError."""
    if school.cohort is None:
        return
    if style := brand_style(school.cohort.brand):
        yield STYLE, style.encode("ascii")
    for _, logo in school.pictures:
        yield _address(logo), shelf.content(logo.name)


def shell_brand(school: School) -> ShellBrand:
    """What the frame says of a school."""
    if school.cohort is None:
        return ShellBrand()
    brand, pictures = school.cohort.brand, dict(school.pictures)
    logos = [pictures[name] for name in (brand.logo, brand.logo_dark) if name in pictures]
    return ShellBrand(
        face=brand.face or "",
        style=STYLE if brand_style(brand) else "",
        logos=tuple((_address(it), it.width, it.height) for it in logos),
        foot=brand.foot.versions if brand.foot else (),
        links=tuple((link.title.versions, link.url) for link in brand.links),
    )


def within_site(brand: ShellBrand, site: ShellBrand) -> ShellBrand:
    """A cohort's brand on a site: what it does not have itself is the site's."""
    schools = tuple(logo for logo in site.logos if not logo[1])
    return replace(brand, logos=brand.logos or schools, styles=site.styles, favicon=site.favicon)


def site_paths(site: ShellBrand) -> tuple[str, ...]:
    """The files of a school's own that the frame of all its pages asks for."""
    return tuple(filter(None, (*site.styles, site.favicon, *(path for path, *_ in site.logos))))


def _address(logo: PublicFile) -> str:
    return f"assets/{logo.name}"
