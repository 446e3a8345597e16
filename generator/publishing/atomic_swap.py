"""Two folders change places in one step, where the operating system can do that."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD: relative paths begin where the process is."""
_SWAP = 2
"""RENAME_SWAP of Linux' renameat2(2), RENAME_SWAP of macOS' renamex_np(2)."""


def swap(new: Path, live: Path, *, last: Path) -> None:
    """Give each of two folders the other's name.

    Without a swap in one step the old folder is ``last`` for a moment; whoever finds it there
    and nothing at ``live`` moves it back. Raises OSError, and then ``live`` is what it was.
    """
    if not _swapped(os.fsencode(new), os.fsencode(live)):
        live.rename(last)
        try:
            new.rename(live)
        except OSError:
            last.rename(live)
            raise
        with contextlib.suppress(OSError):  # the new one is in its place; the next build removes the old one
            last.rename(new)


def _swapped(one: bytes, other: bytes) -> bool:
    if sys.platform not in {"darwin", "linux"}:
        return False
    with contextlib.suppress(OSError, AttributeError):  # no such function in this C library
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(one, other, _SWAP) == 0)
        return bool(library.renameat2(_HERE, one, _HERE, other, _SWAP) == 0)
    return False
