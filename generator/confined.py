"""Work on what strangers made, done by another process with little memory and little time.

What makes a library fall over, hang or swell up then costs a few seconds and that one answer, whatever the
reason.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer
from typing import Any


class SpentError(Exception):
    """Time or memory were up before there was an answer."""


class Confined:
    """A process that answers one question after another, begun when the first one comes.

    ``module`` is run by it, and hands its own answers to ``serve``. Of all there are one is asked at a time:
    who asks while another does waits.
    """

    _one_at_a_time = Lock()

    def __init__(self, module: str, seconds: float) -> None:
        self.module = module
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._asker = 0

    def answer(self, question: Any) -> Any:
        """Raises SpentError when time or memory are up."""
        with self._one_at_a_time:
            return self._answered(question)

    def _answered(self, question: Any) -> Any:
        if self._asker != os.getpid():
            self._process = None  # a copy (fork) of the one that asks leaves that its own
        process = self._process or self._begun()
        stop = Timer(self.seconds, process.kill)
        stop.start()
        try:
            pickle.dump(question, process.stdin)  # type: ignore[arg-type]  # there is one
            process.stdin.flush()  # type: ignore[union-attr]  # the same
            return pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301  # our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            raise SpentError from None
        finally:
            stop.cancel()

    def close(self) -> None:
        if self._process:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # there are both
            self._process.wait()
            self._process = None

    def _begun(self) -> subprocess.Popen[bytes]:
        self._asker = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[1],
        )
        return self._process


def serve(answer: Callable[[Any], Any], *, memory: int, written: int, work: int) -> None:
    """Answer as long as somebody asks, within so many bytes of memory and of a file, and seconds of work."""
    _limit_memory(memory, written)
    with contextlib.suppress(EOFError):
        while True:
            question = pickle.load(sys.stdin.buffer)  # noqa: S301  # from the process that began us
            _limit_work(work)
            pickle.dump(answer(question), sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _limit_memory(memory: int, written: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource  # noqa: PLC0415  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))


def _limit_work(seconds: int) -> None:
    """From now on there are so many seconds, for this process and for each that it begins."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # the same
        import resource  # noqa: PLC0415  # Windows has none

        used = math.ceil(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))
