"""All of ours on a site: every section, the front page, and what is told of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator.building.archive import Archive, placed_archive
from generator.building.cache import DamagedError
from generator.building.elsewhere import OtherProgramError
from generator.building.fingerprints import makers_fingerprint
from generator.building.holding import Lapse, Looked, looked_at
from generator.building.learners import Task
from generator.building.look import Look, every_name_in
from generator.building.section import (
    Ground,
    Section,
    archive_of,
    section,
    write_cohort_pages,
    write_sections,
    written_by,
)
from generator.building.shared import Shared, write_shared
from generator.building.site import Told, Written, told
from generator.building.standing import Standing, made_of
from generator.building.survey import Survey, Verdict, unknown
from generator.gate.hidden_names import NO_NAMES, Counting, HiddenNames
from generator.gate.said import texts as texts_of
from generator.hosts.last_look import told_leaks
from generator.hosts.leaving import names_of
from generator.hosts.machines import Machines
from generator.hosts.progress import Progress
from generator.hosts.shards import Shard
from generator.hosts.site import forsaken, is_faulty, lapsed, report, withheld
from generator.languages import words
from generator.publishing.scan import Leak, Text, personal_in
from generator.reading.layout import Layout, read_layout
from generator.reading.read import Noted
from generator.writing.cohort_pages import LEARNERS, CohortSite, cohort_navigation
from generator.writing.front_page import Listed, front_navigation, front_page, listed

log = get_plugin_logger("leerkring")


class RefusedError(PluginError):
    """A site must not be shown, for what is in the files ``refused``.

    ``shown`` are the folders of learners who may be seen, ``hidden`` the names that may not, and ``resting``
    the folders that are on the live site as they would have been written.
    """

    def __init__(
        self, text: str, refused: AbstractSet[str], written: Written, archives: _Archives, hidden: HiddenNames
    ) -> None:
        super().__init__(text)
        self.refused = refused
        self.shown = _shown(written, archives)
        self.resting = frozenset(written.resting)
        self.hidden = hidden

    def tells(self, folders: Collection[str]) -> Callable[[str], bool]:
        """Tells of a text whether it names one of the learners in some folders who must not be named."""
        return names_of(self.hidden, folders)


@dataclass(frozen=True)
class Telling:
    """How somebody who builds is told what came of it.

    ``strict``: every problem stops the build, at once unless it is ``patient``: then all is made that can be,
    for those who must come off the old site.
    """

    language: str
    docs: Path
    strict: bool
    patient: Callable[[], bool] = lambda: False

    def say(self, text: str) -> str:
        return words(self.language).gettext(text)

    def progress(self) -> Progress:
        return Progress(self.language, sys.stderr if sys.stderr.isatty() else None, log.info)

    def documents(self, heard: Told, noted: Noted) -> None:
        """Name every document that is left out."""
        if noted.problems:
            text = report(noted, heard.portfolios, self.docs, "text", self.language)
            faulty = is_faulty(noted.problems)
            if self.strict and faulty and not self.patient():
                raise PluginError(f"\n{text}")
            log.log(logging.WARNING if faulty else logging.INFO, "\n%s", text)
        if sentence := withheld(heard, self.language):
            log.info("%s", sentence)

    def lapses(self, lapses: Sequence[Lapse], layout: Layout, archives: Collection[str]) -> Layout:
        """Say which archives do not hold, and read anew what is told of the school's documents.

        No warning, which would stop a strict build: what was withdrawn must come off the site.
        """
        for sentence in lapsed(lapses, self.language):
            log.info("%s", sentence)
        read = read_layout(layout.docs)
        if read.broken:
            raise PluginError(f"\n{report(read.noted, 0, self.docs, 'text', self.language)}")
        return read.settled(archives)

    def forsaken(self, layout: Layout) -> None:
        """Say which archives are of no cohort that is there."""
        for sentence in forsaken(layout, self.language):
            log.info("%s", sentence)

    def left_out(self, written: Written, sections: Sequence[Section], *, alone: bool) -> list[Leak]:
        """Learners whose documents show what they must not are not on the site; what that does not settle.

        ``alone`` says that there is no cohort, but one learner's site.
        """
        if not written.leaks:
            return []
        own = tuple(f"{name}/" for name in written.left_out)
        lists = {f"{each.within}{LEARNERS}" for each in sections}
        archiving = any(each.sources is not None for each in sections)
        theirs = all(leak.path.startswith(own) or leak.path in lists for leak in written.leaks)
        if self.strict or alone or archiving or not theirs:
            return written.leaks
        text = self.say("Portfolios left out, as these documents would come out: {portfolios}")
        lines = "\n".join(told_leaks(written.leaks, self.language))
        log.warning("%s\n%s", text.format(portfolios=", ".join(written.left_out)), lines)
        return []

    def how_much(self, written: Written) -> None:
        text = self.say("Portfolios: {made} made, {reused} from the cache.")
        log.info("%s", text.format(made=written.made, reused=written.reused))
        if written.damaged:
            text = self.say("{n} damaged entries in the cache were made anew.")
            log.info("%s", text.format(n=written.damaged))

    def from_archives(self, archives: Collection[str]) -> None:
        if archives:
            cohorts = ", ".join(within.rstrip("/") for within in sorted(archives))
            log.info("%s", self.say("From the archive: {cohorts}.").format(cohorts=cohorts))

    def refused(
        self, found: list[Leak], written: Written, archives: _Archives, hidden: HiddenNames
    ) -> RefusedError:
        lines = "\n".join(told_leaks(found, self.language))
        text = f"{self.say('The site is not published, and the old one stays:')}\n{lines}"
        return RefusedError(text, {leak.path for leak in found}, written, archives, hidden)


def navigation(layout: Layout, language: str, *, front: bool) -> tuple[tuple[str, str], ...]:
    """Titles and addresses of our pages that school's own pages lead to. ``front``: we make the first."""
    if layout.several:
        cohorts = ((group.school.cohort, group.within) for group in layout.groups)
        entries = [listed(cohort, within, 0) for cohort, within in cohorts if cohort]
        return front_navigation(entries, language, front=front)
    (school,) = (group.school for group in layout.groups)
    if school.cohort is None:
        return ()
    return cohort_navigation(CohortSite(school.cohort, school.frameworks, school.programme, ()))


