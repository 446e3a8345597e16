"""From a docs folder to a site, or to every problem in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.media.shelf import Shelf
from generator.model import (
    KIND,
    PARTS,
    TRANSLATION,
    Cohort,
    Framework,
    Frameworks,
    Kind,
    Learners,
    OwnFramework,
    Portfolio,
    Profile,
    Programme,
    Site,
)
from generator.problems import Problem, problem
from generator.reading.astray import astray_problems
from generator.reading.called import names_in
from generator.reading.convert import converted
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.documents import draft as read_again
from generator.reading.files import (
    COHORT,
    Folder,
    Found,
    folder_problems,
    framework_files,
    learner_folder,
    learner_folders,
)
from generator.reading.fingerprints import fingerprint
from generator.reading.public_files import Files
from generator.reading.references import Around
from generator.reading.remnants import mentions
from generator.reading.rules import (
    RULES,
    TOLERANT,
    cycles_follow_each_other,
    in_its_cycle,
    remarks,
    translates_what_is_there,
)
from generator.reading.schemas import is_partial_date, schema_problems
from generator.reading.uncommented import lost_comments


@dataclass(frozen=True)
class Noted:
    """What is told of some documents: every problem, sorted, and how many were read and are in order.

    ``texts`` holds the text of each file with a problem, ``files`` the number of documents read, and
    ``sound`` how many of them have none.
    """

    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    files: int = 0
    sound: int = 0

    def within(self, folder: str) -> Noted:
        """The same of a folder of the docs folder, ``folder`` ending in ``/`` or empty."""
        problems = tuple(replace(found, path=f"{folder}{found.path}") for found in self.problems)
        texts = {f"{folder}{path}": text for path, text in self.texts.items()}
        return replace(self, problems=problems, texts=texts)


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


def together(parts: Iterable[Noted]) -> Noted:
    """What is told of all of them, as one."""
    parts = tuple(parts)
    return Noted(
        tuple(sorted(found for part in parts for found in part.problems)),
        {path: text for part in parts for path, text in part.texts.items()},
        files=sum(part.files for part in parts),
        sound=sum(part.sound for part in parts),
    )


@dataclass(frozen=True)
class Shared:
    """Frameworks of several cohorts, and the names of those that cannot be used."""

    frameworks: Frameworks = field(default_factory=Frameworks)
    broken: frozenset[str] = frozenset()

    def but(self, names: Iterable[str]) -> Shared:
        """Without some, which cannot be used."""
        left = tuple(each for each in self.frameworks.all if each.id not in set(names))
        return Shared(Frameworks(left), self.broken.union(names))


def read_shared(docs: Path) -> tuple[Shared, Noted]:
    """The frameworks in a folder alone."""
    notes = _Notes(docs)
    shared = _read_frameworks(notes, Shared())
    return shared, notes.noted(len(shared.frameworks.all))


def read_school(docs: Path, shared: Shared = Shared()) -> School:
    """What a school has in a docs folder for all its learners, beside what is ``shared`` by others."""
    notes = _Notes(docs)
    known = _read_frameworks(notes, shared)
    frameworks, broken = known.frameworks, known.broken
    around = Around(frameworks, broken)
    cohort = _read_one(notes, KIND["cohort"], around)
    programme = _read_one(notes, KIND["programme"], around)
    learners = _read_one(notes, KIND["learners"], around)
    folders = sum(1 for name in learner_folders(docs) if not list(folder_problems(docs, name)))
    if cohort is None and not (docs / COHORT).exists() and folders > 1:
        notes.problems.append(problem(COHORT, "two-portfolios-no-cohort", count=folders))
    notes.problems += astray_problems(docs)
    own = tuple(each for each in frameworks.all if each.id not in shared.frameworks.by_id)
    sound = sum(1 for it in (*own, cohort, programme, learners) if it)
    return School(notes.noted(sound), frameworks, broken, cohort, programme, learners)


def read_learner(docs: Path, name: str, school: School, shelf: Shelf) -> LearnerReading:
    """The portfolio in a folder. What stands in no other folder has a part in it but what the school has."""
    notes = _Notes(docs)
    notes.problems += folder_problems(docs, name)
    if notes.problems:
        return LearnerReading(notes.noted(0))
    around = Around(school.frameworks, school.broken)
    portfolio = _read_portfolio(notes, learner_folder(docs, name), around, shelf)
    sound = sum(1 for _ in portfolio.documents()) if portfolio else 0
    return LearnerReading(notes.noted(sound), portfolio)


def read_profile(docs: Path, name: str, own: Collection[str] = ()) -> tuple[Profile | None, tuple[str, ...]]:
    """A learner's profile alone, if it follows its schema; else the full names that it may have.

    ``own`` are the words of the folder, by which a name is known.
    """
    path = f"{name}/profile.md"
    draft = read_document(docs / path, path, KIND["profile"])
    if isinstance(draft, Draft) and not schema_problems(draft):
        return converted(_with_source(draft), Profile), ()
    return None, names_in(docs / path, own, draft.data if isinstance(draft, Draft) else None)


MOST_DOCUMENTS = 1000
"""How many documents a portfolio may have; a busy learner writes fifty in a year."""


MOST_TOLD = 100
"""How many problems are told of one document; who has mended them is told of the next."""


def _first(path: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are told, from the top of a document on."""
    told = sorted(problems)
    more = [problem(path, "more-problems", told[MOST_TOLD].place, most=MOST_TOLD)] if told[MOST_TOLD:] else []
    return told[:MOST_TOLD] + more


