"""What a site consists of: each file's SHA-256, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from generator.files import sha256_of

MANIFEST = "files.sha256"


def manifest(folder: Path, known: Mapping[str, str] = {}) -> str:
    """A line for each file below a folder but the manifest itself and hidden entries, in order.

    ``known`` has the SHA-256 of files that were written just now.
    """
    paths = site_files(folder)
    return "".join(f"{known.get(path) or sha256_of(folder / path)}  {path}\n" for path in paths)


def digests(text: str) -> dict[str, str]:
    """The SHA-256 of each file by its path, as a manifest has them."""
    return {path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())}


def site_files(folder: Path, but: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The files of a site by their paths, ``but`` those in some folders: in each folder first its files.

    Entries that begin with a dot are not the site's.
    """
    waiting, root = [""], os.fspath(folder)
    while waiting:
        below = waiting.pop()
        files, folders = _entries(root, below)
        yield from (path for path in files if path != MANIFEST)
        waiting += (f"{path}/" for path in reversed(folders) if path not in but)


def _entries(root: str, below: str) -> tuple[list[str], list[str]]:
    """The files and the folders that lie in a folder, by their paths below the root; no link is entered."""
    files: list[str] = []
    folders: list[str] = []
    with suppress(OSError), os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                if not _is_folder(entry):
                    files.append(f"{below}{entry.name}")
                elif not entry.is_symlink():
                    folders.append(f"{below}{entry.name}")
    return sorted(files), sorted(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads to itself is none: as a file it is missed, and that is told."""
    with suppress(OSError):
        return entry.is_dir()
    return False
