"""What a site consists of: each file's SHA-256, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.publishing.regular import opened

MANIFEST = "files.sha256"

_PIECE = 1 << 20


def manifest(folder: Path, known: Mapping[str, str] = {}, whole: AbstractSet[str] = frozenset()) -> str:
    """A line for each file below a folder but the manifest itself and hidden entries, in order.

    ``known`` has the SHA-256 of files that were written just now, and ``whole`` are folders in which there
    are no others.
    """
    digests = dict(known)
    for path in site_files(folder, whole):
        if path not in known:
            digests[path] = sha256_of(folder / path)
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests, key=_files_first))


def sha256_of(file: str | Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    digest = hashlib.sha256()
    with opened(file, buffering=0) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


_PATH = 66
"""Where a path begins in the line of a manifest."""


def paths(text: str) -> set[str]:
    """The paths in a manifest."""
    return {line[_PATH:] for line in text.splitlines()}


def digests(text: str) -> dict[str, str]:
    """The SHA-256 of each file by its path, as a manifest has them."""
    return {path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())}


def divided(text: str, folders: Collection[str]) -> tuple[dict[str, list[str]], str]:
    """The files below some folders, by their paths there, and the lines of a manifest for all others."""
    found: dict[str, list[str]] = {folder: [] for folder in folders}
    others: list[str] = []
    for line in text.splitlines(keepends=True):
        path = line[_PATH:-1]
        if folder := folder_among(found, path):
            found[folder].append(path[len(folder) + 1 :])
        else:
            others.append(line)
    return found, "".join(others)


def folder_among(folders: Container[str], path: str) -> str:
    """The highest of some folders that a path leads through, or ``""``."""
    at = path.find("/")
    while at > 0:
        if path[:at] in folders:
            return path[:at]
        at = path.find("/", at + 1)
    return ""


def folders_of(path: str) -> Iterator[str]:
    """The folders that a path leads through, the highest first: ``a``, ``a/b`` for ``a/b/c.html``."""
    at = path.find("/")
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)


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


def has_hidden(folder: Path) -> bool:
    """Whether anything in a folder begins with a dot."""
    return any(name.startswith(".") for _, *names in os.walk(folder) for some in names for name in some)


def has_links(folder: Path, but: AbstractSet[str] = frozenset()) -> bool:
    """Whether anything in a folder is a link, ``but`` in some folders of it and in hidden ones."""
    for parent, folders, files in os.walk(folder):
        if any(os.path.islink(f"{parent}/{name}") for name in (*folders, *files) if name[0] != "."):  # noqa: PTH114
            return True
        below = Path(parent).relative_to(folder)
        folders[:] = [name for name in folders if name[0] != "." and (below / name).as_posix() not in but]
    return False