def _remarks(draft: Draft, around: Around) -> tuple[Problem, ...]:
    """What is told of a document that is in order; beyond the first it is not worth an error."""
    return tuple(sorted(remarks(draft, around))[:MOST_TOLD])


@dataclass
class _Notes:
    """What is gathered on the way."""

    docs: Path
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: int = 0
    unread: list[Unread] = field(default_factory=list)

    def add(self, path: str, text: str, problems: list[Problem] | tuple[Problem, ...]) -> None:
        if problems:
            self.problems.extend(_first(path, problems))
            self.texts[path] = text

    def noted(self, sound: int) -> Noted:
        return Noted(tuple(sorted(self.problems)), self.texts, self.files, sound)


def _read(notes: _Notes, kind: Kind, found: Found) -> Draft | None:
    """A document that is YAML and prose, whatever it says; or nothing, and the reasons noted."""
    notes.files += 1
    read = read_document(found.file, found.path, kind)
    if isinstance(read, Unread):
        notes.unread.append(_without_lost_comments(read, kind))
        return None
    return read


def _without_lost_comments(read: Unread, kind: Kind) -> Unread:
    """Why a document cannot be read; lines that explain and lost their # are told as what they are."""
    lost, text = lost_comments(read.path, kind, read.text)
    if not lost:
        return read
    again = read_again(read.path, text, kind)
    if isinstance(again, Draft):
        return Unread(read.path, read.text, tuple(lost), again)
    return Unread(read.path, read.text, (*lost, *again.problems), again.rest)


def _tell_of_unread(notes: _Notes, around: Around) -> None:
    """Note why documents cannot be read, and what else is wrong in what could be read of them."""
    for read in notes.unread:
        rest = _faults(read.rest, around) if read.rest else []
        notes.add(read.path, read.text, [*read.problems, *filter(read.is_sure, rest)])
    notes.unread.clear()


_KNOWS_BETTER = frozenset(
    {
        *("missing-file", "file-type", "self-not-allowed", "unknown-competence", "unknown-document"),
        *("unknown-framework", "unknown-person", "unknown-standard"),
    }
)
"""Of what is not in the right form these tell what was meant, or what there is to choose from."""


_OF_ANOTHER_FIELD = frozenset({"wrong-form", "missing-field"})
"""What does not keep a value from being looked at further: its form, or that another field is missing."""


def _sound(notes: _Notes, draft: Draft, around: Around) -> bool:
    """Whether a document follows its schema and all rules; what it breaks is noted."""
    problems = _faults(draft, around)
    notes.add(draft.path, draft.text, problems)
    return not problems


def _faults(draft: Draft, around: Around) -> list[Problem]:
    """What of its schema and the rules a document breaks."""
    problems = [in_its_cycle(found, draft, around) for found in schema_problems(draft)]
    places = {found.place for found in problems if found.code not in _OF_ANOTHER_FIELD}
    forms = {found.place for found in problems if found.code == "wrong-form"}
    for rule in TOLERANT if problems or draft.read.problems else RULES:
        for found in islice(rule(draft, around), MOST_TOLD + 1):
            if found.place in forms and found.code in _KNOWS_BETTER:
                problems = [it for it in problems if (it.place, it.code) != (found.place, "wrong-form")]
                problems.append(found)
            elif found.place not in places | forms:
                problems.append(found)
    return problems


