"""The sheets that say which level a job or a diploma asks: a row for each, or a table of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.guide.lists.entries import cell_text, tell_of_guesses
from generator.guide.lists.headings import Headings, headings, headings_of
from generator.guide.lists.levels import is_none
from generator.guide.lists.remarks import Notebook
from generator.guide.lists.table import Table, TableRow, Where
from generator.guide.lists.tree import KnownCompetences
from generator.guide.lists.vocabulary import Role
from generator.reading.suggestions.choices import plain

_KINDS = {
    **dict.fromkeys(
        ("functie", "functies", "functieprofiel", "beroep", "rol", "function", "job"), "function"
    ),
    **dict.fromkeys(("role", "occupation", "functions", "jobs", "functieprofielen"), "function"),
    **dict.fromkeys(("vacature", "vacatures", "vacancy", "vacancies"), "vacancy"),
}
_OF_COMPETENCES: frozenset[Role] = frozenset({"code", "title", "description", "group", "parent"})
_ROWS_LOOKED_AT = 40
_LEVEL_IS_UNSAID = "x"


@dataclass(frozen=True)
class AskedLevel:
    """A level of a competence that is asked, as the cells have them."""

    competence: str
    level: str
    where: Where
    level_where: Where


@dataclass(frozen=True)
class ListedProfile:
    """A requirement profile as a list has it."""

    title: str
    kind: str
    where: Where
    organisation: str = ""
    asks: tuple[AskedLevel, ...] = field(default=())


def profiles(table: Table, known: KnownCompetences, notes: Notebook) -> tuple[ListedProfile, ...]:
    """The requirement profiles of a sheet; none where it has another form."""
    found = headings(table.rows, frozenset({"profile"}))
    if found and (found.column("code") or found.column("title")):
        tell_of_guesses(found, notes)
        return _one_a_row(table, found, notes)
    if across := _competences_across(table, known):
        return _across(table, across, known, notes)
    found = headings(table.rows, frozenset({"code", "title"}))
    if found is None:
        return ()
    tell_of_guesses(found, notes)
    return _down(table, found, notes)


def _one_a_row(table: Table, found: Headings, notes: Notebook) -> tuple[ListedProfile, ...]:
    """A row for each competence that a profile asks; an empty cell is as the one above it."""
    column = found.column("profile") or 0
    competence = found.column("code") or found.column("title")
    level, organisation = found.column("level"), found.column("organisation")
    made: dict[str, ListedProfile] = {}
    name = ""
    for row in _below(table, found.row):
        name = cell_text(row, column, notes) or name
        kind = _kind(row.text(found.column("kind")), _word(found, column), table.name)
        if not name:
            notes.fault(row.where(column), "no-profile")
            continue
        before = made.get(name) or ListedProfile(name, kind, row.where(column), row.text(organisation))
        asks = tuple(_asked(row, competence, level, notes))
        made[name] = ListedProfile(
            name, before.kind, before.where, before.organisation, (*before.asks, *asks)
        )
    return tuple(made.values())


def _asked(row: TableRow, competence: int | None, level: int | None, notes: Notebook) -> Iterator[AskedLevel]:
    named = cell_text(row, competence, notes, is_code=True)
    asked = cell_text(row, level, notes, is_code=True)
    bad = {row.cell(competence).kind, row.cell(level).kind} & {"date", "scientific", "error", "formula"}
    if bad:
        return
    if not named:
        notes.fault(row.where(competence or 0), "no-competence")
    elif is_none(asked):
        notes.fault(row.where(level or 0), "no-level")
    else:
        yield AskedLevel(named, asked, row.where(competence or 0), row.where(level or 0))


def _down(table: Table, found: Headings, notes: Notebook) -> tuple[ListedProfile, ...]:
    """A row for each competence, a column for each profile, a level in each cell."""
    competence = found.column("code") or found.column("title") or 1
    theirs = {each.column for each in found.known if each.role in _OF_COMPETENCES}
    columns = [column for column in found.row.filled if column not in theirs]
    made: list[ListedProfile] = []
    for column in columns:
        title, asks = found.row.text(column), list(_asked_in(table, found.row, competence, column, notes))
        if asks:
            where = found.row.where(column)
            made.append(ListedProfile(title, _kind("", "", table.name), where, asks=tuple(asks)))
        else:
            notes.note(found.row.where(column), "column", said=title)
    return tuple(made)


def _asked_in(
    table: Table, heading: TableRow, competence: int, column: int, notes: Notebook
) -> Iterator[AskedLevel]:
    for row in _below(table, heading):
        level, named = cell_text(row, column, notes, is_code=True), row.text(competence)
        if is_none(level):
            continue
        if level.casefold() == _LEVEL_IS_UNSAID:
            notes.fault(row.where(column), "no-level")
        elif not named:
            notes.fault(row.where(competence), "no-competence")
        elif named := cell_text(row, competence, notes, is_code=True):
            yield AskedLevel(named, level, row.where(competence), row.where(column))


def _competences_across(table: Table, known: KnownCompetences) -> tuple[TableRow, dict[int, str]] | None:
    """The row that has competences as its headings, and where."""
    for row in table.rows[:_ROWS_LOOKED_AT]:
        named = {column: row.text(column) for column in row.filled if known.found(row.text(column))}
        if len(named) >= 2 and min(named) > 1:
            return row, named
    return None


def _across(
    table: Table, across: tuple[TableRow, dict[int, str]], known: KnownCompetences, notes: Notebook
) -> tuple[ListedProfile, ...]:
    """A row for each profile, a column for each competence, a level in each cell."""
    heading, named = across
    found = headings_of(heading)
    before = next((each for each in heading.filled if each not in named), 1)
    column = found.column("profile") or before
    others = {found.column("kind"), found.column("organisation"), column}
    for each in heading.filled:
        if each not in named and each not in others:
            text = heading.text(each)
            notes.fault(heading.where(each), "unknown-competence", found=text, nearest=known.nearest(text))
    return tuple(
        ListedProfile(
            cell_text(row, column, notes),
            _kind(row.text(found.column("kind")), heading.text(column), table.name),
            row.where(column),
            row.text(found.column("organisation")),
            tuple(_asked_across(row, heading, named, notes)),
        )
        for row in _below(table, heading)
        if row.text(column)
    )


def _asked_across(
    row: TableRow, heading: TableRow, named: dict[int, str], notes: Notebook
) -> Iterator[AskedLevel]:
    for column, competence in named.items():
        level = cell_text(row, column, notes, is_code=True)
        if level.casefold() == _LEVEL_IS_UNSAID:
            notes.fault(row.where(column), "no-level")
        elif not is_none(level):
            yield AskedLevel(competence, level, heading.where(column), row.where(column))


def _below(table: Table, heading: TableRow) -> Iterator[TableRow]:
    yield from (row for row in table.rows if row.number > heading.number)


def _word(found: Headings, column: int) -> str:
    return found.row.text(column)


def _kind(*said: str) -> str:
    """What a profile is for, by the first word that tells it: a diploma where none does."""
    return next((_KINDS[plain(each)] for each in said if plain(each) in _KINDS), "qualification")
