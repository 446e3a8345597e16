"""A whole list: its sheets told apart, and what they say brought together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.guide.lists.entries import ListEntry, entries
from generator.guide.lists.headings import Headings, headings
from generator.guide.lists.level_sheet import levels_of_sheet
from generator.guide.lists.levels import (
    Levels,
    is_none,
    level_said,
    levels_made,
    levels_of_columns,
)
from generator.guide.lists.profiles import AskedLevel, ListedProfile, profiles
from generator.guide.lists.refused import UnusableListError
from generator.guide.lists.remarks import UNREAD, Notebook, Remark
from generator.guide.lists.table import MOST_ROWS, Table, Where
from generator.guide.lists.tree import KnownCompetences, Node, every, leaves, tree
from generator.reading.suggestions.choices import plain

_LEVEL_SHEETS = frozenset(
    {"niveau", "niveaus", "level", "levels", "niveauomschrijvingen", "leveldescriptors"}
)
_PROFILE_SHEETS = frozenset(
    {"profiel", "profielen", "eisen", "eisenprofiel", "eisenprofielen", "functies", "functieprofielen"}
    | {"kwalificaties", "vacatures", "beroepen", "profile", "profiles", "requirements", "functions", "jobs"}
    | {"requirementprofiles", "qualifications", "vacancies"}
)


@dataclass(frozen=True)
class ListedFramework:
    """What a list says, and what is told of it. ``title`` is its own, if it has one."""

    title: str
    competences: tuple[Node, ...]
    levels: Levels
    profiles: tuple[ListedProfile, ...]
    faults: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def leaves(self) -> tuple[ListEntry, ...]:
        return tuple(leaves(self.competences))

    @property
    def groups(self) -> int:
        return sum(1 for _ in every(self.competences)) - len(self.leaves)


def listed_framework(tables: tuple[Table, ...], name: str) -> ListedFramework:
    """What the sheets of a list called ``name`` say together. Raises UnusableListError."""
    notes = Notebook()
    seen = tuple(_visible(tables, notes))
    of_competences = tuple(_competence_tables(seen))
    if not of_competences:
        raise UnusableListError("no-headings")
    told = [entry for table, found in of_competences for entry in entries(table, found, notes)]
    if not told and not notes.faults:
        raise UnusableListError("empty")
    if len(of_competences) > 1 and not any(it.groups or it.parent or it.section for it in told):
        told = [replace(entry, groups=(entry.where.sheet,)) for entry in told]
    nodes = tree(told, notes)
    known = KnownCompetences.of(every(nodes))
    rest = [table for table in seen if table.name not in {it.name for it, _ in of_competences}]
    given = _given_levels(of_competences, rest, notes)
    asked = tuple(_profiles(rest, known, notes))
    title = next(filter(None, (_title(table, found) for table, found in of_competences)), "")
    asked += tuple(_asked_by_itself(nodes, title or name, of_competences, notes))
    levels = given if given.all else _made_levels(nodes, asked, notes)
    asked = tuple(_checked(asked, known, levels, notes))
    return ListedFramework(title, nodes, levels, asked, tuple(_once(notes.faults)), tuple(notes.notes))


def _once(faults: list[Remark]) -> Iterator[Remark]:
    """Each fault once, from the top on; of a cell that cannot be read no more than that."""
    unread = {told.where for told in faults if told.kind in UNREAD}
    for told in sorted(set(faults)):
        if told.kind in UNREAD or told.where not in unread:
            yield told


def _visible(tables: tuple[Table, ...], notes: Notebook) -> Iterator[Table]:
    for table in tables:
        if table.hidden:
            notes.note(Where(table.name), "hidden")
        else:
            if table.cut:
                notes.fault(Where(table.name), "too-long", most=MOST_ROWS)
            yield table


def _competence_tables(tables: tuple[Table, ...]) -> Iterator[tuple[Table, Headings]]:
    """The first sheet with competences, and those that have the same headings."""
    first: Headings | None = None
    for table in tables:
        found = headings(table.rows)
        if plain(table.name) in _LEVEL_SHEETS | _PROFILE_SHEETS or found is None or found.column("profile"):
            continue
        if first is None or _form(found) == _form(first):
            first = first or found
            yield table, found


def _form(found: Headings) -> tuple[object, ...]:
    """What a sheet has columns for."""
    return tuple((it.column, it.role, plain(it.said)) for it in found.known), len(found.levels)


def _title(table: Table, found: Headings) -> str:
    """What stands alone above the headings."""
    above = [row for row in table.rows if row.number < found.row.number]
    alone = [row.text(row.filled[0]) for row in above if len(row.filled) == 1]
    return alone[0] if alone and len(alone[0]) <= 100 else ""


# Levels ----------------------------------------------------------------------------------------


def _given_levels(
    of_competences: tuple[tuple[Table, Headings], ...], rest: list[Table], notes: Notebook
) -> Levels:
    """The levels that a sheet or columns are for; a sheet that only describes those of columns adds that."""
    by_columns = levels_of_columns(of_competences[0][1])[1]
    for table in list(rest):
        if plain(table.name) in _LEVEL_SHEETS and (told := levels_of_sheet(table, notes)).all:
            rest.remove(table)
            return told
    return by_columns


def _made_levels(nodes: tuple[Node, ...], asked: tuple[ListedProfile, ...], notes: Notebook) -> Levels:
    """The levels that cells name, where nothing else says which there are."""
    cells = [(it.level, it.level_where) for each in asked for it in each.asks if ":" not in it.competence]
    for entry in every(nodes):
        cells += [(level, where) for level, _, where in entry.indicators]
    made = levels_made(level for level, _ in cells)
    if made.all:
        where = next(where for level, where in cells if not is_none(level))
        told = ", ".join(dict(it.title).get("", it.id) for it in made.all)
        notes.note(Where(where.sheet, 0, where.column), "levels-made", levels=told)
    return made


# Requirement profiles --------------------------------------------------------------------------


def _profiles(rest: list[Table], known: KnownCompetences, notes: Notebook) -> Iterator[ListedProfile]:
    for table in rest:
        found = profiles(table, known, notes)
        if not found:
            notes.note(Where(table.name), "sheet")
        yield from found


def _asked_by_itself(
    nodes: tuple[Node, ...],
    title: str,
    of_competences: tuple[tuple[Table, Headings], ...],
    notes: Notebook,
) -> Iterator[ListedProfile]:
    """What a list asks where each of its competences has one level beside it."""
    asks = tuple(
        AskedLevel(entry.code, entry.level, entry.where, entry.level_where)
        for entry in leaves(nodes)
        if entry.level and not is_none(entry.level)
    )
    if asks:
        table, found = of_competences[0]
        where = Where(table.name, found.row.number, found.column("level") or 0)
        notes.note(where, "asked", profile=title)
        yield ListedProfile(title, "qualification", where, asks=asks)


def _checked(
    asked: tuple[ListedProfile, ...], known: KnownCompetences, levels: Levels, notes: Notebook
) -> Iterator[ListedProfile]:
    """Profiles with codes and ids in the place of what cells call them; what is not there is told."""
    for profile in asked:
        asks: dict[str, AskedLevel] = {}
        for each in profile.asks:
            code = _competence(each, known, notes)
            level = level_said(each.level) if ":" in code else levels.found(each.level)
            if not level:
                notes.fault(each.level_where, "unknown-level", found=each.level, there=levels.names)
            elif code in asks:
                notes.fault(each.where, "asked-twice", found=each.competence)
            elif code:
                asks[code] = replace(each, competence=code, level=level)
        yield replace(profile, asks=tuple(asks.values()))


def _competence(asked: AskedLevel, known: KnownCompetences, notes: Notebook) -> str:
    """The code of a competence of this list; one of another framework is left as it is."""
    if ":" in asked.competence and known.found(asked.competence) is None:
        return asked.competence
    found = known.found(asked.competence)
    if found is None:
        close = known.nearest(asked.competence)
        notes.fault(asked.where, "unknown-competence", found=asked.competence, nearest=close)
    return found.code if found else ""
