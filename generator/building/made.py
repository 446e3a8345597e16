"""What is made of one learner, as bytes: a zip archive with the files and what else is known of them."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from generator.building.cache import DamagedError
from generator.writing.pages import Media
from generator.writing.summary import Summary

_ABOUT = "about.json"
_SITE = "site/"


@dataclass(frozen=True)
class Made:
    """Files by their paths, files to copy, the addresses of pages with their newest dates, and what the
    pages of a cohort say of the learner. ``digests`` has the SHA-256 of each file."""

    files: Mapping[str, bytes]
    media: tuple[Media, ...] = ()
    pages: tuple[tuple[str, datetime.date | None], ...] = ()
    summary: Summary | None = None
    digests: Mapping[str, str] = field(default_factory=dict)


def made_of(
    files: Mapping[str, bytes],
    media: tuple[Media, ...] = (),
    pages: tuple[tuple[str, datetime.date | None], ...] = (),
    summary: Summary | None = None,
) -> Made:
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return Made(files, media, pages, summary, digests)


def packed(made: Made) -> bytes:
    about = {
        "digests": dict(made.digests),
        "media": [[each.source, each.address] for each in made.media],
        "pages": [[address, updated and updated.isoformat()] for address, updated in made.pages],
        "summary": asdict(made.summary) if made.summary else None,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_ABOUT, json.dumps(about))
        for path, content in made.files.items():
            archive.writestr(f"{_SITE}{path}", content)
    return stream.getvalue()


def unpacked(content: bytes) -> Made:
    """What ``packed`` made; a file is unpacked when it is asked for. Raises DamagedError."""
    try:
        made = _unpacked(content)
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError):
        raise DamagedError from None
    if not all(map(_is_below, (*made.files, *(each.address for each in made.media)))):
        raise DamagedError
    return made


def _unpacked(content: bytes) -> Made:
    archive = zipfile.ZipFile(io.BytesIO(content))
    about = json.loads(archive.read(_ABOUT))
    names = [name.removeprefix(_SITE) for name in archive.namelist() if name.startswith(_SITE)]
    if set(names) != about["digests"].keys():
        raise ValueError
    return Made(
        _Zipped(archive, names),
        tuple(Media(*each) for each in about["media"]),
        tuple(
            (address, datetime.date.fromisoformat(updated) if updated else None)
            for address, updated in about["pages"]
        ),
        Summary(**about["summary"]) if about["summary"] else None,
        about["digests"],
    )


class _Zipped(Mapping[str, bytes]):
    """Files in an archive by their paths."""

    def __init__(self, archive: zipfile.ZipFile, names: list[str]) -> None:
        self._archive, self._names = archive, names

    def __getitem__(self, path: str) -> bytes:
        return self._archive.read(f"{_SITE}{path}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _is_below(path: str) -> bool:
    """Whether a path stays in the folder it is put in: who can write a cache must not write elsewhere."""
    return not path.startswith("/") and not {"..", ""}.intersection(path.split("/")) and "\\" not in path
