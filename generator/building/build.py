"""The story of a build: who there is, what may be seen of them, their pages, and the cohort's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import Protocol, TypeVar

from generator.archive.archive import Archive, archive_file, unpack
from generator.building.archive_validity import (
    DiscoveredSite,
    Invalidation,
    discover,
    kept,
    learners_digests,
    own_digest,
)
from generator.building.cohort import (
    Cohort,
    SiteContext,
    cohort_of,
    write_cohort_learners,
    write_cohort_pages,
    write_shared,
)
from generator.building.context import BuildContext, ReadContext, build_context
from generator.building.discovery import ProfileScan
from generator.building.leak_scan import SchoolTexts, every_name_in
from generator.building.learners import Progress, checked
from generator.building.output import Output, all_output
from generator.building.record import BuildRecord, inputs_digest, is_sure, last_build
from generator.building.shared_pages import shared_pages
from generator.cache.store import Cache, DamagedError
from generator.gate.hidden_names import NO_NAMES, Counting, HiddenNames
from generator.gate.said import texts as texts_of
from generator.publishing.scan import Leak, Text, personal_in
from generator.reading.layout import Layout, read_layout
from generator.reading.noted import Noted, together
from generator.writing.cohort_learners import LEARNERS_INDEX
from generator.writing.front_page import ListedCohort, front_page

Thing = TypeVar("Thing")

Machines = Callable[[BuildContext, tuple[ProfileScan, ...], Callable[[int, int], None]], int]
"""Has learners made elsewhere who are not in the cache, and says how many.