@dataclass(frozen=True)
class Site:
    """All that a site will be made of, at first sight.

    ``front`` is the language of the front page, empty if the school has its own; ``archiving`` the place of
    the cohort that is to be archived.
    """

    ground: Ground
    layout: Layout
    looked: Looked
    front: str = ""
    archiving: str = ""

    def made_of(self, verdicts: Mapping[str, Verdict] | None = None) -> str:
        """The fingerprint of all of it; empty if that is not known. ``verdicts`` are what was found."""
        known = verdicts or {}
        archives = self.looked.archives
        learners = [
            (of.survey, [(it, known.get(f"{of.survey.within}{it.name}", it.verdict)) for it in of.glances])
            for of in self.looked.surveyed
            if of.survey.within not in archives
        ]
        return made_of(self.ground, learners, archives, self.front)


@dataclass
class Outcome:
    """What came of a build: what was written and told, and what is to be kept for good.

    ``stands``: nothing was written, for nothing would change. ``made_of`` is empty if some of it must not be
    relied upon.
    """

    written: Written = field(default_factory=Written)
    noted: Noted = field(default_factory=Noted)
    archive: Archive | None = None
    made_of: str = ""
    stands: bool = False


def look_at_site(
    ground: Ground,
    surveys: Sequence[Survey],
    layout: Layout,
    telling: Telling,
    *,
    front: str,
    archiving: str = "",
) -> Site:
    """Look at every learner, and tell of archives that cannot be used."""
    telling.forsaken(layout)
    looked = looked_at(surveys, ground.jobs, address=ground.frame.url, but=archiving)
    return Site(ground, layout, looked, front, archiving)


