"""A cohort's part of a site kept for good in one file.

The file is a zip archive of what was public, with what is known of each learner: nothing in it is private.
Its comment is the SHA-256 of ``about.json``, which has that of every other file. Who has the file and the
documents can tell whether the same may still be seen, without reading a document or making a page.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.archive.zipped import DAMAGES, measure, put
from generator.cache.store import DamagedError
from generator.files import opened as opened_file
from generator.files import sha256_of, written_aside
from generator.model import Date, Text
from generator.writing.front_page import ListedCohort

_ABOUT = "about.json"
_SITE = "site/"
_PIECE = 1 << 20


@dataclass(frozen=True)
class Archived:
    """What is known of a learner, as ``Facts`` have it. ``source`` is the digest of the folder.

    ``words`` are those of which a name could be made in what is shown; ``shown`` is whether anything is.
    """

    source: str
    since: str
    before: str
    words: str
    hidden: bool
    shown: bool


@dataclass(frozen=True)
class Archive:
    """What an archive says of itself. ``own`` is the digest of the cohort's own files.

    ``files`` has the SHA-256 of each, by its path below the cohort's folder; ``address`` is where that is.
    """

    file: Path
    audience: str
    address: str
    own: str
    listed: ListedCohort
    learners: Mapping[str, Archived]
    files: Mapping[str, str]
    pages: tuple[tuple[str, datetime.date | None], ...]


def archive_file(home: Path, cohort: str) -> Path:
    """Where the archive of a cohort is: beside the docs folder of the site."""
    return home.resolve().parent / "archive" / f"{cohort}.zip"


def keep_archive(archive: Archive, folder: Path) -> None:
    """Write an archive of the files in a folder: aside, then renamed, so that nobody ever sees half of it.

    Raises DamagedError if the files are not those of the archive.
    """
    about = json.dumps(_about(archive), ensure_ascii=False, sort_keys=True).encode()
    with written_aside(archive.file) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as written:
        written.comment = hashlib.sha256(about).hexdigest().encode()
        put(written, _ABOUT, about)
        for path, digest in sorted(archive.files.items()):
            content = (folder / path).read_bytes()
            if hashlib.sha256(content).hexdigest() != digest:
                raise DamagedError(path)
            put(written, f"{_SITE}{path}", content)


def opened(file: Path) -> Archive | None:
    """What an archive says of itself, or None when there is no file. Raises DamagedError."""
    if not os.path.lexists(file):
        return None
    try:
        with opened_file(file) as stream, zipfile.ZipFile(stream) as archive:
            measure(archive, os.fstat(stream.fileno()).st_size)
            about = archive.read(_ABOUT)
            if hashlib.sha256(about).hexdigest().encode() != archive.comment:
                raise DamagedError(_ABOUT)
            found = _archive(file, json.loads(about))
            names = sorted(archive.namelist())
        if names != sorted([_ABOUT, *(f"{_SITE}{path}" for path in found.files)]):
            raise DamagedError(_SITE)
        if not all(map(_is_safe, found.files)):
            raise DamagedError(_SITE)
    except DAMAGES:
        raise DamagedError(str(file)) from None
    return found


def unpack(archive: Archive, folder: Path) -> None:
    """Write the files of an archive into a folder.

    Raises DamagedError, and leaves nothing, when one of them is not what was written; OSError on a full disk.
    """
    try:
        with _zipped(archive.file) as zipped:
            for path, digest in archive.files.items():
                _unpack_one(zipped, path, digest, folder / path)
    except DamagedError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _zipped(file: Path) -> Iterator[zipfile.ZipFile]:
    with ExitStack() as both:
        try:
            stream = both.enter_context(opened_file(file))
            zipped = both.enter_context(zipfile.ZipFile(stream))
        except DAMAGES:
            raise DamagedError(str(file)) from None
        yield zipped


def _unpack_one(zipped: zipfile.ZipFile, path: str, digest: str, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    with goal.open("wb") as file:
        for piece in _pieces(zipped, path):
            file.write(piece)
    if sha256_of(goal) != digest:
        raise DamagedError(path)


def _pieces(zipped: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The bytes of a file in an archive. What cannot be read is damage; what cannot be written is not."""
    try:
        with zipped.open(f"{_SITE}{path}") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    except DAMAGES:
        raise DamagedError(path) from None


def _is_safe(path: str) -> bool:
    """Whether a path stays in the folder it is put in, and is none that a site hides."""
    parts = path.split("/")
    return all(part and not part.startswith(".") for part in parts) and not {*"\\:\0"}.intersection(path)


_GOING_ON = frozenset({"contact", "faces"})
"""What is said of a cohort only as long as it goes on."""


def _about(archive: Archive) -> dict[str, Any]:
    about = {name: getattr(archive, name) for name in ("audience", "address", "own", "files")}
    return {
        **about,
        "version": 1,
        "listed": {name: it for name, it in asdict(archive.listed).items() if name not in _GOING_ON},
        "learners": {name: asdict(kept) for name, kept in archive.learners.items()},
        "pages": [[address, updated and updated.isoformat()] for address, updated in archive.pages],
    }


def _archive(file: Path, about: dict[str, Any]) -> Archive:
    if about.pop("version") != 1:
        raise ValueError
    learners = {name: Archived(**kept) for name, kept in about.pop("learners").items()}
    pages = tuple(
        (address, datetime.date.fromisoformat(updated) if updated else None)
        for address, updated in about.pop("pages")
    )
    return Archive(file=file, listed=_listed(**about.pop("listed")), learners=learners, pages=pages, **about)


def _listed(**fields: Any) -> ListedCohort:
    for name in ("title", "programme", "introduction"):
        if fields[name]:
            fields[name] = Text(tuple((language, text) for language, text in fields[name]["versions"]))
    for name in ("start", "end"):
        fields[name] = Date(fields[name]["text"]) if fields[name] else None
    return ListedCohort(**{**fields, "languages": tuple(fields.get("languages", ()))})
