"""What lies in a learner's folder and is no part of the portfolio, as something is wrong with it.

Its files are as little for everybody as those of a document that is private: who made a mistake in the line
that says so has not chosen otherwise.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.reading.files import Folder, FoundFile
from generator.reading.mentions import mentioned_in

_MOST = 4 * 1024 * 1024
"""Bytes in all that are looked through; a portfolio of fifty documents has 300 KB."""
_DOCUMENT = re.compile(r"\.(?:md|mdown|mkdn?|markdown|ya?ml|txt|rtf)(?![A-Za-z0-9])", re.IGNORECASE)
"""What the name of a document has in it, also of a copy: ``care.md``, ``care.md.bak``, ``care.md (2)``."""


def mentions(
    docs: Path, folder: Folder, portfolio: Collection[str], files: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The paths among ``files`` that such a document mentions, each with the first one that does.

    ``portfolio`` are the paths of the documents in the portfolio. What cannot be looked through may
    mention anything.
    """
    found: dict[str, str] = {}
    left = _MOST
    for remnant in _remnants(docs, folder, portfolio) if files else ():
        content = _content(remnant.file, left)
        left -= len(content or b"")
        named = frozenset(files) if content is None else mentioned_in(content, files)
        for path in named - found.keys():
            found[path] = remnant.path
    return tuple(sorted(found.items()))


def _content(file: Path, most: int) -> bytes | None:
    """All of a file, or None if it cannot be read or has more bytes than that."""
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


def _remnants(docs: Path, folder: Folder, portfolio: Collection[str]) -> Iterator[FoundFile]:
    """Everything that may be a document, and is none of those in the portfolio; no link is followed."""
    paths = {found.path for _, found in folder.documents}
    paths |= {found.path for found in folder.problems}
    paths |= {path for path in folder.media if _is_document(path)}
    for path in sorted(paths.difference(portfolio)):
        yield from _below(FoundFile(path, docs / path))


def _below(found: FoundFile) -> Iterator[FoundFile]:
    """A file, or all documents in a folder that lies too deep to be looked into otherwise."""
    if found.file.is_symlink():
        return
    if found.file.is_dir():
        for parent, _, names in os.walk(found.file):
            inside = (Path(parent, name) for name in sorted(names))
            yield from (FoundFile(found.path, file) for file in inside if _is_text(file))
    elif _is_text(found.file):
        yield found


def _is_text(file: Path) -> bool:
    return _is_document(file.name) and file.is_file() and not file.is_symlink()


def _is_document(path: str) -> bool:
    name = path.rpartition("/")[2]
    return "." not in name or bool(_DOCUMENT.search(name))
