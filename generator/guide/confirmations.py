"""The school's file of what it has confirmed, as text: a folder by another name, a folder that is gone.

Only what must change does. It is read back, and a file that would then say anything else is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.guide.files import rewritten
from generator.model import KIND
from generator.reading.documents import Draft, Unread, draft, read_document
from generator.reading.schemas import schema_problems

CONFIRMATIONS = "confirmations.yml"
_LIST = "confirmations"


@dataclass(frozen=True)
class Confirmed:
    """Such a file that is in order."""

    file: Path
    draft: Draft

    @property
    def folders(self) -> frozenset[str]:
        """The folders of which something is confirmed."""
        return frozenset(it["document"].partition("/")[0] for it in self._entries)

    def lines(self, folder: str) -> tuple[int, ...]:
        """The lines on which documents of a folder are named."""
        places = self.draft.read.places
        return tuple(places[_LIST, number, "document"].line for number in self._of(folder))

    def with_folder(self, folder: str, new: str) -> bytes | None:
        """What the file must hold to have another name for a folder; None if its text doesn't tell."""
        lines, entries = self._lines, self._entries
        for number in self._of(folder):
            place = self.draft.read.places[_LIST, number, "document"]
            line, row = lines[place.line - 1], place.line - 1
            start, end = place.column - 1, (place.end_column or place.column) - 1
            lines[row] = line[:start] + line[start:end].replace(f"{folder}/", f"{new}/", 1) + line[end:]
            document = entries[number]["document"].partition("/")[2]
            entries[number] = {**entries[number], "document": f"{new}/{document}"}
        return self._content(lines, entries)

    def without(self, folder: str) -> bytes | None:
        """What the file must hold to have nothing of a folder; None as above."""
        gone, lines = set(self._of(folder)), self._lines
        places = {**self.draft.read.places, **self.draft.read.keys}
        rows = {place.line for path, place in places.items() if len(path) > 1 and path[1] in gone}
        kept = [line for row, line in enumerate(lines, 1) if row not in rows]
        entries = [it for number, it in enumerate(self._entries) if number not in gone]
        if not entries:
            kept = [f"{line} []" if line.rstrip() == f"{_LIST}:" else line for line in kept]
        return self._content(kept, entries)

    @property
    def _lines(self) -> list[str]:
        return self.draft.text.split("\n")

    @property
    def _entries(self) -> list[Any]:
        return list(self.draft.data[_LIST])

    def _of(self, folder: str) -> tuple[int, ...]:
        found = enumerate(self._entries)
        return tuple(number for number, it in found if it["document"].partition("/")[0] == folder)

    def _content(self, lines: list[str], entries: list[Any]) -> bytes | None:
        """The bytes of the file with these lines, if that makes these entries of it and nothing else."""
        text = "\n".join(lines)
        after = _sound(draft(CONFIRMATIONS, text, KIND["confirmations"]))
        says_so = after is not None and after.data == {**self.draft.data, _LIST: entries}
        if not says_so:
            return None
        before = self.file.read_bytes()
        if len(lines) == len(self._lines):
            return rewritten(before, text)
        return (_MARK if before.startswith(_MARK) else b"") + text.replace("\n", _end_of(before)).encode()


_MARK = b"\xef\xbb\xbf"


def _end_of(content: bytes) -> str:
    """How lines end in a file."""
    return "\r\n" if b"\r\n" in content else "\n"


def confirmed_here(docs: Path) -> Confirmed | None:
    """What a school has confirmed of the learners in a folder, if that can be read. No link is followed."""
    file = docs / CONFIRMATIONS
    if file.is_symlink() or not file.is_file():
        return None
    read = _sound(read_document(file, CONFIRMATIONS, KIND["confirmations"]))
    return Confirmed(file, read) if read else None


def _sound(read: Draft | Unread) -> Draft | None:
    return read if isinstance(read, Draft) and not schema_problems(read) else None
