"""Archives whose bytes depend on what is in them, and on nothing else."""

from __future__ import annotations

import zipfile

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The oldest moment that such an archive can name."""
_UNIX = 3


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file, pressed as the archive presses everything."""
    info = zipfile.ZipInfo(name, _ALWAYS)
    info.create_system, info.external_attr = _UNIX, 0o644 << 16
    archive.writestr(info, content, archive.compression, archive.compresslevel)
