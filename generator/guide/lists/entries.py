"""The rows of a list as competences, each with the cells it was read from; not yet a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.guide.lists.codes import code_of, split
from generator.guide.lists.headings import Heading, Headings, LevelHeading
from generator.guide.lists.levels import Said, is_none, levels_of_columns
from generator.guide.lists.remarks import FaultKind, Notebook
from generator.guide.lists.table import Table, TableRow, Where
from generator.reading.suggestions.choices import meant_choice, plain
from generator.reading.suggestions.slugs import slug

KINDS = ("knowledge", "skill", "attitude", "responsibility")
_KINDS = {
    **dict.fromkeys(("kennis", "weten", "knowledge", "k"), "knowledge"),
    **dict.fromkeys(("vaardigheid", "vaardigheden", "kunnen", "skill", "skills", "v", "s"), "skill"),
    **dict.fromkeys(("houding", "attitude", "gedrag", "h", "a"), "attitude"),
    **dict.fromkeys(
        ("verantwoordelijkheid", "zelfstandigheid", "responsibility", "autonomy"), "responsibility"
    ),
}
_MARKS = frozenset({"x", "v", "✓", "✔", "√", "ja", "yes", "j", "y", "1", "•", "●", "*", "+"})
_BAD_CELLS: dict[str, FaultKind] = {"error": "error", "formula": "formula"}
_BAD_CODES: dict[str, FaultKind] = {**_BAD_CELLS, "date": "date", "scientific": "scientific"}


@dataclass(frozen=True)
class ListEntry:
    """A competence, or a group of them, as its row has it.

    ``parent`` is what its row says it stands below, ``section`` the code of the heading above its row, and
    ``groups`` the names of the groups it is in, the widest first. ``level`` is what a column for one level
    says. ``is_number``: a spreadsheet may have cut a nought off the code; ``is_made``: it was made of the
    title, and says nothing of what stands above it.
    """

    where: Where
    code: str
    title: Said
    description: Said = ()
    kind: str = ""
    uri: str = ""
    indicators: tuple[tuple[str, Said, Where], ...] = ()
    parent: str = ""
    parent_where: Where = field(default=Where())
    groups: tuple[str, ...] = ()
    section: str = ""
    level: str = ""
    level_where: Where = field(default=Where())
    is_number: bool = False
    is_made: bool = False

    @property
    def name(self) -> str:
        return self.title[0][1] if self.title else ""


def entries(table: Table, found: Headings, notes: Notebook) -> list[ListEntry]:
    """The competences of a table below its headings."""
    return list(_Reader(table, found, notes).entries())


def cell_text(row: TableRow, column: int | None, notes: Notebook, *, is_code: bool = False) -> str:
    """What a cell says; what a program made of it is told."""
    cell = row.cell(column)
    fault = (_BAD_CODES if is_code else _BAD_CELLS).get(cell.kind)
    if fault and column:
        notes.fault(row.where(column), fault, found=cell.text)
        return ""
    return cell.text


def said_in(row: TableRow, columns: tuple[Heading, ...], notes: Notebook) -> Said:
    """A text in the languages of its columns; without a language where there is one."""
    texts = [(each, cell_text(row, each.column, notes)) for each in columns]
    if len(columns) == 1:
        return tuple((each.language, text) for each, text in texts if text)
    return tuple((each.language or each.of, text) for each, text in texts if text)


def tell_of_guesses(found: Headings, notes: Notebook) -> None:
    """Say what a column was read as, where its heading is no word that is known."""
    for each in found.known:
        if each.guessed and each.role:
            notes.note(found.row.where(each.column), "column-guessed", said=each.said, role=each.role)


class _Reader:
    """Reads rows from the top to the bottom, for some cells hold for the rows below them."""

    def __init__(self, table: Table, found: Headings, notes: Notebook) -> None:
        self.found, self.notes = found, notes
        self.rows = tuple(row for row in table.rows if row.number > found.row.number)
        self.code = found.column("code")
        self.titles = found.columns("title") or found.columns("description")
        self.descriptions = found.columns("description") if found.columns("title") else ()
        self.groups = found.columns("group")
        self.levels: tuple[LevelHeading, ...] = levels_of_columns(found)[0]
        self.in_titles = self.code is None and self._codes_are_in_titles()
        self.taken: set[str] = set()
        self.changed: list[str] = []

    def entries(self) -> Iterator[ListEntry]:
        section, groups = "", ("",) * len(self.groups)
        for row in self.rows:
            if self._is_section(row):
                heading = self._section(row)
                section = heading.code
                yield heading
                continue
            groups = self._groups(row, groups)
            if entry := self._entry(row, section, tuple(filter(None, groups))):
                yield entry
        self._tell()

    def _tell(self) -> None:
        """What was decided of the codes and the columns."""
        where = self.found.row.where()
        tell_of_guesses(self.found, self.notes)
        for each in self.found.unknown:
            self.notes.note(self.found.row.where(each.column), "column", said=each.said)
        if self.changed:
            self.notes.note(where, "codes-changed", codes=", ".join(self.changed))
        if not self.code and not self.in_titles:
            self.notes.note(where, "codes-made")

    def _entry(self, row: TableRow, section: str, groups: tuple[str, ...]) -> ListEntry | None:
        title = said_in(row, self.titles, self.notes)
        code, title = self._coded(row, title)
        if not title:
            has_fault = any(row.cell(each.column).kind in _BAD_CELLS for each in self.titles)
            if not has_fault:
                self.notes.fault(row.where(self.titles[0].column), "no-title")
            return None
        parent, level = self.found.column("parent"), self.found.column("level")
        return ListEntry(
            where=row.where(self.code or self.titles[0].column),
            code=code,
            title=title,
            description=said_in(row, self.descriptions, self.notes),
            kind=self._kind(row),
            uri=self._uri(row),
            indicators=tuple(self._indicators(row)),
            parent=cell_text(row, parent, self.notes, is_code=True),
            parent_where=row.where(parent or 0),
            groups=groups,
            section=section,
            level=cell_text(row, level, self.notes, is_code=True),
            level_where=row.where(level or 0),
            is_number=row.cell(self.code).kind == "number",
            is_made=self.code is None and not self.in_titles,
        )

    # Codes -------------------------------------------------------------------------------------

    def _codes_are_in_titles(self) -> bool:
        """Whether nearly all titles begin with a code."""
        texts = [row.text(self.titles[0].column) for row in self.rows]
        texts = [text for text in texts if text]
        return bool(texts) and sum(1 for text in texts if split(text)[0]) >= 0.8 * len(texts)

    def _coded(self, row: TableRow, title: Said) -> tuple[str, Said]:
        """The code of a row, and its title without it."""
        if self.code:
            return self._code(row, self.code), title
        if self.in_titles and title and (code := split(title[0][1])[0]):
            return code, tuple((language, split(text)[1]) for language, text in title)
        return (self._made(title[0][1]) if title else ""), title

    def _code(self, row: TableRow, column: int) -> str:
        text = cell_text(row, column, self.notes, is_code=True)
        code = code_of(text)
        if not text and row.cell(column).kind not in _BAD_CODES:
            self.notes.fault(row.where(column), "no-code")
        elif text and not code:
            self.notes.fault(row.where(column), "bad-code", found=text)
        elif code != text.strip(".:) "):
            self.changed.append(f"{text} → {code}")
        return code

    def _made(self, title: str) -> str:
        """A code made of a title, which no other row has."""
        made = slug(title, f"c{len(self.taken) + 1}")
        numbered = (f"{made[:36].rstrip('-')}-{number}" for number in range(2, 10_000))
        code = made if made not in self.taken else next(each for each in numbered if each not in self.taken)
        self.taken.add(code)
        return code

    # Rows and columns that hold for others -------------------------------------------------------

    def _is_section(self, row: TableRow) -> bool:
        """Whether a row is a heading between others: one cell of words, where competences have codes."""
        if not self.code or len(row.filled) != 1:
            return False
        (column,) = row.filled
        if column == self.code:
            return " " in row.text(column)
        return column in {each.column for each in self.titles}

    def _section(self, row: TableRow) -> ListEntry:
        (column,) = row.filled
        code, title = split(row.text(column))
        return ListEntry(row.where(column), code or self._made(title), (("", title),), is_made=not code)

    def _groups(self, row: TableRow, before: tuple[str, ...]) -> tuple[str, ...]:
        """The groups of a row. An empty cell is as the one above it, as long as what is wider is the same."""
        now: list[str] = []
        for each, above in zip(self.groups, before, strict=True):
            text = cell_text(row, each.column, self.notes)
            is_same = now == list(before[: len(now)])
            now.append(text or (above if is_same else ""))
        return tuple(now)

    # What else a row says ------------------------------------------------------------------------

    def _kind(self, row: TableRow) -> str:
        column = self.found.column("kind")
        text = cell_text(row, column, self.notes)
        if not text or not column:
            return ""
        if known := _KINDS.get(plain(text), ""):
            return known
        guess = meant_choice(text, KINDS)
        if guess:
            self.notes.note(row.where(column), "kind-guessed", found=text, taken=guess)
        else:
            self.notes.note(row.where(column), "unknown-kind", found=text)
        return guess

    def _uri(self, row: TableRow) -> str:
        column = self.found.column("uri")
        text = cell_text(row, column, self.notes)
        if column and text and not (text.startswith(("http://", "https://")) and " " not in text):
            self.notes.fault(row.where(column), "bad-address", found=text)
            return ""
        return text

    def _indicators(self, row: TableRow) -> Iterator[tuple[str, Said, Where]]:
        for each in self.levels:
            text, where = cell_text(row, each.column, self.notes), row.where(each.column)
            if text.casefold() in _MARKS:
                if not any(told.kind == "marks" for told in self.notes.notes):
                    self.notes.note(where, "marks")
            elif not is_none(text):
                yield each.id, (("", text),), where
