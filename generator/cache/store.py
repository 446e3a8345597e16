"""Entries by their keys; public output only.

An entry begins with the SHA-256 of its key and the rest: what does not agree is none. What a build has no
use for is removed after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.files import content_of, is_being_written, write

_DIGITS = 64


class DamagedError(Exception):
    """Something that was kept is not what was written."""


@dataclass(frozen=True)
class Cache:
    """Entries in a folder, which is made when there is something to keep."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """An entry, or None when there is none. Raises DamagedError."""
        try:
            content = content_of(self.folder / key)
        except OSError:
            return None
        digest, rest = content[:_DIGITS], content[_DIGITS:]
        if _digest(key, rest) != digest:
            raise DamagedError(key)
        return rest

    def put(self, key: str, content: bytes) -> None:
        write(self.folder / key, _digest(key, content) + content)

    def drop(self, key: str) -> None:
        (self.folder / key).unlink(missing_ok=True)

    def keep_only(self, keys: Collection[str], ending: str = "") -> None:
        """Forget the rest, or what has this ending: what is not published must not be found again.

        What another build has just put aside is left, unless that build was killed long ago.
        """
        for entry in self.folder.iterdir() if self.folder.is_dir() else ():
            if entry.name not in keys and entry.name.endswith(ending) and not is_being_written(entry):
                entry.unlink(missing_ok=True)


def _digest(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).hexdigest().encode()
