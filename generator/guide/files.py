"""Writing files: new ones never over old ones, and others whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.files import content_of, exchanged

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r?\n")


class AlreadyThereError(Exception):
    """A file that would be written exists; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Write files that do not exist yet, all or none. Raises AlreadyThereError or OSError."""
    for path in files:
        if os.path.lexists(path):
            raise AlreadyThereError(path)
        _refuse_a_file_for_a_folder(path)
    begun: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                begun.append(path)
                file.write(_bytes(text))
    except OSError:
        for path in begun:
            path.unlink(missing_ok=True)
        raise


def replace_files(files: Mapping[Path, str | bytes]) -> None:
    """Write files that may be there, in this order, each whole or not at all. Links are not followed."""
    with staged(files) as put:
        put()


def replace_unchanged(path: Path, was: bytes, content: bytes) -> bool:
    """Write a file that holds what it did, whole or not at all; False where somebody else has changed it.

    Where two files can change places in one step, that of somebody who comes in between goes back.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        _write_like(path, beside, content)
        if not _holds(path, was):
            return False
        if not exchanged(beside, path):
            beside.replace(path)
            return True
        if _holds(beside, was):
            return True
        _given_back(beside, path, content)
        return False
    finally:
        beside.unlink(missing_ok=True)


def _given_back(theirs: Path, path: Path, ours: bytes) -> None:
    """Put the file of somebody else back, unless they have written yet another one: then that stays."""
    if exchanged(theirs, path) and not _holds(theirs, ours):
        exchanged(theirs, path)


def _holds(file: Path, content: bytes) -> bool:
    """Whether something is a file that can be read, and holds this."""
    try:
        return content_of(file) == content
    except OSError:
        return False


@contextmanager
def staged(files: Mapping[Path, str | bytes]) -> Iterator[Callable[[], None]]:
    """Write files beside their places, all or none; calling what is given puts them there, in this order.

    What is not put there is removed. A name that nobody can know beforehand is no link and no folder.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
            _write_like(path, beside[path], _bytes(text))
        yield lambda: _put(beside)
    finally:
        for file in beside.values():
            file.unlink(missing_ok=True)


def rewritten(old: bytes, text: str) -> bytes:
    """What a file must hold to have another text, so that nothing else of it changes.

    ``text`` has other lines than the old one, more of them in one place, or fewer; each ends in a line feed.
    The mark at the begin and the line ends stay, and a line that is new ends like the one before it.
    """
    said = old.removeprefix(_MARK).decode("utf-8", "surrogateescape")
    ends = _LINE_END.findall(said)
    was, now = _LINE_END.split(said), text.split("\n")
    at = next((row for row, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), len(was))
    more = len(now) - len(was)
    at = min(at, len(ends) + min(more, 0))
    ends[at : at - min(more, 0)] = (ends[max(at - 1, 0) :][:1] or ["\n"]) * more
    lines = (f"{end}{line}" for end, line in zip(ends, now[1:], strict=True))
    return (_MARK if old.startswith(_MARK) else b"") + "".join((now[0], *lines)).encode(
        "utf-8", "surrogateescape"
    )


def refuse_links(file: Path, root: Path) -> None:
    """Raises AlreadyThereError with a link below a folder that leads to where a file would be written."""
    for folder in file.parents:
        if folder.is_relative_to(root) and folder != root and folder.is_symlink():
            raise AlreadyThereError(folder)


def _write_like(path: Path, beside: Path, content: bytes) -> None:
    """Write a file that whoever may read or change another one may."""
    with beside.open("xb") as file:
        file.write(content)
    if path.is_file() and not path.is_symlink():
        shutil.copymode(path, beside)


def _put(beside: Mapping[Path, Path]) -> None:
    for path, file in beside.items():
        file.replace(path)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _refuse_a_file_for_a_folder(path: Path) -> None:
    nearest = next((folder for folder in path.parents if os.path.lexists(folder)), None)
    if nearest is not None and not nearest.is_dir():
        raise AlreadyThereError(nearest)
