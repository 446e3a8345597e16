"""What was made, kept for the next build by what it was made of; public output only.

An entry has the name of a fingerprint and begins with the SHA-256 of its name and the rest: what does
not agree is none. What a build has no use for is removed after it.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.regular import content_of

_DIGITS = 64
_LONG_AGO = 3600
"""Seconds."""


class DamagedError(Exception):
    """An entry is not what was written."""


@dataclass(frozen=True)
class Cache:
    """Entries in a folder, which is made when there is something to keep."""

    folder: Path

    def kept(self, name: str) -> bytes | None:
        """An entry, or None when there is none. Raises DamagedError."""
        try:
            content = content_of(self.folder / name)
        except OSError:
            return None
        digest, rest = content[:_DIGITS], content[_DIGITS:]
        if _digest(name, rest) != digest:
            raise DamagedError(name)
        return rest

    def keep(self, name: str, content: bytes) -> None:
        """Written aside and renamed: nobody ever sees half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / f".{name}.{os.getpid()}"
        aside.write_bytes(_digest(name, content) + content)
        aside.replace(self.folder / name)

    def keep_only(self, names: Collection[str], ending: str = "") -> None:
        """Forget the rest, or what has this ending: what is not published must not be found again.

        What another build has just put aside is left, unless that build was killed long ago.
        """
        for entry in self.folder.iterdir() if self.folder.is_dir() else ():
            if entry.name not in names and entry.name.endswith(ending) and not is_being_written(entry):
                entry.unlink(missing_ok=True)


def is_being_written(entry: Path) -> bool:
    """Whether a file may have been put aside by another process that will give it its name."""
    if not entry.name.startswith("."):
        return False
    with suppress(OSError):
        return time.time() - entry.stat().st_mtime < _LONG_AGO
    return True


def _digest(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + content).hexdigest().encode()
