"""What a site consists of: each file's SHA-256, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "files.sha256"


def manifest(folder: Path) -> str:
    """A line for each file below a folder but the manifest itself and hidden entries, in order."""
    lines = []
    for path in site_files(folder):
        with (folder / path).open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path}\n")
    return "".join(lines)


def site_files(folder: Path) -> Iterator[str]:
    """The files of a site by their paths, in order; entries that begin with a dot are not the site's."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = (Path(parent) / name).relative_to(folder).as_posix()
            if not name.startswith(".") and path != MANIFEST:
                yield path
