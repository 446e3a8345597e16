"""Processes that tests start: each hears whoever ends it, and none is there when its test is over."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def running(command: list[Any], **how: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process that is killed at the end, whatever a test waited for in vain.

    Its pipes are closed and not read to their end: a process that it started may hold them open.
    """
    with _heard():
        process = subprocess.Popen(command, **how)
    try:
        yield process
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()
        process.wait()


@contextmanager
def _heard() -> Iterator[None]:
    """Let what is started now hear Ctrl-C and a closed terminal.

    Whoever starts the tests in the background of a script, or by ``nohup``, has them ignore these, and who
    is started by somebody who ignores a signal ignores it too. One that is listened to is not passed on.
    """
    names = [name for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, listening in before.items():
            signal.signal(getattr(signal, name), listening)
