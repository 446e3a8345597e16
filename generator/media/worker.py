"""Files are looked into by another process, with little memory and little time.

Pillow, qpdf and ffmpeg read what strangers made. What makes one of them fall over, hang or swell up
then costs a few seconds and that one file, whatever the reason.
"""

from __future__ import annotations

import contextlib
import math
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any, TypeVar, cast

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


class Worker:
    """A process that cleans one file after another, begun when the first one comes."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def cleaned(self, file: Path) -> Clean:
        """As ``clean.cleaned``; ``costly-file`` when time or memory are up. Raises RefusedError."""
        return self._asked(cleaned, file)

    def looks_of(self, file: Path) -> Looks:
        """As ``looks.looks_of``, of a file that is clean; as costly, or as damaged, as the other."""
        return self._asked(looks_of, file)

    def _asked(self, task: Callable[[Path], Found], file: Path) -> Found:
        process = self._process or self._begun()
        stop = Timer(self.seconds, process.kill)
        stop.start()
        try:
            pickle.dump((task.__name__, str(file.absolute())), process.stdin)  # type: ignore[arg-type]  # there is one
            process.stdin.flush()  # type: ignore[union-attr]  # the same
            found = pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301  # our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            raise RefusedError("costly-file") from None
        finally:
            stop.cancel()
        if isinstance(found, str):
            raise RefusedError(cast(Reason, found))
        return cast(Found, found)

    def close(self) -> None:
        if self._process:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # there are both
            self._process.wait()
            self._process = None

    def _begun(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
        )
        return self._process


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


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (3 * LARGEST, 3 * LARGEST))


def _limit_work() -> None:
    """From now on there are so many seconds, for this process and for each that it begins."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # the same
        import resource  # noqa: PLC0415

        used = math.ceil(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + WORK, resource.RLIM_INFINITY))


def _work(orders: Any, answers: Any) -> None:
    """Clean files as long as somebody asks."""
    with contextlib.suppress(EOFError):
        while True:
            task, file = pickle.load(orders)  # noqa: S301  # from the process that began us
            _limit_work()
            pickle.dump(_outcome(task, Path(file)), answers)
            answers.flush()


if __name__ == "__main__":
    _limit_memory()
    _work(sys.stdin.buffer, sys.stdout.buffer)