It tells after each learner how many are done, of how many.
"""


class StoppedError(Exception):
    """What is told of the documents is a reason to stop."""

    def __init__(self, noted: Noted, portfolios: int = 0) -> None:
        super().__init__()
        self.noted = noted
        self.portfolios = portfolios


class LeakError(Exception):
    """A site must not be shown, for the ``leaks`` in it.

    ``shown`` are the folders of learners who may be seen, ``hidden`` the names that may not.
    """

    def __init__(self, leaks: Sequence[Leak], shown: frozenset[str], hidden: HiddenNames) -> None:
        super().__init__()
        self.leaks = tuple(leaks)
        self.shown = shown
        self.hidden = hidden


class BuildLog(Protocol):
    """Told what a build finds and does."""

    def stops(self, noted: Noted) -> bool:
        """Whether what is told of documents is a reason to stop."""

    def progress(self) -> Progress: ...
    def abandoned_archives(self, layout: Layout) -> None: ...
    def invalid_archives(self, invalid: Sequence[Invalidation]) -> None: ...
    def made_elsewhere(self, number: int) -> None: ...
    def documents(self, output: Output, noted: Noted) -> None: ...
    def left_out(self, output: Output) -> None: ...
    def how_much(self, output: Output) -> None: ...
    def from_archives(self, archives: Collection[str]) -> None: ...


@dataclass(frozen=True)
class BuildPlan:
    """What is to be built.

    ``front`` is the language of the front page, empty if the school has its own; ``archiving`` the place of
    the cohort that is to be archived. ``live`` is the site before, which stays if nothing would change;
    ``host_manifest`` has the files that the host has written of the new one. ``strict``: what leaks leaves
    nobody out, but stops.
    """

    site: SiteContext
    contexts: tuple[ReadContext, ...]
    layout: Layout
    front: str = ""
    archiving: str = ""
    strict: bool = False
    live: Path | None = None
    host_manifest: str = ""

    @property
    def cache(self) -> Cache | None:
        return self.contexts[0].cache


@dataclass(frozen=True)
class BuildResult:
    """What came of a build: what was written and told, and what is to be kept for good.

    ``inputs`` is the digest of what it was made of, empty if some of it must not be relied upon.
    ``unchanged``: nothing was written, for nothing would change. ``sources`` are the digests of all folders.
    """

    output: Output = field(default_factory=Output)
    noted: Noted = field(default_factory=Noted)
    archive: Archive | None = None
    inputs: str = ""
    unchanged: bool = False
    sources: frozenset[str] | None = None


def build(plan: BuildPlan, log: BuildLog, machines: Machines | None = None) -> BuildResult:
    """Write all that is ours of a site below ``plan.site.folder``, and tell of it.

    ``machines`` make what they can of it before this one does the rest. Raises StoppedError, LeakError, and
    OSError on a full disk.
    """
    log.abandoned_archives(plan.layout)
    found = discover(plan.contexts, plan.site.jobs, address=plan.site.shell.url, but=plan.archiving)
    cohorts = _cohorts(plan, found, found.archives)
    inputs = _inputs(plan, found, cohorts) if plan.live else ""  # a preview makes what it is asked for
    if plan.live and (record := last_build(plan.cache, inputs, plan.live)):
        return _told_again(plan, found, record, log)

    archives, invalid = _unpacked(found, plan.site.folder)
    layout = plan.layout
    if invalid:
        layout, cohorts = _valid(layout, archives, invalid, log), _cohorts(plan, found, archives)
    if machines:
        log.made_elsewhere(_made_elsewhere(machines, cohorts, log))
    learners = _write_learners(cohorts, log)
    everybody = (*_in_place(cohorts, learners), *archives.values())
    noted, leaks = _tell_of_learners(plan, layout, cohorts, everybody, log)
    log.from_archives(archives)

    pages = [write_cohort_pages(cohort, it) for cohort, it in zip(cohorts, learners, strict=True)]
    front = _write_front_page(plan, found, _listed(plan, cohorts, learners, archives, found))
    output = all_output((front, *_in_place(cohorts, pages), *archives.values()))
    leaks += (
        *_schools_leaks(plan.site, layout, cohorts, found),
        *(leak for it in (*pages, front) for leak in it.leaks),
    )
    if leaks:
        raise LeakError(leaks, _shown(output, found.archives), _hidden(found))
    if layout.several:
        output = replace(output, pages=tuple(sorted(output.pages, key=itemgetter(0))))
    archived = (
        _archive_of(*each) for each in zip(cohorts, pages, strict=True) if each[0].sources is not None
    )
    sure = not invalid and is_sure(everybody)
    return BuildResult(output, noted, next(archived, None), inputs if sure else "", sources=_sources(found))


def build_part(plan: BuildPlan, log: BuildLog, number: int, of: int) -> Output:
    """Make a part of the learners of each cohort that has no archive, every so manieth, and tell of it.

    Raises StoppedError and LeakError.
    """
    found = discover(plan.contexts, plan.site.jobs, address=plan.site.shell.url)
    cohorts = [_part_of(it, number, of) for it in _cohorts(plan, found, found.archives)]
    learners = _in_place(cohorts, _write_learners(cohorts, log))
    _, leaks = _tell_of_learners(plan, plan.layout, cohorts, learners, log)
    if leaks:
        raise LeakError(leaks, frozenset(), NO_NAMES)
    return all_output(learners)


# Who there is -------------------------------------------------------------------------------------


def _cohorts(plan: BuildPlan, found: DiscoveredSite, archives: Collection[str]) -> list[Cohort]:
    """The cohorts that are to be built: those without an archive that holds."""
    return [
        cohort_of(plan.site, of, archiving=bool(plan.archiving) and of.context.prefix == plan.archiving)
        for of in found.but(archives, plan.site.jobs)
    ]


def _part_of(cohort: Cohort, number: int, of: int) -> Cohort:
    return replace(cohort, found=replace(cohort.found, learners=in_part(cohort.found.learners, number, of)))


def in_part(things: tuple[Thing, ...], number: int, of: int) -> tuple[Thing, ...]:
    """Those that are in a part: every so manieth, so that parts are much alike."""
    return things[number - 1 :: of]


def _inputs(plan: BuildPlan, found: DiscoveredSite, cohorts: list[Cohort]) -> str:
    if plan.archiving or found.invalid:
        return ""
    return inputs_digest(plan.site, cohorts, found.archives, plan.front, plan.host_manifest)


def _hidden(found: DiscoveredSite) -> HiddenNames:
    return found.cohorts[0].context.viewing.hidden


def _sources(found: DiscoveredSite) -> frozenset[str]:
    return frozenset(it for of in found.cohorts for it in learners_digests(of).values())


def _told_again(plan: BuildPlan, found: DiscoveredSite, record: BuildRecord, log: BuildLog) -> BuildResult:
    """Nothing is made; what is told of the documents is told again."""
    told = all_output(
        checked(of, plan.site.jobs).within(of.context.prefix) for of in found.but(found.archives)
    )
    noted = together((plan.layout.noted, told.noted))
    _documents(told, noted, log)
    keys, media = frozenset(record.keys), frozenset(record.media)
    output = replace(told, keys=keys, media=media, reused=told.published)
    log.how_much(output)
    log.from_archives(found.archives)
    return BuildResult(output, noted, unchanged=True, sources=_sources(found))


def _unpacked(found: DiscoveredSite, folder: Path) -> tuple[dict[str, Output], tuple[Invalidation, ...]]:
    """The archives that are in their place now, and why others are not."""
    unpacked: dict[str, Output] = {}
    invalid = list(found.invalid)
    for prefix, archive in found.archives.items():
        try:
            unpack(archive, folder / prefix)
        except DamagedError:
            invalid.append(Invalidation(prefix, "damaged"))
            continue
        shown = sum(it.shown for it in archive.learners.values())
        unpacked[prefix] = Output(published=shown, files=archive.files, pages=archive.pages).within(prefix)
    return unpacked, tuple(sorted(invalid))


def _valid(
    layout: Layout, archives: Collection[str], invalid: Sequence[Invalidation], log: BuildLog
) -> Layout:
    """The layout, with all that is told of the cohorts whose archives do not hold. Raises StoppedError."""
    log.invalid_archives(invalid)
    read = read_layout(layout.docs)
    if read.broken:
        raise StoppedError(read.noted)
    return read.settled(archives)


# Their pages --------------------------------------------------------------------------------------


def _made_elsewhere(machines: Machines, cohorts: Sequence[Cohort], log: BuildLog) -> int:
    made = 0
    for cohort in cohorts:
        progress = log.progress()
        made += machines(cohort.context, cohort.found.learners, lambda number, of: progress(number, of, 0))  # noqa: B023  # it is called before the next
    return made


def _write_learners(cohorts: Sequence[Cohort], log: BuildLog) -> list[Output]:
    """Write the learners of all cohorts. Where what is told of one stops the build, the rest is only read."""
    of = sum(len(cohort.found.learners) for cohort in cohorts)
    progress, before = log.progress(), 0
    written: list[Output] = []
    for cohort in cohorts:
        if any(log.stops(it.noted) for it in written):
            written.append(checked(cohort.found, cohort.site.jobs))
        else:
            count = _counted_on(progress, before, of, sum(it.reused for it in written))
            written.append(write_cohort_learners(cohort, count, log.stops))
        before += len(cohort.found.learners)
    return written


def _counted_on(progress: Progress, before: int, of: int, reused: int) -> Progress:
    return lambda number, _, again: progress(before + number, of, reused + again)


def _in_place(cohorts: Sequence[Cohort], outputs: Sequence[Output]) -> list[Output]:
    """What was written of each cohort, by its paths on the site."""
    return [it.within(cohort.prefix) for cohort, it in zip(cohorts, outputs, strict=True)]


def _tell_of_learners(
    plan: BuildPlan, layout: Layout, cohorts: Sequence[Cohort], outputs: Sequence[Output], log: BuildLog
) -> tuple[Noted, list[Leak]]:
    """What is told of all documents, and the leaks for which nothing may be shown. Raises StoppedError."""
    output = all_output(outputs)
    noted = together((layout.noted, output.noted))
    _documents(output, noted, log)
    leaks = _stopping(plan, layout, cohorts, output)
    if output.leaks and not leaks:
        log.left_out(output)
    log.how_much(output)
    return noted, leaks


def _documents(output: Output, noted: Noted, log: BuildLog) -> None:
    if log.stops(noted):
        raise StoppedError(noted, output.portfolios)
    log.documents(output, noted)


def _stopping(plan: BuildPlan, layout: Layout, cohorts: Sequence[Cohort], output: Output) -> list[Leak]:
    """Leaks that are not settled by leaving out the learners they come from."""
    own = tuple(f"{name}/" for name in output.left_out)
    lists = {f"{cohort.prefix}{LEARNERS_INDEX}" for cohort in cohorts}
    theirs = all(leak.path.startswith(own) or leak.path in lists for leak in output.leaks)
    alone = not layout.several and layout.groups[0].school.cohort is None
    return list(output.leaks) if plan.strict or plan.archiving or alone or not theirs else []


# What is the school's -----------------------------------------------------------------------------


def _schools_leaks(
    site: SiteContext, layout: Layout, cohorts: Sequence[Cohort], found: DiscoveredSite
) -> list[Leak]:
    """Personal data on the school's own pages, and names of learners on its list who are not shown."""
    allowed = SchoolTexts(layout.groups[0].school, site.texts).allowed
    allowed = allowed.union(*(cohort.context.texts.allowed for cohort in cohorts))
    files = Text.of(site.files)
    hidden = _hidden(found).vouched_for
    said = [(each.prefix, each.school) for each in layout.groups]
    texts = [(f"{prefix}cohort.yml", text) for prefix, it in said for text in texts_of(it.cohort)]
    texts += [(f"{prefix}programme.md", text) for prefix, it in said for text in texts_of(it.programme)]
    named = {Leak(path, "", "name", told.name) for path, text in texts if (told := hidden.told_in(text))}
    return [
        *sorted(set(personal_in(files, allowed))),
        *sorted(named.union(every_name_in(files, Counting(hidden)))),
    ]


