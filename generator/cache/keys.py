"""What something depends on, as SHA-256: the same inputs, the same key."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import places
from generator.files import sha256_of
from generator.media.clean import LARGEST

_PACKAGE = Path(__file__).resolve().parents[1]
_PRODUCT = "leerkring"


def digest(*parts: object) -> str:
    """Of values whose ``repr`` tells all there is to them: texts, numbers, bytes, dataclasses of these."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def program_digest() -> str:
    """Of everything that reads, decides and makes papers: program, words, schemas, libraries."""
    folders = ((_PACKAGE, (".py", ".po")), (places.SCHEMAS, (".json",)), (places.PAPERS, ("",)))
    return digest(sorted(_libraries(_PRODUCT)), list(contents(folders)))


def folder_digest(docs: Path, name: str) -> str:
    """Of everything that lies in a folder of the docs folder; no link is followed."""
    return digest(sorted(_lying(str(docs / name))))


def digest_beside(docs: Path, learners: AbstractSet[str]) -> str:
    """Of everything in a docs folder but the folders of learners, and what is hidden."""
    beside: list[tuple[str, str]] = []
    for path in docs.iterdir():
        if path.name not in learners and not path.name.startswith("."):
            beside += [(f"{path.name}/{name}", found) for name, found in _lying_at(path)]
    return digest(sorted(beside))


def contents(folders: Iterable[tuple[str | Path, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """The files of some folders that have one of some endings, by their paths, with the SHA-256 of each."""
    for folder, endings in folders:
        for path in files_below(Path(folder), endings):
            yield path.relative_to(folder).as_posix(), sha256_of(path)


def files_below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Files with one of the endings, in order, but those in folders that begin with ``__`` or ``.``."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("__", ".")))
        yield from (Path(parent) / name for name in sorted(files) if name.endswith(endings))


def _libraries(name: str) -> Iterator[tuple[str, str]]:
    """A distribution and all that it needs, with their versions; those that are only for an extra are not."""
    waiting, seen = [name], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # it is for another system
            continue
        said = (found.read_text("METADATA") or found.read_text("PKG-INFO") or "").partition("\n\n")[0]
        yield name, _VERSION.findall(said)[0]
        needed = (it for it in _NEEDED.findall(said) if not _EXTRA.search(it.partition(";")[2]))
        waiting += (name.lower() for each in needed for name in _NAME.findall(each)[:1])


_VERSION = re.compile(r"^Version:[ \t]*(\S+)", re.MULTILINE)
_NEEDED = re.compile(r"^Requires-Dist:[ \t]*(.+)", re.MULTILINE)
"""Fields of what a distribution says of itself (PEP 566). As the mail it is, it is read far slower."""
_NAME = re.compile(r"[\w.-]+")
_EXTRA = re.compile(r"\bextra\s*+==")


def _lying_at(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        yield "", "link" if path.is_symlink() else "other"  # an endless file, say
    elif path.is_dir():
        yield from _lying(str(path))
    else:
        yield "", _digest_of(str(path))


_DEEPEST = 20
"""Folders; nothing that lies deeper is ever read."""


def _lying(folder: str, below: str = "") -> Iterator[tuple[str, str]]:
    """Every name in a folder with what it is: the SHA-256 of a file, or a word for what is none."""
    if below.count("/") > _DEEPEST:
        yield below, "deep"
        return
    for entry in os.scandir(folder):
        path = f"{below}{entry.name}"
        if entry.is_symlink():
            yield path, "link"
        elif entry.is_dir(follow_symlinks=False):
            yield path, "folder"
            yield from _lying(entry.path, f"{path}/")
        elif entry.is_file(follow_symlinks=False):
            yield path, _digest_of(entry.path)
        else:
            yield path, "other"


def _digest_of(path: str) -> str:
    """The SHA-256 of a file; of one that is so large that nothing of it is ever read, how large it is."""
    try:
        size = os.stat(path).st_size  # noqa: PTH116  # asked for every file there is
        return sha256_of(path) if size <= LARGEST else f"{size} bytes"
    except OSError:
        return "unreadable"
