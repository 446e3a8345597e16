"""From a docs folder to a site, or to every problem in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.media.shelf import Shelf
from generator.model import PARTS, Framework, Frameworks, Portfolio, Site
from generator.problems import Problem, problem
from generator.reading.convert import converted
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.files import (
    Folder,
    Found,
    folder_problems,
    framework_files,
    learner_folder,
    learner_folders,
)
from generator.reading.fingerprints import fingerprint
from generator.reading.kinds import KIND, TRANSLATION, Kind
from generator.reading.public_files import Files
from generator.reading.references import Around
from generator.reading.rules import RULES, TOLERANT, cycles_follow_each_other
from generator.reading.schemas import schema_problems


@dataclass(frozen=True)
class Reading:
    """What was read: the valid part as a site, and every problem in the rest, sorted.

    ``texts`` holds the text of each file with a problem, ``files`` the number of documents read, and
    ``sound`` how many of them have none.
    """

    site: Site
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    files: int = 0
    without: Collection[str] = ()
    sound: int = 0


def shelf_of(docs: Path) -> Shelf:
    """Where the cleaned files of a docs folder are kept between builds: beside it."""
    return Shelf(docs.resolve().parent / ".leerkring" / "files")


def read_site(docs: Path, without: Collection[str] = ()) -> Reading:
    """Read a docs folder. A document with a problem is left out; its problems never hide others'.

    ``without`` are folders of learners that are taken for absent.
    """
    notes = _Notes(docs, shelf_of(docs), without=without)
    frameworks, broken = _read_frameworks(notes)
    around = Around(frameworks, broken)
    cohort = _read_one(notes, KIND["cohort"], around)
    programme = _read_one(notes, KIND["programme"], around)
    portfolios = tuple(_read_portfolios(notes, around))
    notes.shelf.close()
    folders = sum(1 for name in _folders(notes) if not list(folder_problems(docs, name)))
    if cohort is None and not (docs / "cohort.yml").exists() and folders > 1:
        notes.problems.append(problem("cohort.yml", "two-portfolios-no-cohort", count=folders))
    site = Site(frameworks=frameworks, portfolios=portfolios, cohort=cohort, programme=programme)
    return Reading(
        site, tuple(sorted(notes.problems)), notes.texts, files=notes.files, sound=_sound_documents(site)
    )


def _sound_documents(site: Site) -> int:
    alone = (*site.frameworks.all, site.cohort, site.programme)
    return sum(1 for it in alone if it) + sum(1 for each in site.portfolios for _ in each.documents())


MOST_DOCUMENTS = 1000
"""How many documents a portfolio may have; a busy learner writes fifty in a year."""


@dataclass
class _Notes:
    """What is gathered on the way."""

    docs: Path
    shelf: Shelf
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: int = 0
    without: Collection[str] = ()

    def add(self, path: str, text: str, problems: list[Problem] | tuple[Problem, ...]) -> None:
        if problems:
            self.problems.extend(problems)
            self.texts[path] = text


def _read(notes: _Notes, kind: Kind, found: Found) -> Draft | None:
    """A document that is YAML and prose, whatever it says; or nothing, and the reasons noted."""
    notes.files += 1
    read = read_document(found.file, found.path, kind)
    if isinstance(read, Unread):
        notes.add(found.path, read.text, read.problems)
        return None
    return read


def _sound(notes: _Notes, draft: Draft, around: Around) -> bool:
    """Whether a document follows its schema and all rules; what it breaks is noted."""
    problems = schema_problems(draft)
    places = {found.place for found in problems}
    for rule in TOLERANT if problems else RULES:
        problems += [found for found in rule(draft, around) if found.place not in places]
    notes.add(draft.path, draft.text, problems)
    return not problems


def _read_frameworks(notes: _Notes) -> tuple[Frameworks, frozenset[str]]:
    """The frameworks, and the names of those that cannot be used."""
    drafts: list[Draft] = []
    names: set[str] = set()
    for found in framework_files(notes.docs):
        if isinstance(found, Problem):
            notes.problems.append(found)
            continue
        names.add(found.file.stem)
        if draft := _read(notes, KIND["framework"], found):
            drafts.append(draft)
    candidates = Frameworks(tuple(_framework(draft) for draft in drafts if not schema_problems(draft)))
    broken = frozenset(names - set(candidates.by_id))
    around = Around(candidates, broken)
    sound = tuple(_framework(draft) for draft in drafts if _sound(notes, draft, around))
    return Frameworks(sound), frozenset(names - {framework.id for framework in sound})


def _framework(draft: Draft) -> Framework:
    return converted({**draft.data, "path": draft.path}, Framework)


def _read_one(notes: _Notes, kind: Kind, around: Around) -> Any:
    """The site's one cohort or programme, if it is there and sound."""
    name = f"{kind.name}{kind.suffix}"
    file = notes.docs / name
    if file.is_symlink():
        notes.problems.append(problem(name, "symbolic-link"))
        return None
    if not file.exists():
        return None
    draft = _read(notes, kind, Found(name, file))
    if draft is None or not _sound(notes, draft, around):
        return None
    return converted(_with_source(draft), kind.model)


