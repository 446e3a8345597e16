"""What the pages of the editor are filled with: mappings, lists and texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from textwrap import shorten
from typing import Any

from generator.editing.beside import PROSE, Beside
from generator.editing.fields import Field, every, renumbered
from generator.editing.filled import dated
from generator.languages import words
from generator.model import Date, Frameworks
from generator.problems import Problem
from generator.reading.kinds_of_file import MEDIA_TYPES, is_of_a_kind
from generator.reading.schemas import is_partial_date
from generator.reporting.form_hints import BLANKS
from generator.reporting.told import Told, told
from generator.serving.folding import fold_of, is_long, is_within
from generator.writing.wording import Wording

_AROUND = 3
"""Lines shown before and after one with a fault."""
_IN_A_LINE, _SIGNS = 4, 80
"""How much of what is in a folded part is told beside its name."""
_SEEN = (*MEDIA_TYPES["image"], *MEDIA_TYPES["document"])
"""The endings of files that are seen at their question."""


def fields_view(
    fields: Iterable[Field], told_at: Beside, language: str, act: str = "", folder: str = ""
) -> list[dict[str, Any]]:
    """Fields as a template needs them, of a document in a ``folder``; ``act`` is what a button did."""
    fields = tuple(fields)
    maker = _View(fields, told_at, language, act, folder)
    return [maker.field(field) for field in fields if field.control != "kept"]


class _View:
    def __init__(
        self, fields: tuple[Field, ...], told_at: Beside, language: str, act: str, folder: str
    ) -> None:
        self.told, self.language, self.folder = told_at, language, folder
        self.do, _, self.at = act.partition(":")
        self.is_long = is_long(fields)
        self.alts = {it.path[:-1]: it.value for it in every(fields) if it.path[-1] == "alt"}

    def field(self, field: Field) -> dict[str, Any]:
        inner = [self.field(each) for each in field.fields if each.control != "kept"]
        if field.blank and (self.do, self.at) == ("more", field.id):
            inner.append(self.field(renumbered(field.blank, len(inner))))
        value, spoken = _shown(field, self.language), self.spoken(field)
        faulty = any(path[: len(field.path)] == field.path for path in self.told.at)
        is_needed = faulty or is_within(self.at, field)
        return {
            "id": html_id(field.id),
            "name": f"f/{field.id}",
            "path": field.id,
            "control": field.control,
            "label": field.label,
            "ask": field.ask,
            "example": field.example,
            "required": field.required,
            "without": field.without,
            "long": field.long,
            "later": field.later,
            "first": field.first,
            "value": value,
            "spoken": "" if spoken == value else spoken,
            "options": self._options(field),
            "searched": field.searched,
            "of_level": field.control == "choice" and field.path[-1:] == ("level",),
            "fields": inner,
            "blank": self.field(field.blank) if field.blank else None,
            "problems": [problem_view(each) for each in self.told.at.get(field.path, ())],
            "faulty": faulty,
            "fold": fold_of(field, is_needed=is_needed) if self.is_long else "",
            "said": self.said(field),
            "picture": self.picture(field),
            "alt": self.alts.get(field.path[:-1]) or field.value,
        }

    def said(self, field: Field) -> str:
        """What is in a part, in a line."""
        told = islice(_told_in(field, self.language), _IN_A_LINE)
        return shorten(", ".join(told), _SIGNS, placeholder=" …")

    def picture(self, field: Field) -> str:
        """The path of the file that was chosen, if it can be seen and nothing is wrong with it."""
        is_seen = field.control == "file" and field.value and is_of_a_kind(field.value, _SEEN)
        return f"{self.folder}/{field.value}" if is_seen and field.path not in self.told.at else ""

    def spoken(self, field: Field) -> str:
        """A date in words, so that somebody sees what is written."""
        return spoken_date(field, "" if field.value is None else str(field.value), self.language)

    def _options(self, field: Field) -> list[dict[str, Any]]:
        """Options below their headings, in the order in which they come."""
        ticked = field.value if field.control == "checks" else [field.value]
        groups: dict[str, list[dict[str, Any]]] = {}
        for value, label, heading in () if field.control == "search" else field.options:
            chosen = any(type(value) is type(each) and value == each for each in ticked or ())
            sent = value if field.control == "file" else json.dumps(value, ensure_ascii=False)
            groups.setdefault(heading, []).append({"value": sent, "label": label, "chosen": chosen})
        return [{"heading": heading, "options": options} for heading, options in groups.items()]


def html_id(path: str) -> str:
    return f"f-{path.replace('/', '-')}"


def spoken_date(field: Field, text: str, language: str) -> str:
    """What will be written of a date that somebody typed, in words; empty if it is none."""
    if field.control != "date" or not is_partial_date(meant := dated(text, str(field.path[-1]))):
        return ""
    return Wording(language, Frameworks()).date(Date(meant))["text"]


def searches(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """What there is to search in, once for each list."""
    found: dict[str, list[str]] = {}
    for field in _with_blanks(fields):
        if field.control == "search":
            found.setdefault(field.searched, [option.label for option in field.options])
    return [{"name": name, "labels": labels} for name, labels in found.items()]


def _with_blanks(fields: Iterable[Field]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _with_blanks(each.inner)


def problem_view(each: Told, field: Field | None = None) -> dict[str, str]:
    """A problem; ``blank`` is what marks a field that is still to be filled in: the form asks for it in the
    words of ``question``."""
    blank = "blank" if each.problem.code in BLANKS and not each.hint else ""
    question = field.ask if field and blank else ""
    return {"sentence": each.sentence, "hint": each.hint, "blank": blank, "question": question}


def summary_view(fields: Iterable[Field], told_at: Beside) -> list[dict[str, str]]:
    """All that is still to be done, each with where it is on the page."""
    labels = {field.path: field for field in every(fields)}
    found = [{**problem_view(each), "to": ""} for each in told_at.rest]
    for path, problems in told_at.at.items():
        place = "prose" if path == PROSE else html_id(labels[path].id)
        found += [{**problem_view(each, labels.get(path)), "to": place} for each in problems]
    return found


def live_view(fields: Iterable[Field], told_at: Beside) -> dict[str, Any]:
    """What a script is told of a form: the problems at each field, by its path."""
    labels = {field.path: field for field in every(fields)}
    at = {
        "/".join(map(str, path)): [problem_view(it, labels.get(path)) for it in told]
        for path, told in told_at.at.items()
    }
    return {"fields": at, "rest": [problem_view(each) for each in told_at.rest], "count": told_at.count}


def faults_view(problems: Iterable[Problem], text: str, language: str) -> list[dict[str, Any]]:
    """What is wrong in a text that no form can show: each with its lines around it, that one marked."""
    lines = text.split("\n")
    found = []
    for problem in problems:
        row = problem.place.line
        first = max(1, row - _AROUND)
        around = enumerate(lines[first - 1 : row + _AROUND], first)
        shown = [{"number": number, "text": line, "marked": number == row} for number, line in around]
        found.append({**problem_view(told(problem, language)), "line": row, "lines": shown})
    return found


def size_in_words(count: int, language: str) -> str:
    return words(language).ngettext("{count} thing to do", "{count} things to do", count).format(count=count)


def _told_in(field: Field, language: str) -> Iterator[str]:
    """What was chosen or typed in a part, in words."""
    for each in field.fields:
        yield from _told_in(each, language)
    if field.control in {"choice", "checks"}:
        chosen = field.value if field.control == "checks" else [field.value]
        yield from (it.label for it in field.options if it.value in (chosen or ()))
    elif not field.fields and field.control not in {"flag", "kept"}:
        yield from filter(None, (str(_shown(field, language)),))


def _typed_date(field: Field, language: str) -> str:
    """A date as people type it, where that is understood as what is there; else as it is there."""
    there = str(field.value)
    said = spoken_date(field, there, language)
    return said if said and dated(said, str(field.path[-1])) == there else there


def _shown(field: Field, language: str) -> Any:
    """The text in a box: a date as people type it, and what is searched by what it is called."""
    if field.value is None or field.control in {"group", "one", "list", "checks", "texts"}:
        return ""
    if field.control == "search":
        return next((each.label for each in field.options if each.value == field.value), str(field.value))
    if field.control == "date":
        return _typed_date(field, language)
    return json.dumps(field.value) if field.control == "flag" else str(field.value)
