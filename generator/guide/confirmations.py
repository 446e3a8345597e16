"""The school's file of what it has confirmed, as text: a folder by another name, a folder that is gone.

Only what must change does. It is read back, and a file that would then say anything else is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.guide.school_lists import SchoolList, list_in_order
from generator.model import KIND

CONFIRMATIONS = "confirmations.yml"


@dataclass(frozen=True)
class Confirmed(SchoolList):
    """Such a file that is in order."""

    @property
    def folders(self) -> frozenset[str]:
        """The folders of which something is confirmed."""
        return frozenset(it["document"].partition("/")[0] for it in self.entries)

    def lines(self, folder: str) -> tuple[int, ...]:
        """The lines on which documents of a folder are named."""
        places = self.draft.read.places
        return tuple(places[self.key, number, "document"].line for number in self._of(folder))

    def with_folder(self, folder: str, new: str) -> bytes | None:
        """What the file must hold to have another name for a folder; None if its text doesn't tell."""
        lines, entries = self.text_lines(), self.entries
        for number in self._of(folder):
            place = self.draft.read.places[self.key, number, "document"]
            line, row = lines[place.line - 1], place.line - 1
            start, end = place.column - 1, (place.end_column or place.column) - 1
            lines[row] = line[:start] + line[start:end].replace(f"{folder}/", f"{new}/", 1) + line[end:]
            document = entries[number]["document"].partition("/")[2]
            entries[number] = {**entries[number], "document": f"{new}/{document}"}
        return self.content(lines, entries)

    def without(self, folder: str) -> bytes | None:
        """What the file must hold to have nothing of a folder; None as above."""
        gone, lines = set(self._of(folder)), self.text_lines()
        places = {**self.draft.read.places, **self.draft.read.keys}
        rows = {place.line for path, place in places.items() if len(path) > 1 and path[1] in gone}
        kept = [line for row, line in enumerate(lines, 1) if row not in rows]
        entries = [it for number, it in enumerate(self.entries) if number not in gone]
        if not entries:
            kept = [f"{line} []" if line.rstrip() == f"{self.key}:" else line for line in kept]
        return self.content(kept, entries)

    def _of(self, folder: str) -> tuple[int, ...]:
        found = enumerate(self.entries)
        return tuple(number for number, it in found if it["document"].partition("/")[0] == folder)


def confirmed_here(docs: Path) -> Confirmed | None:
    """What a school has confirmed of the learners in a folder, if that can be read. No link is followed."""
    file = docs / CONFIRMATIONS
    read = list_in_order(file, KIND["confirmations"])
    return Confirmed(file, read) if read else None
