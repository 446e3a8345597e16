"""What the files of one docs folder become when they are published, each looked into once."""

from __future__ import annotations

from pathlib import Path

from generator.media.shelf import Shelf
from generator.model import PublicFile


class Files:
    """The files of a docs folder by their paths; ``asked`` gathers what was looked into."""

    def __init__(self, docs: Path, shelf: Shelf) -> None:
        self.docs = docs
        self.shelf = shelf
        self.asked: dict[str, PublicFile | str] = {}

    def public_file(self, path: str) -> PublicFile | str:
        """What a file becomes, or the code of the problem that keeps it from being published."""
        if path not in self.asked:
            self.asked[path] = self.shelf.public_file(self.docs / path)
        return self.asked[path]

    def public(self) -> tuple[tuple[str, PublicFile], ...]:
        """All that was asked for and can be published, in order."""
        return tuple(
            (path, found) for path, found in sorted(self.asked.items()) if isinstance(found, PublicFile)
        )