def _read_frameworks(notes: _Notes, shared: Shared) -> Shared:
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
        if draft := _read(notes, KIND["framework"], found):
            drafts.append(draft)
    shared = shared.but(twice)
    candidates = [_framework(draft) for draft in drafts if not schema_problems(draft)]
    broken = frozenset(names - {each.id for each in candidates})
    around = Around(Frameworks((*shared.frameworks.all, *candidates)), broken | shared.broken)
    drafts = [draft for draft in drafts if _sound(notes, draft, around)]
    for draft in drafts:
        notes.add(draft.path, draft.text, _remarks(draft, around))
    sound = [_framework(draft) for draft in drafts]
    _tell_of_unread(notes, around)
    every = (*shared.frameworks.all, *sound)
    if shared.frameworks.all:
        every = tuple(sorted(every, key=lambda each: each.id))
    return Shared(Frameworks(every), shared.broken | (names - {each.id for each in sound}))


def _framework(draft: Draft) -> Framework:
    return converted({**draft.data, "path": draft.path}, Framework)


def _read_one(notes: _Notes, kind: Kind, around: Around) -> Any:
    """The site's one document of a kind of the school's, if it is there and sound."""
    name = f"{kind.name}{kind.suffix}"
    file = notes.docs / name
    if file.is_symlink():
        notes.problems.append(problem(name, "symbolic-link"))
        return None
    if not os.path.lexists(file):
        return None
    if not file.is_file():
        notes.problems.append(problem(name, "not-a-file"))
        return None
    draft = _read(notes, kind, Found(name, file))
    _tell_of_unread(notes, around)
    if draft is None or not _sound(notes, draft, around):
        return None
    notes.add(draft.path, draft.text, _remarks(draft, around))
    return converted(_with_source(draft), kind.model)


def _read_portfolio(notes: _Notes, folder: Folder, school: Around, shelf: Shelf) -> Portfolio | None:
    """One learner's portfolio without its faulty documents; none if the profile is faulty."""
    notes.problems.extend(found for found in folder.problems if found.code != "not-markdown")
    if (count := len(folder.documents)) > MOST_DOCUMENTS:
        path = f"{folder.slug}/profile.md"
        notes.problems.append(problem(path, "too-many-documents", count=count, most=MOST_DOCUMENTS))
        notes.problems += _not_told_elsewhere(folder, [])
        return None
    drafts = [draft for kind, found in folder.documents if (draft := _read(notes, kind, found))]
    shelf.be_patient()
    files = Files(notes.docs, shelf)
    around = _around(folder, drafts, school, files)
    sound = [draft for draft in drafts if _sound(notes, draft, around)]
    _tell_of_unread(notes, around)
    for draft in sound:
        notes.add(draft.path, draft.text, _remarks(draft, around))
    notes.problems += _not_told_elsewhere(folder, notes.problems)
    sound = _cycles_in_order(notes, sound, around)
    translations = _translations(notes, sound, around)
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    profile: Any = None
    for draft in sound:
        if draft.kind is TRANSLATION:
            continue
        data = {**_with_source(draft, notes.docs), "translations": translations.get(draft.path, [])}
        document: Any = converted(data, draft.kind.model)
        if draft.kind.name == "profile":
            profile = document
        else:
            parts[draft.kind.folder].append(document)
    if profile is None:
        return None
    parts["cycles"].sort(key=lambda cycle: cycle.number)
    whole = {name: tuple(part) for name, part in parts.items()}
    portfolio = Portfolio(slug=folder.slug, profile=profile, files=files.public(), **whole)
    return replace(portfolio, mentioned=_mentioned(notes.docs, folder, portfolio))


def _mentioned(docs: Path, folder: Folder, portfolio: Portfolio) -> tuple[tuple[str, str], ...]:
    """The files that documents in this folder mention which are no part of its portfolio."""
    sources = {document.source for document in portfolio.documents()}
    sources |= {each.source for document in portfolio.documents() for each in document.translations}
    return mentions(docs, folder, sources, portfolio.file)


