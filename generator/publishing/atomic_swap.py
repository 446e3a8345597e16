"""Two folders change places in one step, where the operating system can do that."""

from __future__ import annotations

import contextlib
from pathlib import Path

from generator.files import exchanged


def swap(new: Path, live: Path, *, last: Path) -> None:
    """Give each of two folders the other's name.

    Without a swap in one step the old folder is ``last`` for a moment; whoever finds it there
    and nothing at ``live`` moves it back. Raises OSError, and then ``live`` is what it was.
    """
    if not exchanged(new, live):
        live.rename(last)
        try:
            new.rename(live)
        except OSError:
            last.rename(live)
            raise
        with contextlib.suppress(OSError):  # the new one is in its place; the next build removes the old one
            last.rename(new)
