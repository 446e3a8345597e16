"""One command, watched by a small process of its own until everything the command began has ended.

    python watched.py REPORT COMMAND …

What the command used is written to REPORT as JSON; the exit status is the command's own. It is a process of
its own because whoever adopts orphans waits for all its children, and none but the command's may be among
them.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

_SET_CHILD_SUBREAPER = 36
_OFTEN = 0.05
"""Seconds between two looks at the memory of all processes; each look costs about a thousandth of one."""
_PROC = Path("/proc")


@dataclass(frozen=True)
class Used:
    """Seconds on the clock until the command ended, and of all its processes; bytes at the peak of one.

    ``others``, of another than the command's own, is None where nobody can tell.
    """

    wall: float
    processor: float
    own: int
    others: int | None


def main(report: Path, command: list[str]) -> int:
    status, used = watched(command)
    report.write_text(json.dumps(asdict(used)), encoding="utf-8")
    return status


def watched(command: list[str]) -> tuple[int, Used]:
    """Run a command to its end and to that of all its processes, children of children and orphans too."""
    _adopt_orphans()
    begun = time.monotonic()
    process = subprocess.Popen(command)
    peaks = _Peaks()
    wall, processor, own, status = 0.0, 0.0, 0, 0
    while True:
        try:
            pid, ended, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        processor += usage.ru_utime + usage.ru_stime
        if pid == process.pid:
            wall, status = time.monotonic() - begun, os.waitstatus_to_exitcode(ended)
            own = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    seen = peaks.end()
    others = max((peak for pid, peak in seen.items() if pid != process.pid), default=0)
    known = _PROC.joinpath("self", "status").exists()
    return status, Used(wall, processor, seen.get(process.pid, own), others if known else None)


def _adopt_orphans() -> None:
    """On Linux, a process whose parent ends becomes a child of this one, which then hears what it used."""
    if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "cannot adopt orphans")


class _Peaks:
    """The peak of each process that is below this one, by its number; looked up while they run.

    What wait4 reports would not do: it is the greatest of a process and all it waited for, and of a new one
    at least what its parent had when it was begun.
    """

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> dict[int, int]:
        self._over.set()
        self._thread.join()
        return self._seen

    def _look(self) -> None:
        while True:
            for pid in _below(os.getpid()):
                if peak := _peak(pid):
                    self._seen[pid] = peak
            if self._over.wait(_OFTEN):
                return


def _below(pid: int) -> list[int]:
    """The children of a process, and theirs. Nothing if it has ended."""
    children: list[int] = []
    for task in _PROC.glob(f"{pid}/task/*/children"):
        try:
            children += map(int, task.read_text().split())
        except OSError:  # a thread that ended
            continue
    return children + [other for child in children for other in _below(child)]


def _peak(pid: int) -> int:
    """The most bytes a process had in memory since it became the program it is; 0 if it has ended."""
    try:
        lines = (_PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