def tell_of_standing(site: Site, standing: Standing, telling: Telling) -> Outcome:
    """Tell of a site of which nothing would change what is told of it when it is made."""
    ground, layout, looked = site.ground, site.layout, site.looked
    written = Written(entries=set(standing.entries), media=set(standing.media))
    for of in looked.but(looked.archives):
        written.told.add_told(told(of, ground.jobs).within(of.survey.within))
    written.reused = written.told.published
    noted = written.told.noted(layout.noted)
    telling.documents(written.told, noted)
    telling.left_out(written, (), alone=False)
    telling.how_much(written)
    telling.from_archives(looked.archives)
    return Outcome(written, noted, made_of=standing.made_of, stands=True)


def write_site(site: Site, telling: Telling, machines: Machines | None = None) -> Outcome:
    """Write all that is ours, and tell of it.

    ``machines`` make what they can of it before this one does the rest. Raises PluginError when the site
    must not be shown.
    """
    ground, layout, looked, archiving = site.ground, site.layout, site.looked, site.archiving
    archives, lapses = _placed(looked, ground)
    if lapses:
        layout = telling.lapses(lapses, layout, archives)
    sections = [
        section(ground, of, archiving=bool(archiving) and of.survey.within == archiving)
        for of in looked.but(archives, ground.jobs)
    ]
    if machines:
        _ask(machines, sections, telling)
        sections = [replace(each, glances=tuple(map(unknown, each.glances))) for each in sections]
    hidden = looked.surveyed[0].survey.viewing.hidden
    found = _write_sections(sections, archives, layout, ground, telling)
    found += _names_the_school_tells(layout, ground, hidden)
    written = _written(sections, archives)
    noted = written.told.noted(layout.noted)
    cohorts = [*_listed(sections, archiving), *(archive.listed for archive, _ in archives.values())]
    if layout.several and site.front:
        surveys = [of.survey for of in looked.surveyed]
        found += _write_front_page(ground, surveys, cohorts, written, site.front)
    if found:
        raise telling.refused(found, written, archives, hidden)
    if layout.several:
        written.pages.sort(key=itemgetter(0))
    kept = (it for it in sections if it.sources is not None)
    archive = next((archive_of(it, _listed([it], archiving)[0]) for it in kept), None)
    is_sure = not (lapses or written.leaks or archiving or written.told.died)
    return Outcome(written, noted, archive, site.made_of(written.verdicts) if is_sure else "")


def _shown(written: Written, archives: _Archives) -> frozenset[str]:
    """The folders of learners who may be seen, also of those of whom nothing could be written now."""
    made = (name for name, verdict in written.verdicts.items() if verdict.published)
    kept = (
        f"{within}{name}"
        for within, (archive, _) in archives.items()
        for name, it in archive.learners.items()
        if it.shown
    )
    return frozenset((*made, *kept))


def write_shard(
    ground: Ground, surveys: Sequence[Survey], layout: Layout, telling: Telling, shard: Shard
) -> Written:
    """Make a part of the learners of each cohort that has no archive, and tell of it.

    Raises PluginError when something in it must not be shown.
    """
    looked = looked_at(surveys, ground.jobs, address=ground.frame.url)
    whole = [section(ground, of) for of in looked.but(looked.archives, ground.jobs)]
    sections = [replace(each, glances=shard.of_all(each.glances)) for each in whole]
    found = _write_learners(sections, {}, layout, telling)
    written = written_by(sections)
    if found:
        raise telling.refused(found, written, {}, NO_NAMES)
    return written


def _ask(machines: Machines, sections: Sequence[Section], telling: Telling) -> None:
    """Have machines elsewhere make what they can, into the cache."""
    made = 0

    def heard(number: int, of: int) -> None:
        progress(number, of, 0)

    for each in sections:
        progress = telling.progress()
        try:
            made += machines(each.task, each.glances, heard)
        except OtherProgramError:
            text = telling.say("The other machines have another version of Leerkring or of its libraries.")
            raise PluginError(text) from None
    log.info("%s", telling.say("Portfolios: {made} made by other machines.").format(made=made))


