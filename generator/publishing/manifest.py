"""What a site consists of: each file's SHA-256, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.files import sha256_of

MANIFEST = "files.sha256"


def manifest(folder: Path, known: Mapping[str, str] = {}) -> str:
    """A line for each file below a folder but the manifest itself and hidden entries, in order.

    ``known`` has the SHA-256 of files that were written just now.
    """
    digests = {path: known.get(path) or sha256_of(folder / path) for path in site_files(folder)}
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests, key=_files_first))


def digests(text: str) -> dict[str, str]:
    """The SHA-256 of each file by its path, as a manifest has them."""
    return {path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())}


def _files_first(path: str) -> str:
    """What sorts paths so: in each folder first its files and then its folders, each by name."""
    folders, slash, file = path.rpartition("/")
    above = "\1" + folders.replace("/", "\0\1") + "\0" if slash else ""
    return f"{above}\0{file}"


def site_files(folder: Path, but: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The files of a site by their paths, in order, ``but`` those in some folders.

    Entries that begin with a dot are not the site's.
    """
    for parent, folders, files in os.walk(folder):
        below = Path(parent).relative_to(folder)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in folders if (below / name).as_posix() not in but]
        for name in sorted(files):
            path = (below / name).as_posix()
            if not name.startswith(".") and path != MANIFEST:
                yield path
