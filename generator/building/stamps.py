"""What a folder holds, known by what the file system says of it, so that no byte is read twice.

A stamp is made of the name, size, number and times of everything in a folder. Who writes into a file
moves its time of change (POSIX ``ctime``), which no program can set back.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.building.cache import Cache, DamagedError

COPIES = "copies.stamps"
"""The name of an entry in the cache: of learners' parts of a site."""

_SETTLED = 2_000_000_000
"""Nanoseconds. What was changed later than so long ago may change again within one tick of a clock."""


def stamp(folder: Path, *, own: bool = False) -> str:
    """As SHA-256; or ``""`` if it tells nothing.

    So it is if something in the folder is neither file nor folder or has just been changed, unless
    it is our ``own`` and nobody else writes there, and where a system has no time of change.
    """
    if os.name == "nt" or folder.is_symlink():
        return ""
    latest = time.time_ns() - (0 if own else _SETTLED)
    try:
        lines = sorted(_lines(str(folder), "", latest))
    except (OSError, ValueError, RecursionError):
        return ""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _lines(folder: str, below: str, latest: int) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield f"{path}/"
                yield from _lines(entry.path, f"{path}/", latest)
            elif entry.is_file(follow_symlinks=False):
                it = entry.stat(follow_symlinks=False)
                if it.st_ctime_ns > latest:
                    raise ValueError(path)
                yield f"{path}\0{it.st_size} {it.st_ino} {it.st_mtime_ns} {it.st_ctime_ns}"
            else:
                raise ValueError(path)


def sources_of(within: str) -> str:
    """The name of an entry in the cache: of the learners' folders in one place of a site."""
    return f"sources-{within.rstrip('/')}.stamps" if within else "sources.stamps"


@dataclass
class Stamps:
    """The fingerprint of what a folder holds by its stamp: of this build and of the two before it.

    Of a site there are two copies, which change places.
    """

    name: str
    before: tuple[dict[str, str], ...] = ()
    now: dict[str, str] = field(default_factory=dict)

    @classmethod
    def kept(cls, cache: Cache, name: str) -> Stamps:
        """What the last builds noted; nothing if that is lost."""
        try:
            content = cache.kept(name)
            return cls(name, tuple(json.loads(content))) if content else cls(name)
        except (DamagedError, TypeError, ValueError):
            return cls(name)

    def content(self, stamp: str) -> str | None:
        """What the folder with this stamp holds, if that is known."""
        return next((known[stamp] for known in (self.now, *self.before) if stamp in known), None)

    def note(self, stamp: str, content: str) -> None:
        if stamp:
            self.now[stamp] = content

    def still(self, site: Path, folders: Mapping[str, str]) -> dict[Path, str]:
        """Which folders of a site, with the fingerprints of what they held, nobody has touched since."""
        found = {site / name: content for name, content in folders.items() if content}
        return {it: content for it, content in found.items() if self.content(stamp(it, own=True)) == content}

    def keep(self, cache: Cache) -> None:
        """Keep what was noted for the next builds."""
        cache.keep(self.name, json.dumps([self.now, *self.before[:1]]).encode())
