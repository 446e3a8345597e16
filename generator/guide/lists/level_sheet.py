"""A sheet that has the levels themselves: their numbers, names and descriptions."""

from __future__ import annotations

from generator.guide.lists.entries import said_in, tell_of_guesses
from generator.guide.lists.headings import headings
from generator.guide.lists.levels import Levels, ListedLevel, level_said
from generator.guide.lists.remarks import Notebook
from generator.guide.lists.table import Table
from generator.guide.lists.vocabulary import Role

_NEEDED: frozenset[Role] = frozenset({"title", "description", "level", "code"})


def levels_of_sheet(table: Table, notes: Notebook) -> Levels:
    found = headings(table.rows, _NEEDED)
    if found is None:
        return Levels()
    tell_of_guesses(found, notes)
    names = found.columns("title")
    ids = found.column("code") or found.column("level")
    made: list[ListedLevel] = []
    for number, row in enumerate((it for it in table.rows if it.number > found.row.number), 1):
        said = row.text(ids)
        name = level_said(said) if len(level_said(said)) <= 4 and said else str(number)
        title = said_in(row, names, notes) or ((("", said),) if said and said != name else ())
        made.append(
            ListedLevel(
                name,
                title,
                said_in(row, found.columns("description"), notes),
                row.text(found.column("eqf")),
                row.text(found.column("nlqf")),
                row.where(ids or 0),
            )
        )
    return Levels(tuple(made))
