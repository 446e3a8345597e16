"""Credentials are looked at by another process, as pictures are: strangers made them, too.

It begins with the first credential, and imports what reads them; where that is not installed it says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.confined import Confined, SpentError, serve
from generator.credentials.model import Checked, Verdict

if TYPE_CHECKING:
    from generator.credentials.view import View

SECONDS = 40
"""What a credential may take by the clock, on a machine that is busy with other things, too."""

WORK = 10
"""Seconds of the processor; the slowest honest one takes less than one."""

MOST_COSTLY = 2
"""How many files of one portfolio may take more: then no other is opened."""

MOST_MEMORY = 1_500_000_000
LARGEST = 20_000_000
"""Bytes of a file that is read at all: those of a PDF."""


class Verifier(Confined):
    """A process that looks at one credential after another, begun when the first one comes.

    There is one for each portfolio: files that take too much are few in it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__(__name__, seconds)
        self._costly = 0

    def checked(self, file: Path, view: View) -> Checked:
        """As ``verify.checked``; what takes too much time or memory can't be checked."""
        with file.open("rb") as opened:
            return self.checked_content(opened.read(LARGEST + 1), view)

    def checked_content(self, content: bytes, view: View) -> Checked:
        """The same of what a file holds."""
        if len(content) > LARGEST:
            return _unable("too-large")
        if self._costly >= MOST_COSTLY:
            return _unable("costly-file")
        try:
            found = self.answer((content, view))
        except SpentError:
            self._costly += 1
            return _unable("costly-file")
        return found if isinstance(found, Checked) else _unable(str(found))


def _unable(reason: str) -> Checked:
    return Checked(verdict=Verdict(integrity="uncheckable", reason=reason))


def _answer(question: tuple[bytes, View]) -> Checked | str:
    content, view = question
    try:
        from generator.credentials.verify import checked  # noqa: PLC0415  # a second, and may be missing
    except ImportError:
        return "not-installed"
    try:
        return checked(content, view)
    except ImportError:
        return "not-installed"
    except MemoryError:
        return "costly-file"
    except Exception:  # noqa: BLE001  # whatever a library makes of a damaged file
        return "damaged-file"


if __name__ == "__main__":
    serve(_answer, memory=MOST_MEMORY, written=LARGEST, work=WORK)
