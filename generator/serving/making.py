"""A site of one's own made from the editor: ``leerkring build --zip``, run beside it, and what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from generator.model import Audience

_MOST_SECONDS = 900
_MOMENT = 0.5
"""Seconds that nobody is told of."""

_Mark = tuple[int, int, int]
"""What tells a file from one that was written in its place."""


@dataclass(frozen=True)
class Made:
    """What came of it: a file to put online, or what the command told. ``state``: of what it was made."""

    zipped: Path | None
    told: str = ""
    state: str = ""
    mark: _Mark | None = None


class Making:
    """One site is made at a time, in the folder around its portfolios, for who may see it there."""

    def __init__(self, home: Path, language: str, audience: Audience) -> None:
        self.home, self.language, self.audience = home, language, audience
        self._made: Made | None = None
        self._thread: Thread | None = None
        self._beginning = Lock()

    def begin(self, address: str, state: str) -> None:
        """Make it for an address on the web, or for none that is known yet; once at a time."""
        with self._beginning:
            if self._thread and self._thread.is_alive():
                return
            self._made = None
            self._thread = Thread(target=self._make, args=(address, state), daemon=True)
            self._thread.start()

    def is_busy(self) -> bool:
        """Whether it is still being made, a moment later."""
        if self._thread:
            self._thread.join(_MOMENT)
        return bool(self._thread and self._thread.is_alive())

    def made(self, state: str) -> Made | None:
        """What came of it; no file of what has changed since, and none that was not made here."""
        made = self._made
        if made and made.zipped and (made.state, made.mark) != (state, _mark(made.zipped)):
            return None
        return made

    def _make(self, address: str, state: str) -> None:
        command = [sys.executable, "-P", "-m", "generator", "--lang", self.language]
        around = {**os.environ, "PYTHONUTF8": "1", **({"SITE_URL": address} if address else {})}
        try:
            ran = subprocess.run(  # noqa: S603  # ourselves
                [*command, "build", "--zip", "--audience", self.audience],
                cwd=self.home,
                env=around,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_MOST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            self._made = Made(None, str(error))
            return
        said, told = (each.decode("utf-8", "replace") for each in (ran.stdout, ran.stderr))
        zipped = self.home / (said.splitlines() or [""])[-1]  # where it lies is said last
        is_well = ran.returncode == 0 and zipped.is_file()
        self._made = Made(zipped, "", state, _mark(zipped)) if is_well else Made(None, f"{told}{said}")


def _mark(file: Path) -> _Mark | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
