"""What is told of documents as they are read: which are in order, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from generator.model import Kind
from generator.problems import Problem, problem
from generator.reading.around import Around
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.documents import draft as read_again
from generator.reading.files import FoundFile
from generator.reading.rules import RULES, TOLERANT, in_its_cycle, remarks
from generator.reading.schemas import schema_problems
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


def together(parts: Iterable[Noted]) -> Noted:
    """What is told of all of them, as one."""
    parts = tuple(parts)
    return Noted(
        tuple(sorted(found for part in parts for found in part.problems)),
        {path: text for part in parts for path, text in part.texts.items()},
        files=sum(part.files for part in parts),
        sound=sum(part.sound for part in parts),
    )


MOST_TOLD = 100
"""How many problems are told of one document; who has mended them is told of the next."""


def _first(path: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are told, from the top of a document on."""
    told = sorted(problems)
    more = [problem(path, "more-problems", told[MOST_TOLD].place, most=MOST_TOLD)] if told[MOST_TOLD:] else []
    return told[:MOST_TOLD] + more


def told_remarks(draft: Draft, around: Around) -> tuple[Problem, ...]:
    """What is told of a document that is in order; beyond the first it is not worth an error."""
    return tuple(sorted(remarks(draft, around))[:MOST_TOLD])


@dataclass
class Notes:
    """What is gathered on the way. ``known`` are documents, by their paths, that need not be read again."""

    docs: Path
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: int = 0
    unread: list[Unread] = field(default_factory=list)
    known: Mapping[str, Draft | Unread] = field(default_factory=dict)

    def add(self, path: str, text: str, problems: list[Problem] | tuple[Problem, ...]) -> None:
        if problems:
            self.problems.extend(_first(path, problems))
            self.texts[path] = text

    def noted(self, sound: int) -> Noted:
        return Noted(tuple(sorted(self.problems)), self.texts, self.files, sound)


def read_noted(notes: Notes, kind: Kind, found: FoundFile) -> Draft | None:
    """A document that is YAML and prose, whatever it says; or nothing, and the reasons noted."""
    notes.files += 1
    read = notes.known.get(found.path) or read_document(found.file, found.path, kind)
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


def tell_of_unread(notes: Notes, around: Around) -> None:
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


def is_sound(notes: Notes, draft: Draft, around: Around) -> bool:
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
