"""One thing that is measured: a command in a folder, what is made ready before it, and what it writes."""

from __future__ import annotations

import shutil
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
    """What removes all a build made and kept, so that the next one is from nothing."""
    return partial(_remove, [folder / name for name in names])


def changed(folder: Path) -> Callable[[], None]:
    """What adds a line to one document of one learner."""
    return partial(_change, folder)


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _change(folder: Path) -> None:
    document = min(folder.glob("*/goals/goal-1.md"))
    document.write_text(document.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
