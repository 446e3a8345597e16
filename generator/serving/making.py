"""A site of one's own made from the editor: ``leerkring build --zip``, run beside it, and what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

_MOST_SECONDS = 900
_MOMENT = 0.5
"""Seconds that nobody is told of."""


@dataclass(frozen=True)
class Made:
    """What came of it: a file to put online, or what the command told."""

    zipped: Path | None
    told: str = ""


class Making:
    """One site is made at a time, in the folder around its portfolios."""

    def __init__(self, home: Path, language: str) -> None:
        self.home, self.language = home, language
        self.made: Made | None = None
        self._thread: Thread | None = None

    def begin(self, address: str) -> None:
        """Make it for an address on the web, or for none that is known yet; once at a time."""
        if self._thread and self._thread.is_alive():
            return
        self.made = None
        self._thread = Thread(target=self._make, args=(address,), daemon=True)
        self._thread.start()

    def is_busy(self) -> bool:
        """Whether it is still being made, a moment later."""
        if self._thread:
            self._thread.join(_MOMENT)
        return bool(self._thread and self._thread.is_alive())

    def _make(self, address: str) -> None:
        command = [sys.executable, "-P", "-m", "generator", "--lang", self.language, "build", "--zip"]
        around = {**os.environ, "PYTHONUTF8": "1", **({"SITE_URL": address} if address else {})}
        try:
            ran = subprocess.run(  # noqa: S603  # ourselves
                command,
                cwd=self.home,
                env=around,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=_MOST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            self.made = Made(None, str(error))
            return
        zipped = self.home / "site.zip"
        is_well = ran.returncode == 0 and zipped.is_file()
        self.made = Made(zipped if is_well else None, ran.stdout.decode("utf-8", "replace"))
