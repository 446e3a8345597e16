"""From a docs folder to a site, or to every problem in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from generator.credentials.trust import Trust
from generator.media.shelf import Shelf
from generator.model import (
    KIND,
    NO_CONFIRMATIONS,
    NO_REGISTER,
    Cohort,
    Confirmations,
    Framework,
    Frameworks,
    Learners,
    Portfolio,
    Profile,
    Programme,
    PublicFile,
    Register,
    Site,
    TrustList,
)
from generator.problems import Problem, problem
from generator.reading.around import Around
from generator.reading.called import names_in
from generator.reading.convert import converted
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.files import (
    COHORT,
    folder_problems,
    framework_files,
    learner_folder,
    learner_folders,
)
from generator.reading.misplaced import misplaced_problems
from generator.reading.noted import Noted, Notes, is_sound, read_noted, tell_of_unread, together, told_remarks
from generator.reading.of_the_school import read_one, read_programme
from generator.reading.portfolios import read_portfolio, with_source
from generator.reading.public_files import Files
from generator.reading.schemas import schema_problems
from generator.reading.trust import trust_files, trusted


@dataclass(frozen=True)
class School:
    """What is read once for all learners. ``broken``: names of frameworks that cannot be used.

    ``learners`` is who takes part, as the school says.
    """

    noted: Noted
    frameworks: Frameworks
    broken: frozenset[str]
    cohort: Cohort | None
    programme: Programme | None
    learners: Learners | None = None
    pictures: tuple[tuple[str, PublicFile], ...] = ()
    """What its logos become when they are published, by the names of the files."""
    trust: Trust = field(default_factory=Trust)
    """Whom the school knows of those who sign credentials."""
    register: Register = NO_REGISTER
    confirmations: Confirmations = NO_CONFIRMATIONS


@dataclass(frozen=True)
class LearnerReading:
    """One learner's folder: the portfolio without its faulty documents, or none if its profile is faulty."""

    noted: Noted
    portfolio: Portfolio | None = None


@dataclass(frozen=True)
class Reading:
    """What was read of a whole docs folder: the valid part as a site, and what is told of the rest."""

    site: Site
    noted: Noted

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.noted.problems


def shelf_of(docs: Path) -> Shelf:
    """Where the cleaned files of a docs folder are kept between builds: beside it."""
    return Shelf(docs.resolve().parent / ".leerkring" / "files")


def read_site(docs: Path, school: School | None = None, shelf: Shelf | None = None) -> Reading:
    """Read a docs folder. A document with a problem is left out; its problems never hide others'.

    Nothing is kept of the files of somebody who has withdrawn.
    """
    school, shelf = school or read_school(docs), shelf or shelf_of(docs)
    with TemporaryDirectory() as folder:
        forgotten = Shelf(Path(folder))
        read = [
            read_learner(docs, name, school, forgotten if _has_withdrawn(docs, name) else shelf)
            for name in learner_folders(docs)
        ]
        forgotten.close()
    shelf.close()
    portfolios = tuple(each.portfolio for each in read if each.portfolio)
    site = Site(
        frameworks=school.frameworks,
        portfolios=portfolios,
        cohort=school.cohort,
        programme=school.programme,
        learners=school.learners,
    )
    return Reading(site, together((school.noted, *(each.noted for each in read))))


def _has_withdrawn(docs: Path, name: str) -> bool:
    profile = None if list(folder_problems(docs, name)) else read_profile(docs, name)[0]
    return bool(profile and profile.consent and profile.consent.withdrawn_on)


@dataclass(frozen=True)
class Shared:
    """Frameworks of several cohorts, the names of those that cannot be used, and whom the school knows."""

    frameworks: Frameworks = field(default_factory=Frameworks)
    broken: frozenset[str] = frozenset()
    trust: Trust = field(default_factory=Trust)

    def but(self, names: Iterable[str]) -> Shared:
        """Without some, which cannot be used."""
        left = tuple(each for each in self.frameworks.all if each.id not in set(names))
        return replace(self, frameworks=Frameworks(left), broken=self.broken.union(names))


def read_shared(docs: Path) -> tuple[Shared, Noted]:
    """The frameworks in a folder, and its trust list, alone."""
    notes = Notes(docs)
    shared = _read_frameworks(notes, Shared())
    listed, trust = _read_trust(notes)
    sound = len(shared.frameworks.all) + (1 if listed else 0)
    return replace(shared, trust=trust), notes.noted(sound)


def shared_from(docs: Path) -> Path | None:
    """Where the frameworks and the trust list are that a docs folder shares, as one of several cohorts."""
    around = docs.parent
    is_one_of_several = (docs / "cohort.yml").exists() and (around / "frameworks").is_dir()
    return around if is_one_of_several else None


def read_school_of(docs: Path) -> School:
    """What the school of a docs folder has, with what it shares with other cohorts."""
    around = shared_from(docs)
    return read_school(docs, read_shared(around)[0] if around else Shared())


