"""Whether the archives of cohorts hold: learners as they were, a day and names that allow the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.building.archive import Archive, Kept, archive_file, opened
from generator.building.cache import DamagedError
from generator.building.fingerprints import source_fingerprint, sources_beside
from generator.building.site import Surveyed, glances_of, with_names
from generator.building.survey import Glance, Survey, Verdict, glance, listed_claim, reviewed, span
from generator.building.workers import DiedError, done
from generator.reading.files import folder_problems, learner_folders
from generator.reading.read import read_profile, shelf_of

Why = Literal["damaged", "audience", "address", "cohort", "came", "went", "changed", "day", "name"]


@dataclass(frozen=True, order=True)
class Lapse:
    """Why an archive does not hold. ``learner`` is a folder below the docs folder, or empty."""

    within: str
    why: Why
    learner: str = ""


@dataclass(frozen=True)
class Looked:
    """All learners at first sight, the archives that hold, and why others do not."""

    surveyed: tuple[Surveyed, ...]
    archives: dict[str, Archive]
    lapses: tuple[Lapse, ...]

    def but(self, places: Collection[str], jobs: int = 1) -> Iterator[Surveyed]:
        """Those of other cohorts; if it is for an archive that does not hold after all, looked at anew."""
        for of in self.surveyed:
            if of.survey.within not in places:
                kept = of.survey.within in self.archives
                yield replace(of, glances=glances_of(of.survey, jobs)) if kept else of


def looked_at(
    surveys: Sequence[Survey], jobs: int = 1, *, address: str | None = None, but: str = ""
) -> Looked:
    """Look at every learner, and at the archives, ``but`` that of one cohort.

    ``address`` is where the site will be, or None where that does not matter.
    """
    archives: dict[str, Archive] = {}
    lapses: list[Lapse] = []
    seen: list[tuple[Survey, tuple[Glance, ...]]] = []
    for survey in surveys:
        archive, found = (None, []) if survey.within == but else _opened(survey, address)
        glances: tuple[Glance, ...] = ()
        if archive and not found:
            glances, found = _as_kept(survey, archive, jobs)
        if archive and not found:
            archives[survey.within] = archive
        else:
            glances = glances_of(survey, jobs)
        lapses += found
        seen.append((survey, glances))
    looked: list[Surveyed] = []
    for of in with_names(seen):
        archive = archives.get(of.survey.within)
        if archive and (told := list(_named(of.survey, archive))):
            del archives[of.survey.within]
            lapses += told
            looked.append(replace(of, glances=glances_of(of.survey, jobs)))
        else:
            looked.append(of)
    return Looked(tuple(looked), archives, tuple(sorted(lapses)))


def archived(surveys: Sequence[Survey], *, but: str = "") -> frozenset[str]:
    """The places of cohorts with an archive, ``but`` one, whose own files are as they were."""
    opened = ((survey.within, _opened(survey, None)) for survey in surveys if survey.within != but)
    return frozenset(within for within, (archive, lapses) in opened if archive and not lapses)


def learners_sources(of: Surveyed) -> dict[str, str]:
    """The fingerprint of each learner's folder as it was seen; empty for one that can be no portfolio."""
    return {seen.name: seen.source or _source(of.survey.docs, seen.name) for seen in of.glances}


def own_fingerprint(survey: Survey) -> str:
    """Of what a cohort's folder has beside learners."""
    return sources_beside(survey.docs, frozenset(learner_folders(survey.docs)))


def kept(survey: Survey, name: str, source: str, verdict: Verdict) -> Kept:
    """What an archive says of a learner: no day on which somebody is only reminded has a part in it."""
    profile = None if not source else read_profile(survey.docs, name)[0]
    since, before = span(profile, survey.viewing.day, reminders=False)
    return Kept(source, since, before, verdict.words, verdict.hidden, bool(verdict.published))


def _opened(survey: Survey, address: str | None) -> tuple[Archive | None, list[Lapse]]:
    """A cohort's archive, if there is one, and what keeps it from being used at all."""
    if not survey.within or not survey.archives or survey.viewing.audience == "private":
        return None, []
    try:
        archive = opened(archive_file(survey.home, survey.within.rstrip("/")))
    except DamagedError:
        return None, [Lapse(survey.within, "damaged")]
    why = _why_not(archive, survey, address) if archive else None
    return archive, [Lapse(survey.within, why)] if why else []


def _why_not(archive: Archive, survey: Survey, address: str | None) -> Why | None:
    if archive.audience != survey.viewing.audience:
        return "audience"
    if address is not None and archive.address != (f"{address}{survey.within}" if address else ""):
        return "address"
    return "cohort" if archive.own != own_fingerprint(survey) else None


def _as_kept(survey: Survey, archive: Archive, jobs: int) -> tuple[tuple[Glance, ...], list[Lapse]]:
    """Everybody at first sight as the archive has them, and whoever is not as they were."""
    names = list(learner_folders(survey.docs))
    lapses = [_lapse(survey, "went", name) for name in sorted(archive.learners.keys() - set(names))]
    glances: list[Glance] = []
    for name, found in done(_Comparing(survey, archive.learners), names, jobs):
        if isinstance(found, Glance):
            glances.append(found)
        else:
            lapses.append(_lapse(survey, "changed" if isinstance(found, DiedError) else found, name))
    return tuple(glances), lapses


@dataclass(frozen=True)
class _Comparing:
    survey: Survey
    learners: Mapping[str, Kept]

    def __call__(self, name: str) -> Glance | Why:
        known = self.learners.get(name)
        if known is None:
            return "came"
        if known.source != _source(self.survey.docs, name):
            return "changed"
        if not known.since <= self.survey.viewing.day.isoformat() < known.before:
            return "day"
        claim = listed_claim(self.survey, name)
        if known.hidden or claim.listed:
            return glance(self.survey, name)
        return Glance(name, claim, withheld=not known.shown)


def _source(docs: Path, name: str) -> str:
    return "" if list(folder_problems(docs, name)) else source_fingerprint(docs, name)


def _named(survey: Survey, archive: Archive) -> Iterator[Lapse]:
    """Whoever may tell a name that must not be told: only they are read whole, to be sure."""
    shelf = shelf_of(survey.home)
    for name, known in archive.learners.items():
        if known.shown and survey.viewing.hidden.may_be_in(known.words.split()):
            read = reviewed(survey, name, shelf)
            if read.noted.problems or read.published is None:
                yield _lapse(survey, "name", name)
    shelf.close()


def _lapse(survey: Survey, why: Why, name: str) -> Lapse:
    return Lapse(survey.within, why, f"{survey.within}{name}")
