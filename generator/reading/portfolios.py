"""One learner's portfolio, from the documents in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.media.shelf import Shelf
from generator.model import PARTS, TRANSLATION, OwnFramework, Portfolio
from generator.problems import Problem, problem
from generator.reading.around import Around
from generator.reading.convert import converted
from generator.reading.documents import Draft
from generator.reading.files import Folder
from generator.reading.fingerprints import fingerprint
from generator.reading.judging import registered
from generator.reading.noted import Notes, is_sound, read_noted, tell_of_unread, told_remarks
from generator.reading.public_files import Files
from generator.reading.received import with_received
from generator.reading.remnants import mentions
from generator.reading.rules import cycles_follow_each_other, translates_what_is_there
from generator.reading.schemas import is_partial_date, schema_problems
from generator.reading.schools_word import JUDGEMENTS, confirmed
from generator.reading.translated import with_translations

MOST_DOCUMENTS = 1000
"""How many documents a portfolio may have; a busy learner writes fifty in a year."""


def read_portfolio(notes: Notes, folder: Folder, school: Around, shelf: Shelf) -> Portfolio | None:
    """One learner's portfolio without its faulty documents; none if the profile is faulty."""
    notes.problems.extend(found for found in folder.problems if found.code != "not-markdown")
    if (count := len(folder.documents)) > MOST_DOCUMENTS:
        path = f"{folder.slug}/profile.md"
        notes.problems.append(problem(path, "too-many-documents", count=count, most=MOST_DOCUMENTS))
        notes.problems += _not_told_elsewhere(folder, [])
        return None
    drafts = [draft for kind, found in folder.documents if (draft := read_noted(notes, kind, found))]
    shelf.be_patient()
    files = Files(notes.docs, shelf)
    around = _around(folder, drafts, school, files)
    sound = [draft for draft in drafts if is_sound(notes, draft, around)]
    tell_of_unread(notes, around)
    for draft in sound:
        notes.add(draft.path, draft.text, told_remarks(draft, around))
    notes.problems += _not_told_elsewhere(folder, notes.problems)
    sound = _cycles_in_order(notes, sound, around)
    translations = _translations(notes, sound, around)
    spoken = {each["source"] for of in translations.values() for each in of}
    whole = with_translations(it for it in sound if it.kind is not TRANSLATION or it.path in spoken)
    works = {_name(draft.path): draft for draft in whole if draft.kind is not TRANSLATION}
    profile, parts = _documents(works, translations, notes.docs, around)
    if profile is None:
        return None
    portfolio = Portfolio(slug=folder.slug, profile=profile, files=files.public(), **parts)
    return replace(portfolio, mentioned=_mentioned(notes.docs, folder, portfolio))


def _documents(
    works: dict[str, Draft], translations: dict[str, list[dict[str, Any]]], docs: Path, around: Around
) -> tuple[Any, dict[str, Any]]:
    """The profile, if it is there, and the other documents by their folders."""
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    profile: Any = None
    for draft in works.values():
        data = {
            **with_source(draft, docs),
            **with_received(draft, works, docs),
            **_as_the_school_has_it(draft, works, docs, around),
            "translations": translations.get(draft.path, []),
        }
        document: Any = converted(data, draft.kind.model)
        if draft.kind.name == "profile":
            profile = document
        else:
            parts[draft.kind.folder].append(document)
    parts["cycles"].sort(key=lambda cycle: cycle.number)
    return profile, {name: tuple(part) for name, part in parts.items()}


def _as_the_school_has_it(
    draft: Draft, works: dict[str, Draft], docs: Path, around: Around
) -> dict[str, Any]:
    """What the school's own files say: of the people in a profile, of a judgement."""
    if draft.kind.name in JUDGEMENTS:
        return {"confirmed": confirmed(draft, works, docs, around)}
    if draft.kind.name == "profile" and "people" in draft.data:
        return {"people": [registered(person, around) for person in draft.data["people"]]}
    return {}


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


def _translations(notes: Notes, sound: list[Draft], around: Around) -> dict[str, list[dict[str, Any]]]:
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
            found.setdefault(of, []).append({**with_source(draft), "slug": language})
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
            tuple(converted(with_source(draft), OwnFramework) for draft in own)
        ),
        broken_frameworks=school.broken_frameworks | (named - usable),
        folder=folder.slug,
        people=frozenset(person["id"] for person in people or ()),
        people_known=people is not None,
        called=tuple((person["id"], person["name"]) for person in people or ()),
        learner=str(profile.data["name"]) if profile and people is not None else "",
        cycles=tuple(_starts(drafts)),
        persons={person["id"]: person for person in people or ()},
        spans=dict(_spans(drafts)),
        register=school.register,
        confirmations=school.confirmations,
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


def _spans(drafts: list[Draft]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The first and the last day of each cycle in which nothing is wrong."""
    for draft in drafts:
        if draft.kind.name == "cycle" and not schema_problems(draft):
            yield draft.data["number"], (str(draft.data["start"]), str(draft.data.get("end", "")))


_OWN = "own-framework"


def _name(path: str) -> str:
    """``amina/experiences/care.md`` → ``experiences/care``."""
    return path.partition("/")[2].removesuffix(".md")


def _cycles_in_order(notes: Notes, sound: list[Draft], around: Around) -> list[Draft]:
    cycles = [draft for draft in sound if draft.kind.name == "cycle"]
    numbers = {int(name[7:]) for name in around.names if name.startswith("cycles/") and name[7:].isdigit()}
    problems = list(cycles_follow_each_other(cycles, numbers))
    for draft in cycles:
        notes.add(draft.path, draft.text, [found for found in problems if found.path == draft.path])
    faulty = {found.path for found in problems}
    return [draft for draft in sound if draft.path not in faulty]


def with_source(draft: Draft, docs: Path | None = None) -> dict[str, Any]:
    """A document's data with what the model wants beside it."""
    data = {**draft.data, "source": draft.path, "slug": draft.slug, "prose": draft.prose.strip("\n")}
    if docs and draft.kind.name == "evidence":
        data["fingerprint"] = fingerprint(draft, docs)
    return data
