"""A cohort's own part of a site: the whole of it, or, where there are several, all below one folder.

What is below that folder is a site by itself. It leads to the front page and to the school's own pages, one
level up, and knows nothing of other cohorts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.building.archive import Archive, archive_file
from generator.building.fingerprints import makers_fingerprint
from generator.building.frame import Frame
from generator.building.holding import kept, learners_sources, own_fingerprint
from generator.building.learners import Task
from generator.building.look import Look
from generator.building.placing import Place
from generator.building.shared import Shared, write_shared
from generator.building.site import Progress, Surveyed, Told, Written, told, write_learners
from generator.building.survey import Glance
from generator.building.workers import FEW
from generator.publishing.manifest import sha256_of, site_files
from generator.publishing.scan import Leak, Text, personal_in
from generator.reading.pages import has_address
from generator.reading.read import Noted, School
from generator.writing.cohort_pages import CohortSite, cohort_pages
from generator.writing.front_page import Listed

ASSETS = "assets"


@dataclass(frozen=True)
class Ground:
    """What the sections of a site stand on: where it is written, and what is the school's own there.

    ``texts`` and ``files`` are what the school wrote and what its pages say; ``theme`` the paths of the
    theme's files.
    """

    frame: Frame
    place: Place
    texts: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    theme: frozenset[str] = frozenset()
    jobs: int = 1


@dataclass(frozen=True)
class Section:
    """One cohort's part of a site, and what was written of it so far; paths are below its own folder."""

    task: Task
    glances: tuple[Glance, ...]
    place: Place
    jobs: int = 1
    written: Written = field(default_factory=Written)
    own: tuple[tuple[str, bytes], ...] = ()
    """The cohort's own assets."""
    sources: dict[str, str] | None = None
    """For an archive: the fingerprint of each learner's folder before it was read."""

    @property
    def within(self) -> str:
        """Where the section is on the site, such as ``2024/``; empty for the whole."""
        return self.task.survey.within

    @property
    def school(self) -> School:
        return self.task.survey.school

    @property
    def allowed(self) -> frozenset[str]:
        """Addresses and numbers that its school chose to show."""
        return self.task.look.allowed


def section(ground: Ground, of: Surveyed, *, archiving: bool = False) -> Section:
    """Begin a section: the files it needs of the theme and of its cohort are put in their place.

    For an archive it leads to nothing above it but the front page, so that it stays whole.
    """
    survey = of.survey
    place = _place_within(ground.place, survey.within)
    written = Written(told=Told([of.noted]))
    own: tuple[tuple[str, bytes], ...] = ()
    if survey.within:
        own = tuple(_copy_assets(ground, survey.docs, place.folder, written))
    look = Look(survey.school, ground.texts, (*own, *_one_level_up(ground.files, survey.within)))
    pages = () if archiving else ground.frame.schools_pages
    frame = frame_within(replace(ground.frame, schools_pages=pages), survey.within, survey.school)
    whole = survey.school.cohort is None and of.shown == 1
    task = Task(survey, frame, look, is_whole_site=whole, makers=makers_fingerprint(frame))
    sources = learners_sources(of) if archiving else None
    return Section(task, of.glances, place, ground.jobs, written, own, sources)


def frame_within(frame: Frame, within: str, school: School) -> Frame:
    """What is around the pages of a section."""
    if not within or school.cohort is None:
        return frame
    title = school.cohort.title.in_language(school.cohort.languages[0])
    pages = tuple((title, f"../{url}") for title, url in frame.schools_pages if url not in {"", "./"})
    return replace(frame, cohort=title, url=f"{frame.url}{within}" if frame.url else "", schools_pages=pages)


def write_sections(
    sections: Sequence[Section], progress: Progress, stop: Callable[[Noted], bool] = lambda _: False
) -> None:
    """Write the learners of all sections. Raises OSError on a full disk.

    When what is told of a learner is a reason to ``stop``, the rest is looked at and not made.
    """
    of = sum(len(each.glances) for each in sections)
    before = reused = 0
    stopped = False

    def seen(number: int, _: int, again: int) -> None:
        progress(before + number, of, reused + again)

    for each in sections:
        if stopped:
            each.written.told.add_told(told(Surveyed(each.task.survey, each.glances), each.jobs))
            continue
        found = write_learners(each.task, each.glances, each.place, each.jobs, seen, stop)
        each.written.add_written(found)
        stopped = any(stop(noted) for noted in found.told.parts)
        before, reused = before + len(each.glances), reused + found.reused


def write_cohort_pages(section: Section) -> list[Leak]:
    """Write the pages about a section's cohort, if it has one; personal data in these and in its assets."""
    school = section.school
    if school.cohort is None:
        return []
    site = CohortSite(school.cohort, school.frameworks, school.programme, section.written.summaries)
    frameworks = tuple(section.task.survey.frameworks.items())
    about = ("cohort", school.cohort, frameworks, school.programme, section.written.summaries)
    jobs = section.jobs if section.written.made >= FEW else 1  # where few learners changed, few pages did
    pages = Shared(about, lambda: cohort_pages(site))
    found = write_shared(section.task, pages, section.place, section.written, jobs)
    assets = personal_in(Text.of(section.own), section.allowed)
    return [*found, *(replace(leak, path=f"{section.within}{leak.path}") for leak in assets)]


def archive_of(section: Section, listed: Listed) -> Archive:
    """What an archive of a section says, when all of it has been written; ``listed`` as on a front page."""
    survey, written = section.task.survey, section.written
    sources = section.sources or {}
    return Archive(
        file=archive_file(survey.home, section.within.rstrip("/")),
        audience=survey.viewing.audience,
        address=section.task.frame.url,
        own=own_fingerprint(survey),
        listed=listed,
        learners={
            name: kept(survey, name, sources[name], verdict) for name, verdict in written.verdicts.items()
        },
        files=written.files,
        pages=tuple(written.pages),
    )


def written_by(sections: Iterable[Section]) -> Written:
    """What was written of the whole site."""
    whole = Written()
    for each in sections:
        whole.add_written(each.written.within(each.within))
    return whole


def _place_within(place: Place, within: str) -> Place:
    if not within:
        return place
    below = place.within(within)
    below.folder.mkdir(exist_ok=True)
    return below


def _one_level_up(files: Iterable[tuple[str, bytes]], within: str) -> Iterator[tuple[str, bytes]]:
    """The school's own pages as a section sees them: no learner's path is one of these."""
    for path, content in files:
        yield f"../{path}" if within else path, content


def _copy_assets(ground: Ground, docs: Path, folder: Path, written: Written) -> Iterator[tuple[str, bytes]]:
    """Copy the theme's files and the cohort's own, which take their place; the latter are given back."""
    own = set(own_assets(docs))
    copied = [(ground.place.folder, path) for path in sorted(ground.theme - own)]
    copied += [(docs, path) for path in sorted(own)]
    for source, path in copied:
        content = (source / path).read_bytes()
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        written.files[path] = sha256_of(folder / path)
        if path in own:
            yield path, content


def own_assets(docs: Path) -> Iterator[str]:
    """The files of a cohort's ``assets``. Links are not followed."""
    folder = docs / ASSETS
    if not folder.is_symlink():
        for path in site_files(folder):
            file = folder / path
            if has_address(path) and not file.is_symlink() and file.is_file():
                yield f"{ASSETS}/{path}"
