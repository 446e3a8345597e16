"""Learners' parts of a site in one file, to be carried to the machine that puts a site together.

A parcel is a zip archive with entries of the cache and cleaned files. It is unpacked into a cache and onto
a shelf, where a build finds its parts as if it had made them: so a site is right whatever parcels are
missing. What was damaged on the way is found by the archive's checksums.
"""

from __future__ import annotations

import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import BinaryIO

from generator.building.cache import Cache, DamagedError
from generator.building.zipped import put
from generator.media.shelf import Shelf

_ABOUT, _BUILT, _FILES = "about.json", "built/", "files/"
_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.[a-z]{1,8}){1,2}\Z")


@dataclass(frozen=True)
class Contents:
    """Which part of a site it is: ``number`` of ``of``. ``program`` is the fingerprint of its maker."""

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
    """Write a parcel with entries of a cache and files of a shelf, by their names."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        put(archive, _ABOUT, json.dumps(asdict(about)).encode())
        for name in sorted(entries):
            if _ENTRY.match(name) and (content := cache.kept(name)) is not None:
                put(archive, f"{_BUILT}{name}", content)
        for name in sorted(files):
            put(archive, f"{_FILES}{name}", shelf.content(name))


def unpack(stream: BinaryIO, cache: Cache, shelf: Shelf) -> Contents:
    """Put what is in a parcel into a cache and onto a shelf.

    Raises DamagedError if it is no parcel, or anything in it is not what it should be; what came before that
    is whole, and stays.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            about = Contents(**json.loads(archive.read(_ABOUT)))
            for name in archive.namelist():
                _take(name, _content(archive, name), cache, shelf)
    except (zipfile.BadZipFile, zlib.error, struct.error, KeyError, TypeError, ValueError, RuntimeError):
        raise DamagedError from None
    return about


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """What cannot be read is damage; what cannot be written is a full disk."""
    try:
        return archive.read(name)
    except (OSError, EOFError):
        raise DamagedError(name) from None


def _take(name: str, content: bytes, cache: Cache, shelf: Shelf) -> None:
    folder, _, rest = name.partition("/")
    if f"{folder}/" == _BUILT and _ENTRY.match(rest):
        cache.keep(rest, content)
    elif f"{folder}/" == _FILES:
        shelf.put(rest, content)
    elif name != _ABOUT:
        raise DamagedError(name)
