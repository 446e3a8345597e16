"""What the files of one docs folder become when they are published, each looked into once."""

from __future__ import annotations

from pathlib import Path

from generator.media.badges import MOST_READ, is_badge
from generator.media.clean import RefusedError, opened
from generator.media.shelf import Shelf
from generator.model import PublicFile
from generator.personal import personal_data
from generator.reading.files import on_disk

_MOST_TOLD = 20
"""How much personal data is told of one file."""


class Files:
    """The files of a docs folder by their paths; ``asked`` gathers what was looked into."""

    def __init__(self, docs: Path, shelf: Shelf) -> None:
        self.docs = docs
        self.shelf = shelf
        self.asked: dict[str, PublicFile | str] = {}
        self.telling: dict[str, str] = {}
        """Of files that are refused for it, the kinds of personal data they hold, with commas between."""

    def public_file(self, path: str) -> PublicFile | str:
        """What a file becomes, or the code of the problem that keeps it from being published."""
        if path not in self.asked:
            self.asked[path] = self._asked(path)
        return self.asked[path]

    def is_badge(self, path: str) -> bool:
        """Whether a drawing has a credential in it."""
        try:
            with opened(self.docs / path) as drawing:
                return is_badge(drawing.read(MOST_READ))
        except (RefusedError, OSError):
            return False

    def public(self) -> tuple[tuple[str, PublicFile], ...]:
        """All that was asked for and can be published, in order."""
        return tuple(
            (path, found) for path, found in sorted(self.asked.items()) if isinstance(found, PublicFile)
        )

    def _asked(self, path: str) -> PublicFile | str:
        found = self.shelf.public_file(on_disk(self.docs, path))
        if not isinstance(found, PublicFile):
            return found
        try:
            told = personal_data(self.shelf.text(found.name), _MOST_TOLD)
        except RefusedError as error:
            return error.reason
        self.telling[path] = ", ".join(dict.fromkeys(each.kind for each in told))
        return "personal-data-in-file" if told else found
