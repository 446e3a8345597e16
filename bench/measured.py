"""A command as a whole: how long it takes, the work of all its processes, the memory of one of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_WATCHED = Path(__file__).with_name("watched.py")


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock and of the processors, and megabytes at the peak of one process.

    ``wall`` ends when the command does. ``processor`` counts every process the command began, whoever
    waited for it; outside Linux only those that were waited for, which workers of a fork server are not.
    ``own`` is the command's own process, ``others`` the greatest of all the rest: what was seen twenty
    times a second, so what a process took in its last moment is missed. Outside Linux ``own`` is the
    greatest of the command and those it waited for, and ``others`` is None. Counted nowhere: what the
    kernel does for nobody in particular (writing to disk later), and the children of a process that refuses
    to hear of their end.
    """

    wall: float
    processor: float
    own: float
    others: float | None


class FailedError(Exception):
    """A command that was to be measured did not do its work."""


def measured(command: Sequence[str], folder: Path) -> Measured:
    """Run a command once in a folder. Raises FailedError with the last lines of what it said."""
    with tempfile.TemporaryDirectory() as scratch:
        report, said = Path(scratch, "report.json"), Path(scratch, "said.txt")
        with said.open("wb") as saying:
            status = subprocess.call(
                [sys.executable, "-I", "-S", str(_WATCHED), str(report), *command],
                cwd=folder,
                stdout=saying,
                stderr=saying,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000"},
            )
        if status:
            words = said.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise FailedError(f"{command[0]} ended with {status}. {words}")
        used = json.loads(report.read_text(encoding="utf-8"))
    others = used["others"]
    return Measured(
        used["wall"], used["processor"], used["own"] / 1e6, None if others is None else others / 1e6
    )
