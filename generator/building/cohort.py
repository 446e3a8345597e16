"""A cohort's own part of a site: the whole of it, or, where there are several, all below one folder.

What is below that folder is a site by itself. It leads to the front page and to the school's own pages, one
level up, and knows nothing of other cohorts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.archive_validity import learners_digests
from generator.building.brand import brand_files, shell_brand, site_paths, within_site
from generator.building.context import BuildContext, ReadContext, build_context
from generator.building.discovery import Discovered
from generator.building.leak_scan import SchoolTexts
from generator.building.learners import Progress, write_learners
from generator.building.output import Output, all_output, write
from generator.building.pool import FEW
from generator.building.shared_pages import SharedPages, shared_pages
from generator.files import sha256_of
from generator.publishing.manifest import site_files
from generator.publishing.scan import Text, personal_in
from generator.reading.noted import Noted
from generator.reading.pages import has_address
from generator.reading.read import School, shelf_of
from generator.rendering.page_shell import PageShell, ShellBrand
from generator.writing.cohort_learners import CohortSite
from generator.writing.cohort_pages import cohort_pages
from generator.writing.front_page import ListedCohort, listed

ASSETS = "assets"


@dataclass(frozen=True)
class SiteContext:
    """What the cohorts of a site share: the folder it is written in, and what is the school's own there.

    ``texts`` and ``files`` are what the school wrote and what its pages say; ``theme`` the paths of the
    theme's files.
    """

    shell: PageShell
    folder: Path
    texts: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    theme: frozenset[str] = frozenset()
    jobs: int = 1

    @property
    def brand(self) -> ShellBrand:
        return self.shell.brand


@dataclass(frozen=True)
class Cohort:
    """One cohort that is to be built, and the assets it brings."""

    site: SiteContext
    context: BuildContext
    found: Discovered
    assets: tuple[tuple[str, bytes], ...] = ()
    sources: Mapping[str, str] | None = None
    """For an archive: the digest of each learner's folder before it was read."""

    @property
    def prefix(self) -> str:
        """Where it is on the site, such as ``2024/``; empty for the whole."""
        return self.context.read.prefix

    @property
    def folder(self) -> Path:
        return self.site.folder / self.prefix

    @property
    def school(self) -> School:
        return self.context.read.school

    def listed(self, output: Output, *, archived: bool = False) -> ListedCohort | None:
        """What a front page says of it."""
        cohort = self.school.cohort
        if cohort is None:
            return None
        learners = [each[cohort.languages[0]] for each in output.summaries]
        return listed(cohort, self.prefix, learners, archived=archived)


def cohort_of(site: SiteContext, found: Discovered, *, archiving: bool = False) -> Cohort:
    """A cohort with the context that its learners are built in.

    For an archive it leads to nothing above it but the front page, so that it stays whole.
    """
    read = found.context
    own = tuple(_own_files(site, read)) if read.prefix else ()
    pages = () if archiving else site.shell.schools_pages
    shell = shell_within(replace(site.shell, schools_pages=pages), read.prefix, read.school)
    texts = SchoolTexts(read.school, site.texts, (*own, *_one_level_up(site.files, read.prefix)))
    alone = read.school.cohort is None and found.shown == 1
    context = build_context(read, shell, texts, is_whole_site=alone)
    return Cohort(site, context, found, own, learners_digests(found) if archiving else None)


def shell_within(shell: PageShell, prefix: str, school: School) -> PageShell:
    """What is around the pages of a cohort."""
    if school.cohort is None:
        return shell
    brand = within_site(shell_brand(school), shell.brand)
    shell = replace(shell, name=school.cohort.school, brand=brand, is_school=True)
    if not prefix:
        return shell
    title = school.cohort.title.in_language(school.cohort.languages[0])
    pages = tuple((title, f"../{url}") for title, url in shell.schools_pages if url not in {"", "./"})
    return replace(shell, cohort=title, url=f"{shell.url}{prefix}" if shell.url else "", schools_pages=pages)


def write_cohort_learners(
    cohort: Cohort, progress: Progress, stop: Callable[[Noted], bool] = lambda _: False
) -> Output:
    """Write a cohort's assets and its learners; paths are below its own folder."""
    assets = _write_assets(cohort)
    learners = write_learners(
        cohort.context, cohort.found, cohort.folder, cohort.site.jobs, progress=progress, stop=stop
    )
    return replace(learners, files={**assets, **learners.files})


def write_cohort_pages(cohort: Cohort, learners: Output) -> Output:
    """Write the pages about a cohort, if it is one; its leaks are also personal data in its assets."""
    school, site = cohort.school, cohort.site
    if school.cohort is None:
        return learners
    sites = [
        CohortSite(
            *(school.cohort, school.frameworks, school.programme),
            [each[language] for each in learners.summaries],
            language,
        )
        for language in cohort.context.languages
    ]
    depends = ("cohort", school.cohort, tuple(cohort.context.read.frameworks.items()), school.programme)
    jobs = site.jobs if learners.made >= FEW else 1  # where few learners changed, few pages did
    made = shared_pages(cohort.context, (*depends, learners.summaries), lambda: cohort_pages(sites), jobs)
    assets = personal_in(Text.of(cohort.assets), cohort.context.texts.allowed)
    leaks = (*made.leaks, *(replace(leak, path=f"{cohort.prefix}{leak.path}") for leak in assets))
    pages = write_shared(cohort.context, made, cohort.folder)
    return replace(all_output((pages, learners)), leaks=leaks)


def write_shared(context: BuildContext, made: SharedPages, folder: Path) -> Output:
    files = write(made.rendering, folder, shelf_of(context.read.home))
    return Output(files=files, pages=made.rendering.pages, keys=frozenset([made.key]), leaks=made.leaks)


def _own_files(site: SiteContext, read: ReadContext) -> Iterator[tuple[str, bytes]]:
    """A cohort's assets; the style sheet and logos of its brand; what of its school's every page asks for."""
    schools = _contents(read.home, (path for path in site_paths(site.brand) if (read.home / path).is_file()))
    brand = brand_files(read.school, shelf_of(read.home))
    own = _contents(read.docs, own_assets(read.docs))
    yield from sorted(dict((*schools, *own, *brand)).items())


def own_assets(docs: Path) -> Iterator[str]:
    """The files of a cohort's ``assets``. Links are not followed."""
    folder = docs / ASSETS
    if not folder.is_symlink():
        for path in site_files(folder):
            file = folder / path
            if has_address(path) and not file.is_symlink() and file.is_file():
                yield f"{ASSETS}/{path}"


def _contents(docs: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    yield from ((path, (docs / path).read_bytes()) for path in sorted(paths))


def _one_level_up(files: Iterable[tuple[str, bytes]], prefix: str) -> Iterator[tuple[str, bytes]]:
    """The school's own pages as a cohort sees them: no learner's path is one of these."""
    for path, content in files:
        yield f"../{path}" if prefix else path, content


def _write_assets(cohort: Cohort) -> dict[str, str]:
    """Copy the theme's files and the cohort's own, which take their place; the SHA-256 of each."""
    if not cohort.prefix:
        return {}
    own, site = dict(cohort.assets), cohort.site
    written: dict[str, str] = {}
    for path in sorted({*site.theme, *own}):
        goal = cohort.folder / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(own[path] if path in own else (site.folder / path).read_bytes())
        written[path] = sha256_of(goal)
    return written
