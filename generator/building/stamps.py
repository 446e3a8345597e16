"""What a folder holds, known by what the file system says of it, so that no byte is read twice.

A stamp is made of the name, size, number and times of everything in a folder. Who writes into a file
moves its time of change (POSIX ``ctime``), which no program can set back.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.building.cache import Cache, DamagedError

COPIES = "copies.stamps"
"""The name of an entry in the cache: of learners' parts of a site."""

_MOST = 3
"""Stamps of builds before that stand for the same."""
_SETTLED = 2_000_000_000
"""Nanoseconds. What was changed later than so long ago may change again within one tick of a clock."""


def stamp(folder: Path) -> str:
    """Of everything in a folder, as SHA-256; or ``""`` if it tells nothing.

    So it is if something in the folder is neither file nor folder or has just been changed, and where a
    system has no time of change.
    """
    if os.name == "nt" or folder.is_symlink():
        return ""
    try:
        return _stamp(_lines(str(folder), time.time_ns() - _SETTLED))
    except (OSError, ValueError):
        return ""


def stamp_of(folder: Path, files: Iterable[str]) -> str:
    """Of a folder that we wrote ourselves and that has just these files, by their paths below it.

    As SHA-256, or ``""`` if one of them is not there. Whoever adds a file or takes one away moves the time
    of the folder that it is in; that the folder itself gets another place does not matter.
    """
    if os.name == "nt":
        return ""
    try:
        return _stamp(_known_lines(f"{folder}/", sorted(files)))
    except (OSError, ValueError):
        return ""


def _known_lines(root: str, paths: Iterable[str]) -> list[str]:
    """One line a file and a folder: the inner loop of a build in which little changed."""
    lines: list[str] = []
    folders = {""}
    for path in paths:
        it = os.stat(root + path, follow_symlinks=False)  # noqa: PTH116  # half the time of Path's
        if not S_ISREG(it.st_mode):
            raise ValueError(path)
        lines.append(f"{path}\0{it.st_size} {it.st_ino} {it.st_mtime_ns} {it.st_ctime_ns}")
        above = path.rpartition("/")[0]
        while above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    for path in sorted(folders):
        it = os.stat(root + path if path else root[:-1], follow_symlinks=False)  # noqa: PTH116  # the same
        if not S_ISDIR(it.st_mode):
            raise ValueError(path)
        lines.append(f"{path}/\0{it.st_ino} {it.st_mtime_ns} {it.st_ctime_ns if path else ''}")
    return lines


def _stamp(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _lines(folder: str, latest: int) -> list[str]:
    """One line for everything in a folder, in order: the other inner loop."""
    lines: list[str] = []
    waiting = [(folder, "")]
    while waiting:
        folder, below = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_file(follow_symlinks=False):
                    it = entry.stat(follow_symlinks=False)
                    if it.st_ctime_ns > latest:
                        raise ValueError(path)
                    lines.append(f"{path}\0{it.st_size} {it.st_ino} {it.st_mtime_ns} {it.st_ctime_ns}")
                elif entry.is_dir(follow_symlinks=False):
                    lines.append(f"{path}/")
                    waiting.append((entry.path, f"{path}/"))
                else:
                    raise ValueError(path)
    return sorted(lines)


def sources_of(within: str) -> str:
    """The name of an entry in the cache: of the learners' folders in one place of a site."""
    return f"sources-{within.rstrip('/')}.stamps" if within else "sources.stamps"


@dataclass
class Stamps:
    """The fingerprint of what a folder holds by its stamp: of this build, and of those before.

    Of a site there are two copies, and a folder gets another stamp whenever it is put in its place, so that
    several can stand for the same.
    """

    name: str
    before: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    ahead: Callable[[Path], str] = lambda _: ""
    """Gives the stamp of one of our folders if somebody has asked for it already, or ``""``."""

    @classmethod
    def kept(cls, cache: Cache, name: str) -> Stamps:
        """What the last builds noted; nothing if that is lost."""
        try:
            content = cache.kept(name)
            return cls(name, dict(json.loads(content))) if content else cls(name)
        except (DamagedError, TypeError, ValueError):
            return cls(name)

    def of(self, folder: Path, files: Iterable[str]) -> str:
        """The stamp of a folder that we wrote ourselves, as it is or was a moment ago."""
        return self.ahead(folder) or stamp_of(folder, files)

    def knows(self, folder: Path, files: Iterable[str], content: str) -> bool:
        """Whether nobody has touched a folder that we wrote ourselves and that has this in it."""
        return self.content(self.of(folder, files)) == content

    def content(self, stamp: str) -> str | None:
        """What the folder with this stamp holds, if that is known."""
        return self.now.get(stamp) or self.before.get(stamp)

    def note(self, stamp: str, content: str) -> None:
        if stamp:
            self.now[stamp] = content

    def keep(self, cache: Cache) -> None:
        """Keep what was noted for the next builds, and of before the newest stamps for the same."""
        left = dict.fromkeys(self.now.values(), _MOST)
        older: dict[str, str] = {}
        for stamp, content in reversed(self.before.items()):
            if stamp not in self.now and left.get(content):
                older[stamp] = content
                left[content] -= 1
        cache.keep(self.name, json.dumps(dict(reversed(older.items())) | self.now).encode())
