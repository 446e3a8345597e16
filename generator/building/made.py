"""What is made of one learner, as bytes: a zip archive with the files and what else is known of them."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.building.cache import DamagedError
from generator.building.fingerprints import fingerprint
from generator.building.zipped import DAMAGES, measure, put
from generator.writing.pages import Media
from generator.writing.summary import Summary

_ABOUT = "about.json"
_SITE = "site/"
_ELSEWHERE = ("\\", ":", "\0", "//", "\n/", "/\n", "/.", "\n.", "\n\n")
"""What a path has, on a line of its own, that leads out of its folder or to what a site hides: who can write
a cache must not write elsewhere."""


@dataclass(frozen=True)
class Made:
    """Files by their paths, files to copy, the addresses of pages with their newest dates, and what the
    pages of a cohort say of the learner. ``digests`` has the SHA-256 of each file, ``content`` is the
    fingerprint of these and of the files to copy."""

    files: Mapping[str, bytes]
    media: tuple[Media, ...] = ()
    pages: tuple[tuple[str, datetime.date | None], ...] = ()
    summary: Summary | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    content: str = ""

    @property
    def paths(self) -> frozenset[str]:
        """Of all files, those that are copied, too."""
        return frozenset((*self.digests, *(each.address for each in self.media)))

    @cached_property
    def about(self) -> bytes:
        """All that is known of what was made, but for the files themselves, as JSON."""
        known = {
            "digests": dict(self.digests),
            "media": [[each.source, each.address] for each in self.media],
            "pages": [[address, updated and updated.isoformat()] for address, updated in self.pages],
            "summary": vars(self.summary) if self.summary else None,
            "content": self.content,
        }
        return json.dumps(known).encode()


def made_of(
    files: Mapping[str, bytes],
    media: tuple[Media, ...] = (),
    pages: tuple[tuple[str, datetime.date | None], ...] = (),
    summary: Summary | None = None,
) -> Made:
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return Made(files, media, pages, summary, digests, fingerprint(sorted(digests.items()), media))


def by_folder(made: Made) -> dict[str, Made]:
    """Parts of what was made, nothing of it copied: by the folder at the top that they are in, or ``""``."""
    paths: dict[str, list[str]] = {}
    for path in made.digests:
        folder, slash, _ = path.partition("/")
        paths.setdefault(folder if slash else "", []).append(path)
    return {folder: _part(made, {path: made.digests[path] for path in it}) for folder, it in paths.items()}


def _part(made: Made, digests: Mapping[str, str]) -> Made:
    return Made(made.files, digests=digests, content=fingerprint(sorted(digests.items())))


def packed(made: Made) -> bytes:
    """The files, and all that is known of them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        put(archive, _ABOUT, made.about)
        for path, content in made.files.items():
            put(archive, f"{_SITE}{path}", content)
    return stream.getvalue()


def unpacked(content: bytes) -> Made:
    """What was ``packed``; a file is unpacked when it is asked for. Raises DamagedError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        measure(archive, len(content))
        made = described(archive.read(_ABOUT), lambda: _Zipped(archive))
    except DAMAGES:
        raise DamagedError from None
    if set(made.files) != set(made.digests):
        raise DamagedError
    return made


def described(about: bytes, files: Callable[[], Mapping[str, bytes]]) -> Made:
    """What was made as it is told ``about``; its ``files`` are sought when one is asked for.

    Raises DamagedError.
    """
    try:
        made = _described(json.loads(about), _Later(files))
        lines = "\n".join(("", *made.paths, *made.digests.values(), ""))
    except DAMAGES:
        raise DamagedError from None
    if made.paths and any(it in lines for it in _ELSEWHERE):
        raise DamagedError
    return made


def _described(about: dict[str, Any], files: Mapping[str, bytes]) -> Made:
    return Made(
        files,
        tuple(Media(*each) for each in about["media"]),
        tuple(
            (address, datetime.date.fromisoformat(updated) if updated else None)
            for address, updated in about["pages"]
        ),
        Summary(**about["summary"]) if about["summary"] else None,
        about["digests"],
        about["content"],
    )


class _Later(Mapping[str, bytes]):
    """Files that are sought when one is asked for."""

    def __init__(self, files: Callable[[], Mapping[str, bytes]]) -> None:
        self._seek = files

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        return self._seek()

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class _Zipped(Mapping[str, bytes]):
    """Files in an archive by their paths."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = (name for name in archive.namelist() if name.startswith(_SITE))
        self._names = [name.removeprefix(_SITE) for name in names]

    def __getitem__(self, path: str) -> bytes:
        try:
            return self._archive.read(f"{_SITE}{path}")
        except DAMAGES:
            raise DamagedError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