_Archives = dict[str, tuple[Archive, Written]]
"""Archives that are in their place, by those of their cohorts, and what of them was written."""


def _placed(looked: Looked, ground: Ground) -> tuple[_Archives, tuple[Lapse, ...]]:
    """The archives that are in their place now, and why others are not."""
    placed: _Archives = {}
    lapses = list(looked.lapses)
    for within, archive in looked.archives.items():
        try:
            placed[within] = (archive, placed_archive(archive, ground.place, within))
        except DamagedError:
            lapses.append(Lapse(within, "damaged"))
    return placed, tuple(sorted(lapses))


def _written(sections: Sequence[Section], archives: _Archives) -> Written:
    """All that is in its place so far."""
    whole = written_by(sections)
    for within, (_, placed) in archives.items():
        whole.add_written(placed.within(within))
    return whole


def _write_sections(
    sections: Sequence[Section], archives: _Archives, layout: Layout, ground: Ground, telling: Telling
) -> list[Leak]:
    """Write what is made anew, and tell of it; what must not be shown in what is not learners' own."""
    left = _write_learners(sections, archives, layout, telling)
    schools = Look(layout.groups[0].school, ground.texts).allowed
    allowed = schools.union(*(each.allowed for each in sections))
    found = sorted(set(personal_in(Text.of(ground.files), allowed)))
    for each in sections:
        found += write_cohort_pages(each)
    return [*left, *found]


def _names_the_school_tells(layout: Layout, ground: Ground, names: HiddenNames) -> list[Leak]:
    """Where the school itself names somebody on its list who is not shown by that name."""
    hidden = names.vouched_for
    said = [(each.within, each.school) for each in layout.groups]
    texts = [(f"{within}cohort.yml", text) for within, it in said for text in texts_of(it.cohort)]
    texts += [(f"{within}programme.md", text) for within, it in said for text in texts_of(it.programme)]
    found = {Leak(path, "", "name", told.name) for path, text in texts if (told := hidden.told_in(text))}
    return sorted(found.union(every_name_in(Text.of(ground.files), Counting(hidden))))


def _write_learners(
    sections: Sequence[Section], archives: _Archives, layout: Layout, telling: Telling
) -> list[Leak]:
    """Write the learners of some sections, and tell of them and of those in archives.

    What leaks and cannot be left out is given back.
    """

    def stop(noted: Noted) -> bool:
        return telling.strict and is_faulty(noted.problems) and not telling.patient()

    write_sections(sections, telling.progress(), stop=stop)
    learners = _written(sections, archives)
    telling.documents(learners.told, learners.told.noted(layout.noted))
    alone = not layout.several and layout.groups[0].school.cohort is None
    found = telling.left_out(learners, sections, alone=alone)
    telling.how_much(learners)
    telling.from_archives(archives)
    return found


def _listed(sections: Sequence[Section], archiving: str = "") -> list[Listed]:
    return [
        listed(
            each.school.cohort,
            each.within,
            len(each.written.summaries),
            archived=bool(archiving) and each.within == archiving,
        )
        for each in sections
        if each.school.cohort
    ]


def _write_front_page(
    ground: Ground,
    surveys: Sequence[Survey],
    cohorts: Sequence[Listed],
    written: Written,
    language: str,
) -> list[Leak]:
    first = surveys[0]
    home = Survey(first.home, first.school, first.viewing, first.cache)
    look = Look(first.school, (*ground.texts, *(text for each in cohorts for text in each.texts)))
    task = Task(home, ground.frame, look, is_whole_site=False, makers=makers_fingerprint(ground.frame))
    about = ("front", cohorts, ground.frame.name, language)
    pages = Shared(about, lambda: front_page(cohorts, ground.frame.name, language))
    return write_shared(task, pages, ground.place, written)
