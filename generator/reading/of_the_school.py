"""The one document of a kind that a school has, and its plan of action in other languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from generator.model import KIND, Action, Challenge, Cohort, Kind, Programme, ProgrammePhase
from generator.problems import Problem, problem
from generator.reading.around import Around
from generator.reading.convert import converted
from generator.reading.documents import Draft
from generator.reading.files import FoundFile
from generator.reading.misplaced import PROGRAMME, is_programme
from generator.reading.noted import Notes, is_sound, read_noted, tell_of_unread, told_remarks
from generator.reading.portfolios import with_source

_Part = TypeVar("_Part", ProgrammePhase, Challenge, Action)
_LISTS = ("phases", "challenges", "actions")


def read_one(notes: Notes, kind: Kind, around: Around) -> Any:
    """The school's one document of a kind, if it is there and sound."""
    draft = _draft(notes, kind, around, f"{kind.name}{kind.suffix}")
    return converted(with_source(draft), kind.model) if draft else None


def _draft(notes: Notes, kind: Kind, around: Around, name: str) -> Draft | None:
    """A document of the school's, if it is there and follows all rules; what it breaks is noted."""
    file = notes.docs / name
    if file.is_symlink():
        notes.problems.append(problem(name, "symbolic-link"))
        return None
    if not os.path.lexists(file):
        return None
    if not file.is_file():
        notes.problems.append(problem(name, "not-a-file"))
        return None
    draft = read_noted(notes, kind, FoundFile(name, file))
    tell_of_unread(notes, around)
    if draft is None or not is_sound(notes, draft, around):
        return None
    notes.add(draft.path, draft.text, told_remarks(draft, around))
    return draft


def read_programme(notes: Notes, cohort: Cohort | None, around: Around) -> Programme | None:
    """The plan of action with what it is in other languages: ``programme.en.md`` beside ``programme.md``."""
    programme: Programme | None = read_one(notes, KIND["programme"], around)
    names = {path.name for path in notes.docs.glob("*.md") if is_programme(path.name)} - {PROGRAMME}
    found = ((name, _draft(notes, KIND["programme"], around, name)) for name in sorted(names))
    drafts = {name.split(".")[1]: draft for name, draft in found if draft}
    faults = [it for language, draft in drafts.items() for it in _faults(draft, language, programme, cohort)]
    for draft in drafts.values():
        notes.add(draft.path, draft.text, [it for it in faults if it.path == draft.path])
    if programme is None:
        return None
    wrong = {fault.path for fault in faults}
    said = {language: draft for language, draft in drafts.items() if draft.path not in wrong}
    return replace(programme, translations=tuple((each, _told(programme, it)) for each, it in said.items()))


def _faults(
    draft: Draft, language: str, programme: Programme | None, cohort: Cohort | None
) -> Iterator[Problem]:
    """Why a plan is no translation: nothing to translate, nobody asks for it, or other parts."""
    if programme is None:
        yield draft.problem("translation-alone", ("type",), of=PROGRAMME)
        return
    if cohort and language not in cohort.languages[1:]:
        yield draft.problem("programme-language", ("type",), language=language)
        return
    for field in _LISTS:
        wanted, found = len(getattr(programme, field)), len(draft.data.get(field, ()))
        if found != wanted:
            counts = {"found": found, "wanted": wanted}
            yield draft.problem("translation-uneven", (field,), of=PROGRAMME, field=field, **counts)


def _told(programme: Programme, draft: Draft) -> Programme:
    """A plan in the words of its translation: days and how far it is are of the plan itself."""
    said = converted(with_source(draft), Programme)
    return replace(
        said,
        phases=_with(programme.phases, said.phases, "goals", "results"),
        challenges=_with(programme.challenges, said.challenges, "challenge", "answer"),
        actions=_with(programme.actions, said.actions, "action", "owner"),
    )


def _with(parts: tuple[_Part, ...], said: tuple[_Part, ...], *texts: str) -> tuple[_Part, ...]:
    """Parts of a plan with the texts of others in their place."""
    pairs = zip(parts, said, strict=True)
    return tuple(replace(it, **{name: getattr(other, name) for name in texts}) for it, other in pairs)
