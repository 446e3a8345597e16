"""Archives whose bytes depend on what is in them, and on nothing else."""

from __future__ import annotations

import struct
import zipfile
import zlib

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The oldest moment that such an archive can name."""
_UNIX = 3
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(KeyError, TypeError, ValueError, AttributeError, NotImplementedError, RuntimeError),
)
"""All that reading an archive, and what it says of itself, can end in that is not what was written.

``NotImplementedError`` is what zipfile says of a way to pack that it does not know, ``RuntimeError`` of
a lock.
"""
MOST_PRESSED = 100
"""How many times smaller an archive can make what we write; a page becomes five times as small."""


def measure(archive: zipfile.ZipFile, size: int) -> None:
    """Raises BadZipFile if an archive of ``size`` bytes claims to hold more than it can."""
    if sum(entry.file_size for entry in archive.infolist()) > MOST_PRESSED * size:
        raise zipfile.BadZipFile


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file, pressed as the archive presses everything."""
    info = zipfile.ZipInfo(name, _ALWAYS)
    info.create_system, info.external_attr = _UNIX, 0o644 << 16
    archive.writestr(info, content, archive.compression, archive.compresslevel)
