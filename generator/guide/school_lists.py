"""The school's own lists as text: only what must change does, and it is read back before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.guide.files import rewritten
from generator.model.kinds import Kind
from generator.reading.documents import Draft, Unread, draft, read_document
from generator.reading.schemas import schema_problems


@dataclass(frozen=True)
class SchoolList:
    """A list that is in order, and the file it stands in. Its entries stand below the name of its kind."""

    file: Path
    draft: Draft

    @property
    def key(self) -> str:
        return self.draft.kind.name

    @property
    def entries(self) -> list[Any]:
        return list(self.draft.data[self.key])

    def text_lines(self) -> list[str]:
        return self.draft.text.split("\n")

    def content(self, lines: list[str], entries: list[Any]) -> bytes | None:
        """The bytes of the file with these lines, if that makes these entries of it and nothing else."""
        text = "\n".join(lines)
        after = _sound(draft(self.draft.path, text, self.draft.kind))
        says_so = after is not None and after.data == {**self.draft.data, self.key: entries}
        return rewritten(self.file.read_bytes(), text) if says_so else None


def list_in_order(file: Path, kind: Kind) -> Draft | None:
    """A list of the school's, if there is one that can be used. A link is not followed."""
    if file.is_symlink() or not file.is_file():
        return None
    return _sound(read_document(file, file.name, kind))


def _sound(read: Draft | Unread) -> Draft | None:
    return read if isinstance(read, Draft) and not schema_problems(read) else None
