"""Credentials are looked at by another process, as pictures are: strangers made them, too.

It begins with the first credential, and imports what reads them; where that is not installed it says so.
"""

from __future__ import annotations

import hashlib
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


Verdicts = dict[str, "tuple[View, Checked]"]
"""What was found, and what it was seen with, by the digest of what was looked at."""


class Verifier(Confined):
    """A process that looks at one credential after another, begun when the first one comes.

    There is one for each portfolio: files that take too much are few in it. What ``verdicts`` remember is not
    looked at again, and what is found is remembered there.
    """

    def __init__(self, seconds: float = SECONDS, verdicts: Verdicts | None = None) -> None:
        super().__init__(__name__, seconds)
        self._costly, self._verdicts = 0, verdicts

    def checked(self, file: Path, view: View) -> Checked:
        """As ``verify.checked``; what takes too much time or memory can't be checked."""
        with file.open("rb") as opened:
            return self.checked_content(opened.read(LARGEST + 1), view)

    def checked_content(self, content: bytes, view: View) -> Checked:
        """The same of what a file holds."""
        if len(content) > LARGEST:
            return _unable("too-large")
        if self._verdicts is None:
            return self._looked_at(content, view)
        mark = hashlib.sha256(content).hexdigest()
        known = self._verdicts.get(mark)
        found = known[1] if known and known[0] == view else self._looked_at(content, view)
        if found.verdict.reason not in _OF_THE_MACHINE:
            self._verdicts[mark] = view, found
        return found

    def _looked_at(self, content: bytes, view: View) -> Checked:
        if self._costly >= MOST_COSTLY:
            return _unable("costly-file")
        try:
            found = self.answer((content, view))
        except SpentError:
            self._costly += 1
            return _unable("costly-file")
        return found if isinstance(found, Checked) else _unable(str(found))


_OF_THE_MACHINE = frozenset({"costly-file", "not-installed"})
"""Reasons that may be gone the next time."""


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
