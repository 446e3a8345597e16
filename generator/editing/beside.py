"""Problems of a document beside the fields of its form, in the words of ``check``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.editing.fields import Field, every
from generator.problems import Problem
from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path
from generator.reporting.form_hints import told_in_form
from generator.reporting.told import Told

PROSE: Path = (".prose",)
"""Where problems stand that are in the text below the fields."""


@dataclass(frozen=True)
class Beside:
    """What is told at each field, by its path, and what is told of the document as a whole."""

    at: Mapping[Path, tuple[Told, ...]]
    rest: tuple[Told, ...] = ()

    def without(self, codes: AbstractSet[str]) -> Beside:
        """All but some kinds of problem."""

        def kept(told: Iterable[Told]) -> tuple[Told, ...]:
            return tuple(it for it in told if it.problem.code not in codes)

        at = {path: kept(told) for path, told in self.at.items()}
        return Beside({path: told for path, told in at.items() if told}, kept(self.rest))

    @property
    def count(self) -> int:
        return len(self.rest) + sum(map(len, self.at.values()))


def beside(fields: Iterable[Field], draft: Draft, problems: Iterable[Problem], language: str) -> Beside:
    """Each problem at the field it is about; at the nearest one around it that the form has."""
    known = {field.path: field for field in every(fields) if field.control != "kept"}
    at: dict[Path, tuple[Told, ...]] = {}
    rest: list[Told] = []
    for problem in sorted(problems):
        path = problem.field or _standing_at(draft, problem)
        while path and path not in known and path != PROSE:
            path = path[:-1]
        told = told_in_form(_called(problem, path, known), language)
        if path:
            at[path] = (*at.get(path, ()), told)
        else:
            rest.append(told)
    return Beside(at, tuple(rest))


def _standing_at(draft: Draft, problem: Problem) -> Path:
    """The field in which a place is: the last one that begins before it."""
    line, column = problem.place.line, problem.place.column
    if line >= draft.prose_line and draft.kind.has_prose and draft.prose:
        return PROSE
    if (line, column) == (1, 1):
        return ()
    begun = [
        (place.line, place.column, len(path), path)
        for path, place in (*draft.read.keys.items(), *draft.read.places.items())
        if path and (place.line, place.column) <= (line, column)
    ]
    return max(begun, key=lambda each: each[:3])[3] if begun else ()


def _called(problem: Problem, path: Path, known: Mapping[Path, Field]) -> Problem:
    """A problem that calls its field, those around it, and what was chosen in it, as the form does."""
    around = (known.get(path[:end]) for end in range(1, len(path) + 1))
    fields = [each for each in around if each and each.label and each.control != "raw"]
    said = {("field", str(each.path[-1])): _question(each) for each in fields}
    said |= {("media", str(it.value)): it.label for each in fields[-1:] for it in each.options}
    values = tuple((name, said.get((name, value), value)) for name, value in problem.values)
    return replace(problem, values=values)


def _question(field: Field) -> str:
    """What a field is called on the page: the first sentence of its question, or else its name."""
    asked = _SENTENCE.match(field.ask)
    return asked[0].removesuffix(".") if asked else field.ask or field.label


_SENTENCE = re.compile(r".*?[.?!](?=\s|\Z)")
