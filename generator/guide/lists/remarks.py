"""What is told of a list: the faults that keep it from being read, and what was left out or decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.guide.lists.table import Where

FaultKind = Literal[
    "date",
    "scientific",
    "error",
    "formula",
    "no-title",
    "no-code",
    "bad-code",
    "twice",
    "cut-zero",
    "unknown-parent",
    "round",
    "unknown-level",
    "unknown-competence",
    "no-competence",
    "no-level",
    "no-profile",
    "asked-twice",
    "bad-address",
    "too-long",
]
NoteKind = Literal[
    "column",
    "column-guessed",
    "kind-guessed",
    "sheet",
    "hidden",
    "codes-made",
    "codes-changed",
    "levels-made",
    "asked",
    "marks",
    "unknown-kind",
]

UNREAD = frozenset({"date", "scientific", "error", "formula"})
"""Faults of a cell of which nobody knows what was meant."""

FAULTS: dict[FaultKind, str] = {
    "date": (
        "The spreadsheet made a date of what was typed here ({found}). Make the column text (Format cells, "
        "Text), and type it again."
    ),
    "scientific": (
        "The spreadsheet made a number of what was typed here ({found}). Make the column text (Format cells, "
        "Text), and type it again."
    ),
    "error": "This cell has an error ({found}). Put right the formula, or type what must stand here.",
    "formula": "This cell has a formula without a result. Open the list, and save it again.",
    "no-title": "This row has no title.",
    "no-code": "This row has no code. Give it one, or leave all codes out.",
    "bad-code": "“{found}” cannot be a code: it needs a letter or a digit, and has at most 40 signs.",
    "twice": "The code {found} is in {other} already.",
    "cut-zero": (
        "The code {found} is in {other} already. If {longer} was typed here: make the column text (Format "
        "cells, Text), and type it again."
    ),
    "unknown-parent": "There is no competence {found} to stand below.",
    "round": "{found} stands below itself.",
    "unknown-level": "There is no level {found}. There are: {there}.",
    "unknown-competence": "There is no competence {found}.",
    "no-competence": "This row does not say which competence is asked.",
    "no-level": "This row does not say which level is asked.",
    "no-profile": "This row does not say which profile asks it.",
    "asked-twice": "{found} is asked twice by this profile.",
    "bad-address": "{found} is no web address. It begins with https:// and has no spaces.",
    "too-long": "This list has more than {most} rows. Copy the part that is needed into a new file.",
}
NOTES: dict[NoteKind, str] = {
    "column": "The column {said} was not read.",
    "column-guessed": "The column {said} was read as: {role}.",
    "kind-guessed": "“{found}” was read as: {taken}.",
    "sheet": "This sheet was not read: nothing in it has headings that are known.",
    "hidden": "This sheet is hidden, and was not read.",
    "codes-made": (
        "The list has no codes; they were made of the titles. Who changes a title changes its code."
    ),
    "codes-changed": (
        "A code has letters, digits, points and hyphens. These were written otherwise: {codes}."
    ),
    "levels-made": "The levels were made of what stands in the list: {levels}. See that the lowest is first.",
    "asked": "The levels in this column are what is asked; they became the requirement profile {profile}.",
    "marks": "The marks in the columns of the levels were not read: they do not say what is seen there.",
    "unknown-kind": ("“{found}” was not read: a kind is knowledge, skill, attitude or responsibility."),
}


@dataclass(frozen=True, order=True)
class Remark:
    """A sentence of a table and its blanks, and the cell, row, column or sheet it is about."""

    where: Where
    kind: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass
class Notebook:
    """What is gathered on the way through a list."""

    faults: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def fault(self, where: Where, kind: FaultKind, **values: object) -> None:
        self.faults.append(_told(where, kind, values))

    def note(self, where: Where, kind: NoteKind, **values: object) -> None:
        self.notes.append(_told(where, kind, values))


def _told(where: Where, kind: str, values: dict[str, object]) -> Remark:
    return Remark(where, kind, tuple((name, str(value)) for name, value in values.items()))
