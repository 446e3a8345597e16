"""Files that have an end, read and written: never a pipe that waits for ever, never half of what is meant."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # each system has one of them
_LONG_AGO = 3600
"""Seconds."""
_HERE = -100
"""AT_FDCWD: relative paths begin where the process is."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux' renameat2(2), RENAME_SWAP of macOS' renamex_np(2)."""
_PIECE = 1 << 16


def opened(file: str | Path, buffering: int = -1) -> BinaryIO:
    """A regular file, to be read. Raises OSError when it is none."""
    return os.fdopen(_opened(file), "rb", buffering)


def _opened(file: str | Path) -> int:
    number = os.open(file, _FLAGS)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(errno.EINVAL, "not a regular file", str(file))
    return number


def content_of(file: str | Path) -> bytes:
    """All that is in a regular file. Raises OSError."""
    with opened(file) as stream:
        return stream.read()


def sha256_of(file: str | Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    digest = hashlib.sha256()
    number = _opened(file)  # a stream, of which nothing is needed, would take half of the time
    try:
        while piece := os.read(number, _PIECE):
            digest.update(piece)
    finally:
        os.close(number)
    return digest.hexdigest()


def is_regular(file: Path, root: Path) -> bool:
    """Whether a file below a folder is one, and no link leads to it."""
    steps = (file, *(folder for folder in file.parents if folder.is_relative_to(root) and folder != root))
    return file.is_file() and not any(step.is_symlink() for step in steps)


@contextmanager
def written_aside(file: Path) -> Iterator[Path]:
    """Where to write what takes the place of a file when it is whole; nobody ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        yield aside
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def write(file: Path, content: bytes) -> None:
    """Write a file aside and then rename it. Raises OSError."""
    with written_aside(file) as aside:
        aside.write_bytes(content)


def exchanged(one: Path, other: Path) -> bool:
    """Give two files or folders each other's name in one step; False where the system cannot do that."""
    if sys.platform not in {"darwin", "linux"}:
        return False
    names = os.fsencode(one), os.fsencode(other)
    with suppress(OSError, AttributeError):  # no such function in this C library
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    return False


def is_being_written(file: Path) -> bool:
    """Whether a file may have been put aside by another process that will give it its name."""
    if not file.name.startswith("."):
        return False
    with suppress(OSError):
        return time.time() - file.stat().st_mtime < _LONG_AGO
    return True
