"""Writing new files, and never over old ones."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class AlreadyThereError(Exception):
    """A file that would be written exists; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Write files that do not exist yet, all or none. Raises AlreadyThereError."""
    for path in files:
        if os.path.lexists(path):
            raise AlreadyThereError(path)
        _refuse_a_file_for_a_folder(path)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(_bytes(text))


def replace_files(files: Mapping[Path, str | bytes]) -> None:
    """Write files that may be there, in this order, each whole or not at all. Links are not followed."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(_bytes(text))
        beside.replace(path)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _refuse_a_file_for_a_folder(path: Path) -> None:
    nearest = next((folder for folder in path.parents if os.path.lexists(folder)), None)
    if nearest is not None and not nearest.is_dir():
        raise AlreadyThereError(nearest)