def read_school(docs: Path, shared: Shared = Shared(), shelf: Shelf | None = None) -> School:
    """What a school has in a docs folder for all its learners, beside what is ``shared`` by others.

    Its logos are cleaned and put on the ``shelf``, or on the one beside the docs folder.
    """
    notes = Notes(docs)
    known = _read_frameworks(notes, shared)
    frameworks, broken = known.frameworks, known.broken
    around = Around(frameworks, broken)
    files = Files(docs, shelf or shelf_of(docs))
    cohort = read_one(notes, KIND["cohort"], replace(around, media=_files_beside(docs), files=files))
    files.shelf.close()
    programme = read_programme(notes, cohort, around)
    learners = read_one(notes, KIND["learners"], around)
    register = read_one(notes, KIND["register"], around)
    confirmations = read_one(notes, KIND["confirmations"], around)
    listed, trust = _read_trust(notes)
    if cohort is None and not (docs / COHORT).exists():
        notes.problems += _without_cohort(docs)
    notes.problems += misplaced_problems(docs)
    own = tuple(each for each in frameworks.all if each.id not in shared.frameworks.by_id)
    sound = sum(1 for it in (*own, cohort, programme, learners, listed, register, confirmations) if it)
    told, trust = notes.noted(sound), shared.trust.with_more(trust)
    return School(
        noted=told,
        frameworks=frameworks,
        broken=broken,
        cohort=cohort,
        programme=programme,
        learners=learners,
        pictures=files.public(),
        trust=trust,
        register=register or NO_REGISTER,
        confirmations=confirmations or NO_CONFIRMATIONS,
    )


def _without_cohort(docs: Path) -> Iterator[Problem]:
    """Several portfolios are a cohort, which has to say what it is. Two are looked at, and no more."""
    sound = (name for name in learner_folders(docs) if not list(folder_problems(docs, name)))
    if len(tuple(islice(sound, 2))) > 1:
        yield problem(COHORT, "two-portfolios-no-cohort")


def read_trust(docs: Path) -> tuple[Trust, Noted]:
    """The trust list in a folder, with what lies beside it, alone."""
    notes = Notes(docs)
    listed, trust = _read_trust(notes)
    return trust, notes.noted(1 if listed else 0)


def _read_trust(notes: Notes) -> tuple[TrustList | None, Trust]:
    listed = read_one(notes, KIND["trust"], Around(Frameworks(), frozenset()))
    files, problems = trust_files(notes.docs)
    notes.problems += problems
    return listed, trusted(listed, files)


def _files_beside(docs: Path) -> frozenset[str]:
    """The names of the files in a docs folder itself."""
    with suppress(OSError), os.scandir(docs) as entries:
        return frozenset(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    return frozenset()


def read_learner(
    docs: Path,
    name: str,
    school: School,
    shelf: Shelf,
    known: Mapping[str, Draft | Unread] = MappingProxyType({}),
) -> LearnerReading:
    """The portfolio in a folder. What stands in no other folder has a part in it but what the school has.

    ``known`` are documents, by their paths, that were read before: they are not read again.
    """
    notes = Notes(docs, known=known)
    notes.problems += folder_problems(docs, name)
    if notes.problems:
        return LearnerReading(notes.noted(0))
    around = Around(
        school.frameworks, school.broken, register=school.register, confirmations=school.confirmations
    )
    portfolio = read_portfolio(notes, learner_folder(docs, name), around, shelf)
    sound = sum(1 for _ in portfolio.documents()) if portfolio else 0
    return LearnerReading(notes.noted(sound), portfolio)


def read_profile(docs: Path, name: str, own: Collection[str] = ()) -> tuple[Profile | None, tuple[str, ...]]:
    """A learner's profile alone, if it follows its schema; else the full names that it may have.

    ``own`` are the words of the folder, by which a name is known.
    """
    path = f"{name}/profile.md"
    draft = read_document(docs / path, path, KIND["profile"])
    if isinstance(draft, Draft) and not schema_problems(draft):
        return converted(with_source(draft), Profile), ()
    return None, names_in(docs / path, own, draft.data if isinstance(draft, Draft) else None)


def _read_frameworks(notes: Notes, shared: Shared) -> Shared:
    """The frameworks of a folder and those that are shared. Of two with one name neither can be used."""
    known = {*shared.frameworks.by_id, *shared.broken}
    twice: set[str] = set()
    drafts: list[Draft] = []
    names: set[str] = set()
    for found in framework_files(notes.docs):
        if isinstance(found, Problem):
            notes.problems.append(found)
            continue
        if found.file.stem in known:
            notes.problems.append(problem(found.path, "framework-twice", framework=found.file.stem))
            twice.add(found.file.stem)
            continue
        names.add(found.file.stem)
        if draft := read_noted(notes, KIND["framework"], found):
            drafts.append(draft)
    shared = shared.but(twice)
    candidates = [_framework(draft) for draft in drafts if not schema_problems(draft)]
    broken = frozenset(names - {each.id for each in candidates})
    around = Around(Frameworks((*shared.frameworks.all, *candidates)), broken | shared.broken)
    drafts = [draft for draft in drafts if is_sound(notes, draft, around)]
    for draft in drafts:
        notes.add(draft.path, draft.text, told_remarks(draft, around))
    sound = [_framework(draft) for draft in drafts]
    tell_of_unread(notes, around)
    every = (*shared.frameworks.all, *sound)
    if shared.frameworks.all:
        every = tuple(sorted(every, key=lambda each: each.id))
    return Shared(Frameworks(every), shared.broken | (names - {each.id for each in sound}))


def _framework(draft: Draft) -> Framework:
    return converted({**draft.data, "path": draft.path}, Framework)
