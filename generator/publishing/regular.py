"""Files that have an end: whoever opens a pipe or a device may wait, or read, for ever."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # each system has one of them


def opened(file: str | Path, buffering: int = -1) -> BinaryIO:
    """A regular file, to be read. Raises OSError when it is none."""
    number = os.open(file, _FLAGS)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(errno.EINVAL, "not a regular file", str(file))
    return os.fdopen(number, "rb", buffering)


def content_of(file: str | Path) -> bytes:
    """All that is in a regular file. Raises OSError."""
    with opened(file) as stream:
        return stream.read()
