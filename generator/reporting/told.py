"""Problems in the words of a language, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.languages import words
from generator.problems import Problem
from generator.reporting.catalogue import CODES
from generator.reporting.entry import ADDED, Entry, Severity, blanks, filled
from generator.reporting.values import told_values
from generator.reporting.visible import visible


@dataclass(frozen=True)
class Told:
    """A problem worded. ``path`` is relative to where the command runs, and can safely be shown."""

    problem: Problem
    severity: Severity
    sentence: str
    hint: str
    path: str

    @property
    def where(self) -> str:
        """``path:line:column``, as editors and terminals make it a link."""
        return f"{self.path}:{self.problem.place.line}:{self.problem.place.column}"


def told(problem: Problem, language: str, prefix: str = "") -> Told:
    """A problem in words; ``prefix`` is the docs folder as seen from where the command runs."""
    entry = CODES[problem.code]
    values = told_values(problem, language)
    say = words(language).gettext
    return Told(
        problem,
        entry.severity,
        filled(say(entry.sentence), values),
        filled(say(_best_hint(entry, values)), values),
        visible(f"{prefix.rstrip('/')}/{problem.path}" if prefix not in ("", ".") else problem.path),
    )


def told_in_order(problems: Iterable[Problem], language: str, prefix: str = "") -> tuple[Told, ...]:
    """Problems in words, file by file and from top to bottom; what is found twice is told once."""
    return tuple(told(problem, language, prefix) for problem in sorted(set(problems), key=_order))


def _order(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    return problem.path, place.line, place.column, place.end_column, problem.code, problem.values


def _best_hint(entry: Entry, values: Mapping[str, str]) -> str:
    """The first hint whose every blank has a value that it needs, else the one that asks for least."""
    hints = (hint for hint in entry.hints if all(values.get(blank) for blank in blanks(hint) - ADDED))
    return next(hints, entry.hints[-1])
