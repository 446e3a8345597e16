"""Whether the archives of cohorts hold: learners as they were, a day and names that allow the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.archive.archive import Archive, Archived, archive_file, opened
from generator.building.artifact import Facts
from generator.building.context import ReadContext
from generator.building.discovery import Discovered, ProfileScan, scan_profile, scanned_profiles, with_names
from generator.building.learner import reviewed
from generator.building.names import listed_claim
from generator.building.pool import DiedError, done
from generator.building.spans import profiles_span
from generator.cache.keys import digest_beside, folder_digest
from generator.cache.store import DamagedError
from generator.reading.files import folder_problems, learner_folders
from generator.reading.read import read_profile, shelf_of

Why = Literal["damaged", "audience", "address", "cohort", "came", "went", "changed", "day", "name"]


@dataclass(frozen=True, order=True)
class Invalidation:
    """Why an archive does not hold. ``learner`` is a folder below the docs folder, or empty."""

    prefix: str
    why: Why
    learner: str = ""


@dataclass(frozen=True)
class DiscoveredSite:
    """All learners at first sight, the archives that hold, and why others do not."""

    cohorts: tuple[Discovered, ...]
    archives: dict[str, Archive]
    invalid: tuple[Invalidation, ...]

    def but(self, prefixes: Collection[str], jobs: int = 1) -> Iterator[Discovered]:
        """Those of other cohorts; if it is for an archive that does not hold after all, looked at anew."""
        for of in self.cohorts:
            if of.context.prefix not in prefixes:
                kept = of.context.prefix in self.archives
                yield replace(of, learners=scanned_profiles(of.context, jobs)) if kept else of


def discover(
    contexts: Sequence[ReadContext], jobs: int = 1, *, address: str | None = None, but: str = ""
) -> DiscoveredSite:
    """Look at every learner, and at the archives, ``but`` that of one cohort.

    ``address`` is where the site will be, or None where that does not matter.
    """
    archives: dict[str, Archive] = {}
    invalid: list[Invalidation] = []
    seen: list[tuple[ReadContext, tuple[ProfileScan, ...]]] = []
    for context in contexts:
        archive, found = (None, []) if context.prefix == but else _opened(context, address)
        scans: tuple[ProfileScan, ...] = ()
        if archive and not found:
            scans, found = _as_kept(context, archive, jobs)
        if archive and not found:
            archives[context.prefix] = archive
        else:
            scans = scanned_profiles(context, jobs)
        invalid += found
        seen.append((context, scans))
    looked: list[Discovered] = []
    for of in with_names(seen):
        archive = archives.get(of.context.prefix)
        if archive and (told := list(_named(of.context, archive))):
            del archives[of.context.prefix]
            invalid += told
            looked.append(replace(of, learners=scanned_profiles(of.context, jobs)))
        else:
            looked.append(of)
    return DiscoveredSite(tuple(looked), archives, tuple(sorted(invalid)))


def archived(contexts: Sequence[ReadContext], *, but: str = "") -> frozenset[str]:
    """The places of cohorts with an archive, ``but`` one, whose own files are as they were."""
    opened = ((context.prefix, _opened(context, None)) for context in contexts if context.prefix != but)
    return frozenset(prefix for prefix, (archive, invalid) in opened if archive and not invalid)


def learners_digests(of: Discovered) -> dict[str, str]:
    """The digest of each learner's folder as it was seen; empty for one that can be no portfolio."""
    return {seen.name: seen.source or _source(of.context.docs, seen.name) for seen in of.learners}


def own_digest(context: ReadContext) -> str:
    """Of what a cohort's folder has beside learners."""
    return digest_beside(context.docs, frozenset(learner_folders(context.docs)))


def kept(context: ReadContext, name: str, source: str, facts: Facts) -> Archived:
    """What an archive says of a learner: no day on which somebody is only reminded has a part in it."""
    profile = None if not source else read_profile(context.docs, name)[0]
    since, before = profiles_span(profile, context.viewing.day)
    return Archived(source, since, before, facts.words, not facts.shown_name, bool(facts.published))


def _opened(context: ReadContext, address: str | None) -> tuple[Archive | None, list[Invalidation]]:
    """A cohort's archive, if there is one, and what keeps it from being used at all."""
    if not context.prefix or not context.archives or context.viewing.audience == "private":
        return None, []
    try:
        archive = opened(archive_file(context.home, context.prefix.rstrip("/")))
    except DamagedError:
        return None, [Invalidation(context.prefix, "damaged")]
    why = _why_not(archive, context, address) if archive else None
    return archive, [Invalidation(context.prefix, why)] if why else []


def _why_not(archive: Archive, context: ReadContext, address: str | None) -> Why | None:
    if archive.audience != context.viewing.audience:
        return "audience"
    if address is not None and archive.address != (f"{address}{context.prefix}" if address else ""):
        return "address"
    return "cohort" if archive.own != own_digest(context) else None


def _as_kept(
    context: ReadContext, archive: Archive, jobs: int
) -> tuple[tuple[ProfileScan, ...], list[Invalidation]]:
    """Everybody at first sight as the archive has them, and whoever is not as they were."""
    names = list(learner_folders(context.docs))
    invalid = [_invalid(context, "went", name) for name in sorted(archive.learners.keys() - set(names))]
    scans: list[ProfileScan] = []
    for name, found in done(_Comparing(context, archive.learners), names, jobs):
        if isinstance(found, ProfileScan):
            scans.append(found)
        else:
            invalid.append(_invalid(context, "changed" if isinstance(found, DiedError) else found, name))
    return tuple(scans), invalid


@dataclass(frozen=True)
class _Comparing:
    context: ReadContext
    learners: Mapping[str, Archived]

    def __call__(self, name: str) -> ProfileScan | Why:
        known = self.learners.get(name)
        if known is None:
            return "came"
        if known.source != _source(self.context.docs, name):
            return "changed"
        if not known.since <= self.context.viewing.day.isoformat() < known.before:
            return "day"
        claim = listed_claim(self.context, name)
        if known.hidden or claim.listed:
            return scan_profile(self.context, name)
        return ProfileScan(name, claim, withheld=not known.shown)


def _source(docs: Path, name: str) -> str:
    return "" if list(folder_problems(docs, name)) else folder_digest(docs, name)


def _named(context: ReadContext, archive: Archive) -> Iterator[Invalidation]:
    """Whoever may tell a name that must not be told: only they are read whole, to be sure."""
    shelf = shelf_of(context.home)
    for name, known in archive.learners.items():
        if known.shown and context.viewing.hidden.may_be_in(known.words.split()):
            read = reviewed(context, name, shelf)
            if read.noted.problems or read.published is None:
                yield _invalid(context, "name", name)
    shelf.close()


def _invalid(context: ReadContext, why: Why, name: str) -> Invalidation:
    return Invalidation(context.prefix, why, f"{context.prefix}{name}")
