"""The one way a learner's file gets onto a site: opened, judged by what it is, and written anew."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import BinaryIO, Literal

Kind = Literal["image", "document", "audio", "video"]

Reason = Literal[
    "not-a-file",
    "empty-file",
    "file-too-big",
    "lfs-pointer",
    "not-what-its-name-says",
    "too-many-pixels",
    "damaged-file",
    "locked-pdf",
    "active-pdf",
    "form-pdf",
    "undrawn-pdf",
    "no-ffmpeg",
    "unusual-recording",
    "costly-file",
]
"""Why a file cannot be published; each is a code of the catalogue of problems."""

Loss = Literal["signature-lost", "remarks-lost", "attachments-lost", "frames-lost", "badge-lost"]
"""What was in a file and is not in what is published; its author is told, by a code of that catalogue."""

MB = 1_000_000
LARGEST = 100 * MB
"""What no file of any kind may exceed, in bytes."""


class RefusedError(Exception):
    """A file that cannot be published, and the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Variant:
    """A file to publish. ``width`` and ``height`` are in pixels, 0 for what is no picture; ``pages`` is how
    many a document has, ``text`` what can be read in it; ``lost`` is what the file had beside that."""

    data: bytes
    ending: str
    width: int = 0
    height: int = 0
    pages: int = 0
    text: str = ""
    lost: tuple[Loss, ...] = ()


@dataclass(frozen=True)
class Clean:
    """What is published of a file: all of it, and of a picture the same smaller, and packed otherwise."""

    kind: Kind
    full: Variant
    others: tuple[Variant, ...] = ()


@dataclass(frozen=True)
class Format:
    """A kind of file: its first bytes at an offset, its largest size in bytes, and the function that writes
    it anew, by its module here: that is slow to load, as Pillow and qpdf are."""

    kind: Kind
    magic: tuple[tuple[int, bytes], ...]
    largest: int
    writer: str

    def written(self, content: bytes, ending: str) -> tuple[Variant, ...]:
        """The whole file first, then the others."""
        write: Callable[[bytes, str], tuple[Variant, ...]] = resolve_name(f"{__package__}.{self.writer}")
        return write(content, ending)

    def begins(self, content: bytes) -> bool:
        return any(content[at : at + len(begin)] == begin for at, begin in self.magic)


def cleaned(file: Path) -> Clean:
    """A file made safe. Raises RefusedError. The same bytes always give the same result."""
    from generator.media.formats import FORMATS  # noqa: PLC0415  # which is made of what is here

    ending = file.suffix.lower().removeprefix(".")
    found = FORMATS[ending]
    content = content_of(file, found.largest)
    if not content:
        raise RefusedError("empty-file")
    if is_pointer(content):
        raise RefusedError("lfs-pointer")
    if not found.begins(content):
        raise RefusedError("not-what-its-name-says")
    full, *others = found.written(content, ending)
    return Clean(found.kind, full, tuple(others))


_POINTER = b"version https://git-lfs.github.com/spec/v"


def is_pointer(content: bytes) -> bool:
    """Whether a file only says where Git LFS keeps what it should hold (git-lfs, docs/spec.md)."""
    return content.startswith(_POINTER)


def opened(file: Path) -> BinaryIO:
    """A regular file, of which no link is followed. Raises RefusedError."""
    try:
        number = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        raise RefusedError("not-a-file") from None
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise RefusedError("not-a-file")
    return os.fdopen(number, "rb")


def content_of(file: Path, largest: int = LARGEST) -> bytes:
    """All of a file that is not too large. Raises RefusedError."""
    with opened(file) as stream:
        content = stream.read(largest + 1)
    if len(content) > largest:
        raise RefusedError("file-too-big")
    return content
