"""Files are looked into by another process, with little memory and little time (``confined.py``).

Pillow, qpdf and ffmpeg read what strangers made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from generator.confined import Confined, SpentError, serve
from generator.media.clean import LARGEST, MB, Clean, Reason, RefusedError, cleaned
from generator.media.looks import Looks, looks_of

Found = TypeVar("Found", Clean, Looks)

SECONDS = 60
"""What a file may take by the clock, on a machine that is busy with other things, too."""

WORK = 10
"""Seconds of the processor that a file may take, where the system can hold a process to that; the largest
harmless one takes less than two."""

MOST_MEMORY = 1500 * MB
"""Bytes of address space, where the system can hold a process to that."""


class Worker(Confined):
    """A process that cleans one file after another, begun when the first one comes."""

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__(__name__, seconds)

    def cleaned(self, file: Path) -> Clean:
        """As ``clean.cleaned``; ``costly-file`` when time or memory are up. Raises RefusedError."""
        return self._asked(cleaned, file)

    def looks_of(self, file: Path) -> Looks:
        """As ``looks.looks_of``, of a file that is clean; as costly, or as damaged, as the other."""
        return self._asked(looks_of, file)

    def _asked(self, task: Callable[[Path], Found], file: Path) -> Found:
        try:
            found = self.answer((task.__name__, str(file.absolute())))
        except SpentError:
            raise RefusedError("costly-file") from None
        if isinstance(found, str):
            raise RefusedError(cast(Reason, found))
        return cast(Found, found)


_TASKS: dict[str, Callable[[Path], Any]] = {task.__name__: task for task in (cleaned, looks_of)}


def _outcome(task: str, file: Path) -> Any | Reason:
    try:
        return _TASKS[task](file)
    except RefusedError as error:
        return error.reason
    except MemoryError:
        return "costly-file"
    except Exception:  # noqa: BLE001  # whatever a library makes of a damaged file
        return "damaged-file"


def _answer(question: tuple[str, str]) -> Any | Reason:
    task, file = question
    return _outcome(task, Path(file))


if __name__ == "__main__":
    serve(_answer, memory=MOST_MEMORY, written=3 * LARGEST, work=WORK)
