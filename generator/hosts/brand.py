"""The school on its own pages: its name where the site's would stand, its logo, colours, face and foot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.building.brand import brand_files, shell_brand, within_site
from generator.building.context import ReadContext
from generator.hosts.school_look import SchoolLook
from generator.reading.read import shelf_of
from generator.rendering.page_shell import ShellBrand
from generator.writing.faces import DEFAULT, LICENCE, face_files


def put_brand(
    config: MkDocsConfig, contexts: Sequence[ReadContext], docs: Path, language: str, look: SchoolLook
) -> None:
    """Say whose site it is, and put the files of the brand among those that MkDocs gets."""
    config.extra["brand"] = site_brand(contexts, look).data(language)
    if not (context := site_school(contexts)):
        return
    school = context.school
    for path, content in brand_files(school, shelf_of(context.home)):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    if school.cohort:
        config.site_name = school.cohort.school
    config.extra["is_school"] = True


def site_brand(contexts: Sequence[ReadContext], look: SchoolLook) -> ShellBrand:
    """The school's brand on pages that are no cohort's alone, with what its own settings add."""
    context = site_school(contexts)
    logos = ((look.logo, 0, 0),) if look.logo else ()
    site = ShellBrand(logos=logos, styles=look.styles, favicon=look.favicon)
    return within_site(shell_brand(context.school), site) if context else site


def site_school(contexts: Sequence[ReadContext]) -> ReadContext | None:
    """The newest cohort, if all cohorts of a site are of one school."""
    found = [each for each in contexts if each.school.cohort]
    names = {each.school.cohort.school for each in found if each.school.cohort}
    return max(found, key=_begun) if len(names) == 1 else None


def faces_of(contexts: Sequence[ReadContext]) -> frozenset[str]:
    """The files of the faces that pages of a site are set in."""
    chosen = {each.school.cohort.brand.face for each in contexts if each.school.cohort}
    names = {DEFAULT, *(name for name in chosen if name)}
    return frozenset((LICENCE, *(file for name in names for file in face_files(name))))


def _begun(context: ReadContext) -> tuple[str, str]:
    cohort = context.school.cohort
    return (cohort.start.text if cohort and cohort.start else "", context.prefix)