def _not_told_elsewhere(folder: Folder, told: list[Problem]) -> list[Problem]:
    """The files that are no documents, but for those of which a document that names them tells it."""
    named = {dict(found.values)["file"] for found in told if found.code == "file-type"}
    return [
        found
        for found in folder.problems
        if found.code == "not-markdown" and dict(found.values)["file"] not in named
    ]


def _translations(notes: _Notes, sound: list[Draft], around: Around) -> dict[str, list[dict[str, Any]]]:
    """The translations of each document, by its path; one of nothing is told."""
    documents = {draft.path: draft for draft in sound if draft.kind is not TRANSLATION}
    profile = documents.get(f"{around.folder}/profile.md")
    found: dict[str, list[dict[str, Any]]] = {}
    for draft in (draft for draft in sound if draft.kind is TRANSLATION):
        name, _, language = draft.path.removesuffix(".md").rpartition(".")
        of = f"{name}.md"
        if _name(name) not in around.names:
            problems = [draft.problem("translation-alone", ("type",), of=of)]
        elif profile and language == profile.data["language"]:
            problems = [draft.problem("translation-own-language", ("type",))]
        else:
            problems = list(translates_what_is_there(draft, documents[of])) if of in documents else []
        notes.add(draft.path, draft.text, problems)
        if not problems:
            found.setdefault(of, []).append({**_with_source(draft), "slug": language})
    return found


def _around(folder: Folder, drafts: list[Draft], school: Around, files: Files) -> Around:
    profile = next((draft for draft in drafts if draft.kind.name == "profile"), None)
    people = profile.data.get("people", []) if profile and not schema_problems(profile) else None
    taken = school.broken_frameworks
    written = [draft for draft in drafts if draft.kind.name == _OWN and draft.slug not in taken]
    own = [draft for draft in written if not schema_problems(draft)]
    usable = {draft.slug for draft in own}
    named = {found.file.stem for kind, found in folder.documents if kind.name == _OWN}
    return Around(
        frameworks=school.frameworks.beside(
            tuple(converted(_with_source(draft), OwnFramework) for draft in own)
        ),
        broken_frameworks=school.broken_frameworks | (named - usable),
        folder=folder.slug,
        people=frozenset(person["id"] for person in people or ()),
        people_known=people is not None,
        called=tuple((person["id"], person["name"]) for person in people or ()),
        learner=str(profile.data["name"]) if profile and people is not None else "",
        cycles=tuple(_starts(drafts)),
        names=frozenset(_name(found.path) for kind, found in folder.documents if kind is not TRANSLATION),
        proses=_proses(drafts),
        media=folder.media,
        elsewhere=frozenset(found.path for found in folder.problems if found.code == "not-markdown"),
        files=files,
    )


def _proses(drafts: list[Draft]) -> dict[str, tuple[str, ...]]:
    """What stands below the fields of each document, and of its translations."""
    found: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        name = _name(draft.path).partition(".")[0]
        found[name] = (*found.get(name, ()), draft.prose)
    return found


def _starts(drafts: list[Draft]) -> Iterator[tuple[int, str]]:
    """The number and the start of each cycle of which both can be read."""
    for draft in drafts:
        number, start = draft.data.get("number"), draft.data.get("start")
        if draft.kind.name == "cycle" and isinstance(number, int) and is_partial_date(start):
            yield number, str(start)


_OWN = "own-framework"


def _name(path: str) -> str:
    """``amina/experiences/care.md`` → ``experiences/care``."""
    return path.partition("/")[2].removesuffix(".md")


def _cycles_in_order(notes: _Notes, sound: list[Draft], around: Around) -> list[Draft]:
    cycles = [draft for draft in sound if draft.kind.name == "cycle"]
    numbers = {int(name[7:]) for name in around.names if name.startswith("cycles/") and name[7:].isdigit()}
    problems = list(cycles_follow_each_other(cycles, numbers))
    for draft in cycles:
        notes.add(draft.path, draft.text, [found for found in problems if found.path == draft.path])
    faulty = {found.path for found in problems}
    return [draft for draft in sound if draft.path not in faulty]


def _with_source(draft: Draft, docs: Path | None = None) -> dict[str, Any]:
    """A document's data with what the model wants beside it."""
    data = {**draft.data, "source": draft.path, "slug": draft.slug, "prose": draft.prose.strip("\n")}
    if docs and draft.kind.name == "evidence":
        data["fingerprint"] = fingerprint(draft, docs)
    return data