def _listed(
    plan: BuildPlan,
    cohorts: Sequence[Cohort],
    learners: Sequence[Output],
    archives: Collection[str],
    found: DiscoveredSite,
) -> list[ListedCohort]:
    """What the front page says of each cohort, also of those that are archived."""
    built = (
        cohort.listed(it, archived=bool(plan.archiving) and cohort.prefix == plan.archiving)
        for cohort, it in zip(cohorts, learners, strict=True)
    )
    return [*filter(None, built), *(found.archives[prefix].listed for prefix in archives)]


def _write_front_page(plan: BuildPlan, found: DiscoveredSite, cohorts: Sequence[ListedCohort]) -> Output:
    """The page over several cohorts, unless the school has its own."""
    if not plan.layout.several or not plan.front:
        return Output()
    first, site = found.cohorts[0].context, plan.site
    home = ReadContext(first.home, first.school, first.viewing, first.cache)
    texts = SchoolTexts(first.school, (*site.texts, *(text for each in cohorts for text in each.texts)))
    context = build_context(home, site.shell, texts)
    about = ("front", cohorts, site.shell.name, plan.front)
    made = shared_pages(context, about, lambda: front_page(cohorts, site.shell.name, plan.front))
    return write_shared(context, made, site.folder)


def _shown(output: Output, archives: Mapping[str, Archive]) -> frozenset[str]:
    """The folders of learners who may be seen, also of those of whom nothing could be written now."""
    made = (name for name, facts in output.facts.items() if facts.published)
    archived = (
        f"{p}{name}" for p, it in archives.items() for name, known in it.learners.items() if known.shown
    )
    return frozenset((*made, *archived))


def _archive_of(cohort: Cohort, output: Output) -> Archive | None:
    """What an archive of a cohort says, when all of it has been written."""
    read, listed = cohort.context.read, cohort.listed(output, archived=True)
    sources = cohort.sources
    if listed is None or sources is None:
        return None
    return Archive(
        file=archive_file(read.home, read.prefix.rstrip("/")),
        audience=read.viewing.audience,
        address=cohort.context.shell.url,
        own=own_digest(read),
        listed=listed,
        learners={name: kept(read, name, sources[name], facts) for name, facts in output.facts.items()},
        files=output.files,
        pages=output.pages,
    )
