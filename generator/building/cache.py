"""Learners' parts of the site kept for the next build, by what they were made of.

An entry has the name of a fingerprint and holds public output only: what this build has no use for is
removed after it. An entry begins with the SHA-256 of its name and the rest; what does not agree is none.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.writing.pages import Media

_DIGITS = 64


@dataclass(frozen=True)
class Made:
    """What is made of one learner: files by their paths, files to copy, and the addresses of pages with
    their newest dates."""

    files: Mapping[str, bytes]
    media: tuple[Media, ...]
    pages: tuple[tuple[str, datetime.date | None], ...]


@dataclass(frozen=True)
class Kept:
    """An entry: what was made, and the fingerprint of the last look that found nothing in it."""

    made: Made
    looked_over: str


class DamagedError(Exception):
    """An entry is not what was written."""


@dataclass(frozen=True)
class Cache:
    """Entries in a folder, which is made when there is something to keep."""

    folder: Path

    def kept(self, fingerprint: str) -> Kept | None:
        """An entry, or None when there is none. Raises DamagedError."""
        try:
            content = (self.folder / fingerprint).read_bytes()
        except OSError:
            return None
        digest, rest = content[:_DIGITS], content[_DIGITS:]
        if _digest(fingerprint, rest) != digest:
            raise DamagedError(fingerprint)
        try:
            kept = _unpacked(rest)
        except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError):
            raise DamagedError(fingerprint) from None
        if not all(map(_is_below, (*kept.made.files, *(each.address for each in kept.made.media)))):
            raise DamagedError(fingerprint)
        return kept

    def keep(self, fingerprint: str, kept: Kept) -> None:
        """Written aside and renamed: nobody ever sees half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        packed = _packed(kept)
        aside = self.folder / f".{fingerprint}.{os.getpid()}"
        aside.write_bytes(_digest(fingerprint, packed) + packed)
        aside.replace(self.folder / fingerprint)

    def keep_only(self, fingerprints: Collection[str]) -> None:
        """Forget the rest: what is not published must not be found again."""
        for entry in self.folder.iterdir() if self.folder.is_dir() else ():
            if entry.name not in fingerprints:
                entry.unlink(missing_ok=True)


def _digest(fingerprint: str, packed: bytes) -> bytes:
    return hashlib.sha256(fingerprint.encode() + packed).hexdigest().encode()


def _is_below(path: str) -> bool:
    """Whether a path stays in the folder it is put in: who can write a cache must not write elsewhere."""
    return not path.startswith("/") and not {"..", ""}.intersection(path.split("/")) and "\\" not in path


def _packed(kept: Kept) -> bytes:
    made = kept.made
    about = {
        "looked_over": kept.looked_over,
        "media": [[each.source, each.address] for each in made.media],
        "pages": [[address, updated and updated.isoformat()] for address, updated in made.pages],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("about.json", json.dumps(about))
        for path, content in made.files.items():
            archive.writestr(f"site/{path}", content)
    return stream.getvalue()


def _unpacked(packed: bytes) -> Kept:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        about = json.loads(archive.read("about.json"))
        files = {
            name.removeprefix("site/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("site/")
        }
    return Kept(
        Made(
            files,
            tuple(Media(*each) for each in about["media"]),
            tuple(
                (address, datetime.date.fromisoformat(updated) if updated else None)
                for address, updated in about["pages"]
            ),
        ),
        about["looked_over"],
    )
