"""A command as a whole process: how long, how much work, how much memory, how much it wrote."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock and of the processors, and megabytes of the largest process and of output."""

    wall: float
    processor: float
    memory: float
    output: float


class FailedError(Exception):
    """A command that was to be measured did not do its work."""


def measured(command: Sequence[str], folder: Path, output: Path) -> Measured:
    """Run a command once. Raises FailedError with the last lines of what it said."""
    begun = time.monotonic()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=said,
            stderr=said,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000"},
        )
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    if status:
        raise FailedError((folder / "said.txt").read_text(errors="replace")[-2000:])
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, _megabytes(output))


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
