"""Learners' parts of a site in one file, to be carried to the machine that puts a site together.

A bundle is a zip archive with entries of the cache and cleaned files. It is unpacked into a cache and onto
a shelf, where a build finds its parts as if it had made them: so a site is right whatever bundles are
missing. What was damaged on the way is found by the archive's checksums, and nothing of it is believed before
it is known to be no larger than the archive.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from generator.archive.zipped import put
from generator.cache.store import Cache, DamagedError
from generator.media.shelf import Shelf

_ABOUT, _BUILT, _FILES = "about.json", "built/", "files/"
_ENCRYPTED = 1
MOST_PARTS = 9999
_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.[a-z]{1,8}){1,2}\Z")


@dataclass(frozen=True)
class Contents:
    """Which part of a site it is: ``number`` of ``of``. ``program`` is the digest of its maker."""

    number: int = 1
    of: int = 1
    program: str = ""


def pack(
    stream: BinaryIO,
    about: Contents,
    cache: Cache,
    entries: Iterable[str],
    shelf: Shelf,
    files: Iterable[str],
) -> None:
    """Write a bundle with entries of a cache and files of a shelf, by their names."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        put(archive, _ABOUT, json.dumps(asdict(about)).encode())
        for name in sorted(entries):
            if _ENTRY.match(name) and (content := cache.get(name)) is not None:
                put(archive, f"{_BUILT}{name}", content)
        for name in sorted(files):
            put(archive, f"{_FILES}{name}", shelf.content(name))


def unpack(stream: BinaryIO, cache: Cache, shelf: Shelf) -> Contents:
    """Put what is in a bundle into a cache and onto a shelf.

    Raises DamagedError if it is no bundle, or anything in it is not what it should be; what came before that
    is whole, and stays.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _measure(entries, stream.seek(0, io.SEEK_END))
            about = _contents(json.loads(_content(archive, archive.getinfo(_ABOUT))))
            for entry in entries:
                _take(entry.filename, _content(archive, entry), cache, shelf)
    except (zipfile.BadZipFile, zlib.error, struct.error, KeyError, TypeError, ValueError, RuntimeError):
        raise DamagedError from None
    return about


def _measure(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Raises ValueError if entries are not as ``pack`` makes them, or are together more than there is."""
    if len({entry.filename for entry in entries}) < len(entries):
        raise ValueError
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise ValueError
    if any(entry.file_size != entry.compress_size or entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ValueError
    if sum(entry.file_size for entry in entries) > size:
        raise ValueError


def _contents(told: Any) -> Contents:
    """What a parcel says of itself, if it can be. Raises TypeError and ValueError."""
    about = Contents(**told)
    if not (type(about.number) is type(about.of) is int and isinstance(about.program, str)):
        raise TypeError
    if not 1 <= about.number <= about.of <= MOST_PARTS:
        raise ValueError
    return about


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What cannot be read is damage; what cannot be written is a full disk."""
    try:
        return archive.read(entry)
    except (OSError, EOFError):
        raise DamagedError(entry.filename) from None


def _take(name: str, content: bytes, cache: Cache, shelf: Shelf) -> None:
    folder, _, rest = name.partition("/")
    if f"{folder}/" == _BUILT and _ENTRY.match(rest):
        cache.put(rest, content)
    elif f"{folder}/" == _FILES:
        shelf.put(rest, content)
    elif name != _ABOUT:
        raise DamagedError(name)
