"""The competences of a list as a tree: by a column that says so, by groups, or by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.guide.lists.codes import above, address_of, code_of, split
from generator.guide.lists.entries import ListEntry
from generator.guide.lists.levels import Said
from generator.guide.lists.remarks import Notebook
from generator.guide.lists.table import Where
from generator.reading.suggestions.choices import plain
from generator.reading.suggestions.nearest import nearest
from generator.reading.suggestions.slugs import slug


@dataclass(frozen=True)
class Node:
    """A competence with those below it, as they stand in the list."""

    entry: ListEntry
    below: tuple[Node, ...] = ()


@dataclass(frozen=True)
class KnownCompetences:
    """The competences of a list, to be found by what a cell calls them."""

    by_address: dict[str, ListEntry]

    @classmethod
    def of(cls, entries: Iterable[ListEntry]) -> KnownCompetences:
        return cls({address_of(entry.code): entry for entry in entries})

    def found(self, text: str) -> ListEntry | None:
        """By its code, by its title, or by both in one cell."""
        code, title = split(text)
        for said in (text, code):
            if found := self.by_address.get(address_of(code_of(said) or "-")):
                return found
        first, _, rest = text.partition(" ")
        both = self.by_address.get(address_of(code_of(first) or "-"))
        if both and plain(both.name) == plain(rest):
            return both
        names = {plain(text), plain(title)}
        alike = [each for each in self.by_address.values() if plain(each.name) in names]
        return alike[0] if len(alike) == 1 else None

    def nearest(self, text: str) -> str:
        """The code of the one that was probably meant, or ``""``."""
        by_name = {each.name: each.code for each in self.by_address.values()}
        names = [*by_name, *(each.code for each in self.by_address.values())]
        close = nearest(text, names, 75)
        return by_name.get(close, close)


def tree(entries: list[ListEntry], notes: Notebook) -> tuple[Node, ...]:
    """The competences of a list, each below the one it belongs to."""
    own = list(gathered(entries, notes))
    whole = [*_with_groups(own)]
    known = KnownCompetences.of(whole)
    given = frozenset(entry.code for entry in whole if not entry.is_made)
    parents = {entry.code: _parent(entry, known, given, notes) for entry in whole}
    for entry in whole:
        if _goes_round(entry.code, parents):
            notes.fault(entry.parent_where, "round", found=entry.code)
            parents[entry.code] = ""
    return _below("", whole, parents)


def gathered(entries: list[ListEntry], notes: Notebook) -> Iterator[ListEntry]:
    """Each competence once; one that has a row for each of its levels is told as one."""
    rows: dict[str, list[ListEntry]] = {}
    for entry in entries:
        if entry.code:
            rows.setdefault(address_of(entry.code), []).append(entry)
    for first, *others in rows.values():
        if others and _is_one(first, *others):
            yield replace(first, description=(), level="", indicators=tuple(_told(first, *others)))
        else:
            for entry in others:
                _tell_twice(entry, first, notes)
            yield first


def _is_one(*rows: ListEntry) -> bool:
    levels = [row.level for row in rows]
    return all(levels) and len({*levels}) == len(levels) and len({row.title for row in rows}) == 1


def _told(*rows: ListEntry) -> Iterator[tuple[str, Said, Where]]:
    yield from ((row.level, row.description, row.level_where) for row in rows if row.description)


def _tell_twice(entry: ListEntry, first: ListEntry, notes: Notebook) -> None:
    if entry.is_number and "." in entry.code:
        notes.fault(entry.where, "cut-zero", found=entry.code, other=first.where, longer=f"{entry.code}0")
    else:
        notes.fault(entry.where, "twice", found=entry.code, other=first.where)


def _with_groups(entries: list[ListEntry]) -> Iterator[ListEntry]:
    """The groups that are named beside competences, each before its first one."""
    known = KnownCompetences.of(entries)
    groups: dict[tuple[str, ...], str] = {}
    for entry in entries:
        code = ""
        for deep, name in enumerate(entry.groups, 1):
            path = entry.groups[:deep]
            there = known.found(name) if path not in groups else None
            if there and there.code != entry.code:
                groups[path] = there.code
            elif path not in groups:
                group = ListEntry(
                    entry.where, _group_code(name, known), (("", split(name)[1]),), parent=code, is_made=True
                )
                known.by_address[address_of(group.code)] = group
                groups[path] = group.code
                yield group
            code = groups[path]
        yield entry if entry.parent or not code else replace(entry, parent=code)


def _group_code(name: str, known: KnownCompetences) -> str:
    """A code for a group that has none: its own if it begins with one, else made of its name."""
    wanted = code_of(split(name)[0]) or slug(name, "group")
    numbered = (f"{wanted[:36]}-{number}" for number in range(2, 10_000))
    free = (each for each in (wanted, *numbered) if address_of(each) not in known.by_address)
    return next(free)


def _parent(entry: ListEntry, known: KnownCompetences, given: frozenset[str], notes: Notebook) -> str:
    """The code of what a competence stands below; ``""`` at the top. ``given``: codes that say something."""
    if entry.parent:
        found = known.found(entry.parent)
        if found is None:
            notes.fault(
                entry.parent_where, "unknown-parent", found=entry.parent, nearest=known.nearest(entry.parent)
            )
        return found.code if found else ""
    return ("" if entry.is_made else above(entry.code, given)) or entry.section


def _goes_round(code: str, parents: dict[str, str]) -> bool:
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        code = parents.get(code, "")
    return bool(code)


def _below(code: str, entries: list[ListEntry], parents: dict[str, str]) -> tuple[Node, ...]:
    children: dict[str, list[ListEntry]] = {}
    for entry in entries:
        children.setdefault(parents[entry.code], []).append(entry)

    def made(above: str) -> tuple[Node, ...]:
        return tuple(Node(entry, made(entry.code)) for entry in children.get(above, ()))

    return made(code)


def leaves(nodes: tuple[Node, ...]) -> Iterator[ListEntry]:
    """The competences that have none below them."""
    for node in nodes:
        if node.below:
            yield from leaves(node.below)
        else:
            yield node.entry


def every(nodes: tuple[Node, ...]) -> Iterator[ListEntry]:
    for node in nodes:
        yield node.entry
        yield from every(node.below)
