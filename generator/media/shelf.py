"""Cleaned files kept for the next build, so that a picture is drawn anew only once.

``<shelf>/<name>`` is a file to publish, named after its own SHA-256; ``<shelf>/by-original/<sha256>.json``
says which of them an original became, ``<shelf>/texts/<name>`` what can be read in a document. What does
not agree with its name is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.files import write
from generator.media.clean import LARGEST, Clean, Reason, RefusedError, Variant, opened
from generator.media.worker import Worker
from generator.model import PublicFile

RECIPE = "5"
"""Goes up when files are made otherwise than before."""

_DIGITS = 20
_NAME = re.compile(r"[0-9a-f]{20}\.[a-z0-9]{1,5}\Z")
_TELLING, _TEXTS = ".pdf", "texts"
_PATIENCE = 2
_LOOKED_AT = frozenset({"document", "audio"})
MAY_CHANGE: frozenset[Reason] = frozenset({"no-ffmpeg", "not-a-file", "costly-file"})
"""Reasons that are the machine's, not the file's, and are not remembered."""


class Shelf:
    """The cleaned files in a folder, which is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._worker = Worker()
        self._costly: Counter[Path] = Counter()
        self._undrawn: Counter[Path] = Counter()

    def public_file(self, original: Path) -> PublicFile | Reason:
        """What is published of a learner's file, or why nothing is."""
        try:
            digest = _digest(original)
        except RefusedError as error:
            return error.reason
        known = self._known(digest)
        if known is None:
            known, is_final = self._made(original)
            if is_final:
                self._remember(digest, known)
        return known

    def has(self, name: str) -> bool:
        """Whether a file of this name is there, and whole."""
        try:
            return self.is_name_of(name, _sha256(self.folder / name))
        except RefusedError:
            return False

    @staticmethod
    def is_name_of(name: str, digest: str) -> bool:
        """Whether a file with this SHA-256 is called so here."""
        return digest[:_DIGITS] == name.partition(".")[0]

    def text(self, name: str) -> str:
        """What can be read in a file to publish. Raises FileNotFoundError if it is not there."""
        if not name.endswith(_TELLING):
            return ""
        try:
            digest, _, text = (self.folder / _TEXTS / name).read_bytes().partition(b"\n")
            if digest.decode() == hashlib.sha256(text).hexdigest():
                return text.decode()
        except (OSError, ValueError):
            pass
        if not self.has(name):
            raise FileNotFoundError(self.folder / name)
        return self._told(name, self._worker.cleaned(self.folder / name).full.text)

    def copy(self, name: str, goal: Path) -> None:
        """Raises OSError when it is not there, or the disk is full."""
        shutil.copyfile(self.folder / name, goal)

    def content(self, name: str) -> bytes:
        """A file that is to be carried elsewhere. Raises OSError when it is not there."""
        return (self.folder / name).read_bytes()

    def put(self, name: str, content: bytes) -> None:
        """Keep a file that was cleaned elsewhere. Raises ValueError if it is not called as it should be."""
        if not _NAME.match(name) or not self.is_name_of(name, hashlib.sha256(content).hexdigest()):
            raise ValueError(name)
        write(self.folder / name, content)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget everything that is not among these: what is not published must not be found again."""
        if not self.folder.is_dir():
            return
        for entry in list(self.folder.iterdir()):
            if entry.is_file() and entry.name not in names and not entry.name.startswith("."):
                entry.unlink(missing_ok=True)
        for entry in list((self.folder / _TEXTS).glob("*")):
            if entry.name not in names:
                entry.unlink(missing_ok=True)
        for entry in list((self.folder / "by-original").glob("*.json")):
            if not isinstance(self._known(entry.stem), PublicFile):
                entry.unlink(missing_ok=True)

    def _made(self, original: Path) -> tuple[PublicFile | Reason, bool]:
        """What is published, and whether it would be the same on another day."""
        try:
            clean = self._cleaned(original)
        except RefusedError as error:
            return error.reason, error.reason not in MAY_CHANGE
        made = self._stored(clean)
        try:
            return self._with_looks(made, original.parent.parent), True
        except RefusedError as error:
            return made, error.reason not in MAY_CHANGE

    def _cleaned(self, original: Path) -> Clean:
        """Of a learner who gives us costly files, the third is not even opened."""
        learner = original.parent.parent
        if self._costly[learner] >= _PATIENCE:
            raise RefusedError("costly-file")
        try:
            return self._worker.cleaned(original)
        except RefusedError as error:
            self._costly[learner] += error.reason == "costly-file"
            raise

    def be_patient(self) -> None:
        """Begin anew to count the costly files: each reading of a folder sees what is there now."""
        self._costly.clear()
        self._undrawn.clear()

    def close(self) -> None:
        """Let the process end that looked into files."""
        self._worker.close()

    def _stored(self, clean: Clean) -> PublicFile:
        full = self._store(clean.full, clean.kind)
        others = tuple(self._store(each, clean.kind) for each in clean.others)
        return replace(full, others=others, pages=clean.full.pages, lost=clean.full.lost)

    def _with_looks(self, made: PublicFile, learner: Path) -> PublicFile:
        """With what it looks like. Raises RefusedError when it cannot be drawn, or has cost too much."""
        if made.kind not in _LOOKED_AT:
            return made
        if self._undrawn[learner] >= _PATIENCE:
            raise RefusedError("costly-file")
        try:
            looks = self._worker.looks_of(self.folder / made.name)
        except RefusedError as error:
            self._undrawn[learner] += error.reason == "costly-file"
            raise
        pictures = [self._store(each, "image") for each in looks.picture]
        front = replace(pictures[0], others=tuple(pictures[1:])) if pictures else None
        return replace(made, front=front, wave=looks.wave)

    def _store(self, variant: Variant, kind: str) -> PublicFile:
        name = f"{hashlib.sha256(variant.data).hexdigest()[:_DIGITS]}.{variant.ending}"
        write(self.folder / name, variant.data)
        self._told(name, variant.text)
        return PublicFile(name, kind, variant.width, variant.height, weight=len(variant.data))

    def _told(self, name: str, text: str) -> str:
        """Keep what a document says, behind its own fingerprint."""
        if name.endswith(_TELLING):
            content = text.encode("utf-8", "replace")
            digest = hashlib.sha256(content).hexdigest()
            write(self.folder / _TEXTS / name, digest.encode() + b"\n" + content)
        return text

    def _known(self, digest: str) -> PublicFile | Reason | None:
        """What is remembered of an original, if all of it is there and whole."""
        try:
            with opened(self.folder / "by-original" / f"{digest}.json") as file:
                entry = json.loads(file.read())
            if "refused" in entry:
                refused: Reason = entry["refused"]
                return refused
            known = _public_file(entry)
        except (RefusedError, OSError, ValueError, TypeError, KeyError):
            return None
        return known if all(self.has(each.name) for each in known.all) else None

    def _remember(self, digest: str, found: PublicFile | Reason) -> None:
        entry: dict[str, Any] = asdict(found) if isinstance(found, PublicFile) else {"refused": found}
        write(self.folder / "by-original" / f"{digest}.json", json.dumps(entry).encode())


def _public_file(entry: dict[str, Any]) -> PublicFile:
    """Raises KeyError or TypeError if it is not what was remembered."""
    made = {
        "others": tuple(_public_file(each) for each in entry["others"]),
        "front": _public_file(entry["front"]) if entry["front"] else None,
        "wave": tuple(entry["wave"]),
        "lost": tuple(entry["lost"]),
    }
    return PublicFile(**{**entry, **made})


def _digest(original: Path) -> str:
    """Of a file's bytes, its ending, and of everything else that decides what it becomes."""
    about = hashlib.sha256(f"{_sha256(original)} {original.suffix.lower()} {_makers()}".encode())
    return about.hexdigest()


def _sha256(path: Path) -> str:
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise RefusedError("file-too-big")
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # a BinaryIO is one


@cache
def _makers() -> str:
    return " ".join(
        (RECIPE, *(f"{each} {version(each)}" for each in ("pillow", "pillow-heif", "pikepdf", "pypdfium2")))
    )
