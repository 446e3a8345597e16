"""What documents refer to. A schema marks such a field with ``x-refers-to``; each kind of reference
has one function here that says what is wrong with a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from generator.model import (
    FOLDERS,
    SELF,
    Competence,
    Requirement,
    leaves,
)
from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.kinds_of_file import (
    EVERY_TYPE,
    MEDIA_TYPES,
    SIGNED_TYPES,
    is_of_a_kind,
    of_another_kind,
)
from generator.reading.scalars import as_text
from generator.reading.schemas import field as _described
from generator.reading.schemas import file_of, resolved, schema
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.meant_names import meant_name, meant_path
from generator.reading.suggestions.nearest import nearest


@dataclass(frozen=True)
class Reference:
    """A value that refers to something. ``near`` is the group of fields it stands in."""

    kind: str
    value: str
    path: Path
    near: dict[str, Any]


def references(draft: Draft) -> Iterator[Reference]:
    """Everything a document refers to, as its schema marks it."""
    return marked(draft, "x-refers-to")


def marked(draft: Draft, mark: str) -> Iterator[Reference]:
    """Every value of which the schema has this mark; its ``kind`` is what the mark says."""
    return _marked(mark, schema(draft.kind.name), draft.kind.name, draft.data, (), {})


def _marked(
    mark: str, part: dict[str, Any], kind: str, value: Any, path: Path, near: dict[str, Any]
) -> Iterator[Reference]:
    if mark in part and isinstance(value, str | int):
        yield Reference(part[mark], str(value), path, near)
    if not isinstance(value, dict | list):
        return
    part, kind = resolved(part, kind), file_of(part, kind)
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in part.get("properties", {}):
                yield from _marked(mark, part["properties"][name], kind, inner, (*path, name), value)
    elif "items" in part:
        for number, inner in enumerate(value):
            yield from _marked(mark, part["items"], kind, inner, (*path, number), near)


def reference_problems(draft: Draft, around: Around) -> Iterator[Problem]:
    """Every reference of a document that leads nowhere, or to the wrong kind of thing."""
    for reference in references(draft):
        is_file = reference.kind == "file"
        faults = _file(reference, draft, around) if is_file else _other(reference, draft, around)
        for code, values in faults:
            yield draft.problem(code, reference.path, **values)


_Found = tuple[str, Mapping[str, object]]
_Fault = _Found | None
_Check = Callable[[Reference, Draft, Around], _Fault]


def _other(reference: Reference, draft: Draft, around: Around) -> Iterator[_Found]:
    if fault := _CHECKS[reference.kind](reference, draft, around):
        yield fault


def _competence(reference: Reference, _: Draft, around: Around) -> _Fault:
    framework = reference.value.partition(":")[0]
    if framework in around.broken_frameworks:
        return None
    if reference.value in around.frameworks.competences:
        return None
    known = framework in around.frameworks.by_id
    if known and _is_group(reference.value, around):
        return "competence-group", {
            "competence": reference.value,
            "choices": _in_group(reference.value, around),
        }
    close = _meant_title(reference.value, around.frameworks.competences)
    if not close and not known and ":" in reference.value:
        return _framework_fault(framework, around)
    if not close and not known and around.broken_frameworks:
        return None  # it may be in one of those
    found = {"nearest": close} if close else _to_find(reference.value, around)
    return "unknown-competence", {"competence": reference.value, **found}


def _to_find(value: str, around: Around) -> dict[str, str]:
    """Of a competence that there is not: those with an id that begins alike, and the command to find it."""
    framework, _, said = value.rpartition(":")
    if len(said) >= _WORD and said.isalpha():
        return {"command": f"leerkring competences {said}"}
    if framework not in around.frameworks.by_id:
        return {"command": "leerkring competences"} if around.frameworks.competences else {}
    ids = [name for name in around.frameworks.competences if name.startswith(f"{framework}:")]
    alike = {name: _shared(name.partition(":")[2], said) for name in ids}
    near = [name for name in ids if alike[name] == max(alike.values()) > 0]
    return {"choices": ", ".join(near[:_MOST_NAMED]), "command": f"leerkring competences {framework}"}


def _shared(one: str, other: str) -> int:
    """How many signs two ids begin with alike, whatever their capitals."""
    pairs = zip(one.casefold(), other.casefold(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


_WORD = 4
"""Letters; with fewer it is an id."""
_MOST_NAMED = 12


_ALIKE = 80
"""How much a word must look like the one that was meant, of 100."""


def _meant_title(value: str, known: Mapping[str, Competence | Requirement]) -> str:
    """The one thing in a framework that a value names in another way: by its id, or by its title.

    An id that only looks like another (S1, S9) is another competence, and is not guessed.
    """
    framework, colon, said = value.partition(":")
    same = [name for name in known if _plain(name) == _plain(value)]
    if not same and not colon:
        same = [name for name in known if _plain(name.partition(":")[2]) == _plain(value)]
    if len(same) == 1:
        return same[0]
    within = framework.strip().casefold() if colon else ""
    titles: dict[str, set[str]] = {}
    for name, thing in known.items():
        if within in {"", name.partition(":")[0]}:
            for _, title in thing.title.versions:
                titles.setdefault(title.casefold(), set()).add(name)
    title = nearest(said.strip() if colon else value, list(titles), _ALIKE)
    found = titles.get(title, set())
    return next(iter(found)) if len(found) == 1 else ""


def _plain(name: str) -> str:
    """A name without what people forget: capitals, spaces and colons."""
    return re.sub(r"[\s:_-]", "", name.casefold())


def _is_group(name: str, around: Around) -> bool:
    group = _entry(name, around)
    return bool(group and group.competences)


def _in_group(name: str, around: Around) -> str:
    """The competences of a group, as one writes them."""
    group = _entry(name, around)
    inside = leaves(group.competences) if group else ()
    return ", ".join(f"{name.partition(':')[0]}:{each.id}" for each in islice(inside, _MOST_NAMED))


def _entry(name: str, around: Around) -> Competence | None:
    """A competence or a group of a framework that is known."""
    framework, _, wanted = name.partition(":")
    waiting = list(around.frameworks.by_id[framework].competences)
    while waiting:
        competence = waiting.pop()
        if competence.id == wanted:
            return competence
        waiting.extend(competence.competences)
    return None


def _framework(reference: Reference, _: Draft, around: Around) -> _Fault:
    if reference.value in around.frameworks.by_id or reference.value in around.broken_frameworks:
        return None
    return _framework_fault(reference.value, around)


def _framework_fault(name: str, around: Around) -> _Fault:
    close = meant_name(name, around.frameworks.by_id)
    choices = "" if close else ", ".join(islice(around.frameworks.by_id, _MOST_NAMED))
    return "unknown-framework", {"framework": name, "nearest": close, "choices": choices}


def _level(reference: Reference, _: Draft, around: Around) -> _Fault:
    competence = str(reference.near.get("competence", ""))
    known = [level.id for level in around.frameworks.levels(competence)]
    if competence not in around.frameworks.competences or reference.value in known:
        return None
    levels = ", ".join(level if level.isdecimal() else as_text(level) for level in known)
    return "unknown-level", {"level": reference.value, "competence": competence, "levels": levels}


def _standard(reference: Reference, _: Draft, around: Around) -> _Fault:
    known = around.frameworks.requirements
    if reference.value in known or reference.value.partition(":")[0] in around.broken_frameworks:
        return None
    close = _meant_title(reference.value, known) or meant_name(reference.value, known)
    choices = "" if close else ", ".join(known)
    return "unknown-standard", {"standard": reference.value, "nearest": close, "choices": choices}


def _person(reference: Reference, draft: Draft, around: Around) -> _Fault:
    if _is_me(reference.value, around):
        field = next(step for step in reversed(reference.path) if isinstance(step, str))
        required = _described(draft.kind.name, reference.path[:-1]).get("required", ())
        away = "" if reference.path[-1] in required else "yes"
        return "self-not-allowed", {
            "field": field,
            "choices": ", ".join(sorted(around.people)),
            "away": away,
        }
    return _person_or_self(reference, draft, around)


_MYSELF = frozenset({"i", "ik", "ikzelf", "me", "mij", "mijzelf", "mezelf", "myself", SELF, "zelf"})


def _is_me(value: str, around: Around) -> bool:
    """Whether somebody names themselves, however they do."""
    if value in around.people:
        return False
    return " ".join(value.casefold().split()) in {*_MYSELF, " ".join(around.learner.casefold().split())}


def _person_or_self(reference: Reference, _: Draft, around: Around) -> _Fault:
    if reference.value == SELF or reference.value in around.people or not around.people_known:
        return None
    close = SELF if _is_me(reference.value, around) else _meant_person(reference.value, around)
    choices = "" if close else ", ".join(sorted(around.people))
    return "unknown-person", {"person": reference.value, "nearest": close, "choices": choices}


def _meant_person(value: str, around: Around) -> str:
    """The id of the person who has this name, or of whom the id or name is nearly this."""
    if close := meant_name(value, sorted(around.people)):
        return close
    name = meant_name(value, {name for _, name in around.called})
    found = [known for known, called in around.called if called == name]
    return found[0] if len(found) == 1 else ""


def _document(reference: Reference, _: Draft, around: Around) -> _Fault:
    if reference.value in around.names:
        return None
    close = meant_path(reference.value, sorted(around.names))
    return "unknown-document", {"kind": "document", "slug": reference.value, "nearest": close}


def _document_of(kind: str, folder: str) -> _Check:
    def check(reference: Reference, _: Draft, around: Around) -> _Fault:
        if f"{folder}/{reference.value}" in around.names:
            return None
        known = [name.partition("/")[2] for name in sorted(around.names) if name.startswith(f"{folder}/")]
        close = meant_path(reference.value, known)
        return "unknown-document", {"kind": kind, "slug": reference.value, "nearest": close}

    return check


def _cycle(reference: Reference, _: Draft, around: Around) -> _Fault:
    if f"cycles/{reference.value}" in around.names:
        return None
    return "unknown-cycle", {"cycle": reference.value}


def _file(reference: Reference, draft: Draft, around: Around) -> Iterator[_Found]:
    """What is wrong with its name and what is wrong with the file itself, both at once."""
    allowed = _allowed_types(draft)
    folder = draft.path.rpartition("/")[0]
    written = f"{folder}/{reference.value}".lstrip("/")  # a school's own lie in no folder
    path = _meant_file(slashed(written), allowed, around)
    name = path.rpartition("/")[2]
    if path and not _is_right(path, allowed, around):
        told = of_another_kind(name, allowed, has_media=draft.kind.name == "evidence")
        yield "file-type", {**told, "badge": name} if around.is_badge(path) else told
        return
    if path != written:
        about = _where(path, folder, around) if path else {"nearest": "", **_no_file(reference.value, draft)}
        yield "missing-file", {"file": reference.value, **about}
    if path and not is_of_a_kind(path, SIGNED_TYPES) and (fault := around.refused(path)):
        yield fault


def _where(path: str, folder: str, around: Around) -> dict[str, str]:
    """What to do about a file that is called otherwise, or lies elsewhere than below a folder."""
    if path.startswith(f"{folder}/"):
        return {"nearest": path.removeprefix(f"{folder}/")}
    return {"moved": path.removeprefix(f"{around.folder}/")}


def _meant_file(written: str, allowed: tuple[str, ...], around: Around) -> str:
    """The file that is named, or the one that was probably meant: beside the document or, by the same
    name, elsewhere in the portfolio. What can be shown comes before what cannot."""
    if written in around.media or written in around.elsewhere:
        return written
    every = sorted(around.media | around.elsewhere)
    folder, _, name = written.rpartition("/")
    beside = [path for path in every if path.rpartition("/")[0] == folder]
    usable = [path for path in beside if _is_right(path, allowed, around)]
    same = [path for path in every if path.rpartition("/")[2].casefold() == name.casefold()]
    return meant_path(written, usable) or meant_path(written, beside) or (same[0] if len(same) == 1 else "")


def _is_right(path: str, allowed: tuple[str, ...], around: Around) -> bool:
    return path not in around.elsewhere and is_of_a_kind(path, allowed)


def _no_file(value: str, draft: Draft) -> dict[str, str]:
    """Why a value cannot be the name of a file: it is an address, or a path."""
    is_address = value.startswith(("http://", "https://")) and draft.kind.name == "evidence"
    return {"address": value} if is_address else backslash(value)


def slashed(path: str) -> str:
    """A path of Windows as everybody writes it."""
    return path.replace("\\", "/")


def backslash(path: str) -> dict[str, str]:
    """The sign that keeps a path from being one, if it is there."""
    return {"backslash": "\\"} if "\\" in path else {}


def _allowed_types(draft: Draft) -> tuple[str, ...]:
    if draft.kind.name in {"profile", "cohort"}:
        return MEDIA_TYPES["image"]
    media = str(draft.data.get("media", ""))
    more = SIGNED_TYPES if media == "credential" else ()
    return (*MEDIA_TYPES.get(media, EVERY_TYPE), *more)


_CHECKS: dict[str, _Check] = {
    "competence": _competence,
    "framework": _framework,
    "level": _level,
    "standard": _standard,
    "person": _person,
    "person-or-self": _person_or_self,
    "document": _document,
    "cycle": _cycle,
    **{
        kind.name: _document_of(kind.name, folder) for folder, kind in FOLDERS.items() if kind.name != "cycle"
    },
}
