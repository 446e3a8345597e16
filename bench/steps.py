"""One thing that is measured: a command in a folder, what is made ready before it, and what it writes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

FULL = "full build"
CHANGED = "one learner changed"


def _nothing() -> None:
    """Most steps go on where the one before them ended."""


@dataclass(frozen=True)
class Step:
    """``before`` is not measured. ``site`` is None for what writes nothing."""

    what: str
    command: tuple[str, ...]
    folder: Path
    site: Path | None
    before: Callable[[], None] = _nothing


def without(folder: Path, names: Iterable[str]) -> Callable[[], None]:
    """What takes away all a build made and kept, so that the next one is from nothing.

    It is put beside the folder, not deleted: on some file systems a file is slow to make for minutes after
    many were deleted, and whoever comes next would pay. The run deletes everything when it is over.
    """
    return partial(_put_aside, folder, [folder / name for name in names])


def changed(folder: Path, retold: Iterable[str] = ()) -> Callable[[], None]:
    """What adds a line to one document of one learner, and to the files of that learner that repeat it."""
    return partial(_change, folder, list(retold))


def both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    """What makes two things ready, in this order."""
    return partial(_both, first, second)


def _both(first: Callable[[], None], second: Callable[[], None]) -> None:
    first()
    second()


def _put_aside(folder: Path, made: list[Path]) -> None:
    aside = folder.with_name(f"{folder.name}.aside")
    aside.mkdir(exist_ok=True)
    for each in made:
        if each.exists():
            each.rename(Path(tempfile.mkdtemp(dir=aside), each.name))


def _change(folder: Path, retold: list[str]) -> None:
    document = min(folder.glob("*/goals/goal-1.md"))
    for file in (document, *(document.parent.parent / name for name in retold)):
        with file.open("a", encoding="utf-8") as text:
            text.write("\nOne more line.\n")
