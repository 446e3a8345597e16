"""The first word with a scheduler, by a process of its own: who answers may say anything, or nothing.

What an address leads to is not known: another service, a machine that sleeps, an endless stream. The library
waits for some of them for ever, and takes what others send for sizes of what comes next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_SECONDS = 6
_MOST = 2 << 30
"""Bytes of memory."""


class NoContactError(Exception):
    """No scheduler answers at an address."""


def threads_at(address: str) -> int:
    """How many threads the machines of a scheduler have. Raises NoContactError after some seconds."""
    asked = subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-m", __name__, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,  # of what comes after a line nothing is read with it
        cwd=Path(__file__).resolve().parents[2],
    )
    try:
        asked.stdout.readline()  # type: ignore[union-attr]  # it has a pipe; how long ours needs to begin is not counted
        told, _ = asked.communicate(timeout=_SECONDS)
        return int(told)
    except (subprocess.TimeoutExpired, ValueError):
        raise NoContactError(address) from None
    finally:
        asked.kill()
        asked.communicate()


def tell(address: str) -> None:
    """What the other process does: a line when it begins, and then the number."""
    from distributed import Client  # noqa: PLC0415  # few need it

    _bound_memory()
    os.write(1, b"\n")
    with suppress(Exception):  # whatever came of it, there is no number to tell
        client: Any = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # it has none
        os.write(1, b"%d" % sum(client.nthreads().values()))
    os._exit(0)  # what the library does at an end waits for the other side


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such bounds
        import resource  # noqa: PLC0415  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))


if __name__ == "__main__":
    tell(sys.argv[1])