def _folders(notes: _Notes) -> Iterator[str]:
    return (name for name in learner_folders(notes.docs) if name not in notes.without)


def _read_portfolios(notes: _Notes, around: Around) -> Iterator[Portfolio]:
    for name in _folders(notes):
        if problems := list(folder_problems(notes.docs, name)):
            notes.problems.extend(problems)
        elif portfolio := _read_portfolio(notes, learner_folder(notes.docs, name), around):
            yield portfolio


def _read_portfolio(notes: _Notes, folder: Folder, school: Around) -> Portfolio | None:
    """One learner's portfolio without its faulty documents; none if the profile is faulty."""
    notes.problems.extend(folder.problems)
    if (count := len(folder.documents)) > MOST_DOCUMENTS:
        path = f"{folder.slug}/profile.md"
        notes.problems.append(problem(path, "too-many-documents", count=count, most=MOST_DOCUMENTS))
        return None
    drafts = [draft for kind, found in folder.documents if (draft := _read(notes, kind, found))]
    files = Files(notes.docs, notes.shelf)
    around = _around(folder, drafts, school, files)
    sound = [draft for draft in drafts if _sound(notes, draft, around)]
    sound = _cycles_in_order(notes, sound, around)
    translations = _translations(notes, sound, around)
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    profile: Any = None
    for draft in sound:
        if draft.kind.name == "profile":
            profile = converted(_with_source(draft), draft.kind.model)
        elif draft.kind is not TRANSLATION:
            data = {**_with_source(draft, notes.docs), "translations": translations.get(draft.path, [])}
            parts[draft.kind.folder].append(converted(data, draft.kind.model))
    if profile is None:
        return None
    parts["cycles"].sort(key=lambda cycle: cycle.number)
    whole = {name: tuple(part) for name, part in parts.items()}
    return Portfolio(slug=folder.slug, profile=profile, files=files.public(), **whole)


def _translations(notes: _Notes, sound: list[Draft], around: Around) -> dict[str, list[dict[str, Any]]]:
    """The translations of each document, by its path; one of nothing is told."""
    profile = next((draft for draft in sound if draft.kind.name == "profile"), None)
    found: dict[str, list[dict[str, Any]]] = {}
    for draft in (draft for draft in sound if draft.kind is TRANSLATION):
        name, _, language = draft.path.removesuffix(".md").rpartition(".")
        if _name(name) not in around.names:
            notes.add(
                draft.path, draft.text, [draft.problem("translation-alone", ("type",), of=f"{name}.md")]
            )
        elif profile and language == profile.data["language"]:
            notes.add(draft.path, draft.text, [draft.problem("translation-own-language", ("type",))])
        else:
            found.setdefault(f"{name}.md", []).append({**_with_source(draft), "slug": language})
    return found


def _around(folder: Folder, drafts: list[Draft], school: Around, files: Files) -> Around:
    profile = next((draft for draft in drafts if draft.kind.name == "profile"), None)
    people = profile.data.get("people", []) if profile and not schema_problems(profile) else None
    return Around(
        frameworks=school.frameworks,
        broken_frameworks=school.broken_frameworks,
        folder=folder.slug,
        people=frozenset(person["id"] for person in people or ()),
        people_known=people is not None,
        names=frozenset(_name(found.path) for kind, found in folder.documents if kind is not TRANSLATION),
        media=folder.media,
        files=files,
    )


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
