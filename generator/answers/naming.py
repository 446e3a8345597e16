"""Whom a question may not name: people who did not agree to it, and learners whose names are told nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.answers.refusals import AskingRefusedError
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import Counting, HiddenNames
from generator.gate.people import not_meant, own_names
from generator.gate.said import BETWEEN, said_by
from generator.languages import _
from generator.model import Document, Person, Portfolio

NAMES_SOMEBODY = _(
    "“{title}” names {name}, who did not agree to be named: “{around}”. Take the name out, then ask."
)
WORDS_NAME = _("What you ask names {name}, who did not agree to be named. Take the name out, then ask.")
PAGE_NAMES = _(
    "The page for this question would name {name}, who did not agree to be named. Nothing is made."
)

_AROUND = 30
"""Signs that are shown at each side of a name."""


def unsaid(portfolio: Portfolio, asked: Person, hidden: HiddenNames, day: datetime.date) -> Counting:
    """The names that a question to somebody may not tell; their own they know, and the learner's."""
    own = own_names(portfolio, hidden, day)
    names = HiddenNames((*own.entries, *hidden.entries), hidden.shown)
    known = (portfolio.profile.name, asked.name or "")
    told = {each for each in names.entries if any(map(HiddenNames((each,)).told_in, known))}
    return Counting(names, not_meant(portfolio, hidden, day) | told)


@dataclass(frozen=True)
class Naming:
    """Looks for names in what is asked about. ``docs`` is where the documents lie."""

    names: Counting
    docs: Path

    def refuse(self, works: tuple[Document, ...], words: str) -> None:
        """Raises AskingRefusedError where a piece or the words of a question name somebody; it says where."""
        for work in works:
            said = said_by(work)
            if told := next(self.names.where(said), None):
                around = _around(said, told.start, told.end)
                place = {"path": work.source, "line": self._line(work.source, told.hidden)}
                raise AskingRefusedError(
                    NAMES_SOMEBODY, title=work.title, name=told.hidden.name, around=around, **place
                )
        if found := self.names.told_in(words):
            raise AskingRefusedError(WORDS_NAME, name=found.name)

    def _line(self, source: str, name: HiddenName) -> int:
        """The first line of a file that tells a name, or begins to; 1 if it is written otherwise there."""
        text = (self.docs / source).read_bytes().decode("utf-8-sig")
        return next(_lines_with(text.splitlines(), HiddenNames((name,))), 1)


def _lines_with(lines: list[str], names: HiddenNames) -> Iterator[int]:
    for of in (1, 2, 3):
        for number in range(len(lines)):
            if names.told_in(" ".join(lines[number : number + of])):
                yield number + 1


def _around(said: str, start: int, end: int) -> str:
    """A name with some words around it, of the same text."""
    before = said[max(0, start - _AROUND) : start].rpartition(BETWEEN)[2]
    after = said[end : end + _AROUND].partition(BETWEEN)[0]
    return " ".join(f"{before}{said[start:end]}{after}".split())
