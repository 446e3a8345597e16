"""Files that were just put into a portfolio are made ready while their author is told that they are."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from generator.media.shelf import Shelf


@dataclass
class Readying:
    """What is being made ready, by the document it belongs to. ``moment``: seconds that nobody is told of."""

    moment: float = 0.5
    _busy: dict[str, Thread] = field(default_factory=dict)

    def begin(self, path: str, shelf: Shelf, files: Sequence[Path]) -> None:
        """Look into files of a document, after those that came before; nobody waits for it here."""
        before = self._busy.get(path)
        if not files:
            return

        def look() -> None:
            if before:
                before.join()
            for file in files:
                with suppress(OSError):  # a full disk is told when the document is read
                    shelf.public_file(file)

        thread = Thread(target=look, daemon=True)
        thread.start()
        self._busy[path] = thread

    def is_done(self, path: str) -> bool:
        """Whether the files of a document are ready, within a moment."""
        thread = self._busy.get(path)
        if thread is None:
            return True
        thread.join(self.moment)
        if thread.is_alive():
            return False
        self._busy.pop(path, None)
        return True

    def wait(self) -> None:
        """Until all is ready: two looking into one file would take twice as long."""
        for thread in tuple(self._busy.values()):
            thread.join()
