"""What a learner's part of the site depends on, as SHA-256: the same inputs, the same name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import places
from generator.building.frame import Frame
from generator.media.clean import LARGEST
from generator.model import Frameworks
from generator.publishing.manifest import sha256_of

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = (
    *(
        "ahocorasick_rs",
        "babel",
        "cattrs",
        "comrak",
        "jinja2",
        "jsonschema",
        "jsonschema-rs",
        "markupsafe",
        "nh3",
    ),
    *("phonenumberslite", "pikepdf", "pillow", "python-stdnum", "pyyaml", "segno"),
)
"""Those that have a say in what is read or written."""


@cache
def program_fingerprint() -> str:
    """Of everything that reads and decides: program, words, schemas, libraries."""
    folders = ((str(_PACKAGE), (".py", ".po")), (str(places.SCHEMAS), (".json",)))
    return fingerprint([version(name) for name in _LIBRARIES], list(_contents(folders)))


def catalogues_fingerprint(language: str) -> str:
    """Of the words of a language."""
    return fingerprint(list(_contents([(str(places.TRANSLATIONS / language), (".po",))])))


def makers_fingerprint(frame: Frame) -> str:
    """Of everything that makes pages, and is the same for all learners: program, templates, the frame."""
    around = (frame.name, frame.url, frame.language, frame.copyright, frame.schools_pages, frame.cohort)
    templates = _contents((folder, ("",)) for folder in frame.folders)  # a template may take in any file
    return fingerprint(program_fingerprint(), around, list(templates))


def source_fingerprint(docs: Path, name: str) -> str:
    """Of everything that lies in a folder of the docs folder; no link is followed."""
    return fingerprint(sorted(_lying(docs / name)))


def sources_beside(docs: Path, learners: AbstractSet[str]) -> str:
    """Of everything in a docs folder but the folders of learners, and what is hidden."""
    beside: list[tuple[str, str]] = []
    for path in docs.iterdir():
        if path.name not in learners and not path.name.startswith("."):
            beside += [(f"{path.name}/{name}", digest) for name, digest in _lying_at(path)]
    return fingerprint(sorted(beside))


def used_frameworks(said: str, known: Frameworks) -> Frameworks:
    """The frameworks a portfolio speaks of, and those that their requirement profiles speak of.

    ``said`` is the portfolio's ``repr``. A framework that is only mentioned by chance does no harm.
    """
    used: set[str] = set()
    waiting = [said]
    while waiting:
        text = waiting.pop()
        found = {name for name in known.by_id if f"{name}:" in text or f"'{name}'" in text}
        waiting += [repr(known.by_id[name]) for name in found - used]
        used |= found
    return Frameworks(tuple(framework for framework in known.all if framework.id in used))


def fingerprint(*parts: object) -> str:
    """Of values whose ``repr`` tells all there is to them: texts, numbers, bytes, dataclasses of these."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _contents(folders: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    for folder, endings in folders:
        for path in files_below(Path(folder), endings):
            yield path.relative_to(folder).as_posix(), sha256_of(path)


def files_below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Files with one of the endings, in order, but those in folders that begin with ``__`` or ``.``."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("__", ".")))
        yield from (Path(parent) / name for name in sorted(files) if name.endswith(endings))


def _lying_at(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        yield "", "link" if path.is_symlink() else "other"  # an endless file, say
    elif path.is_dir():
        yield from _lying(path)
    else:
        yield "", _digest(str(path))


_DEEPEST = 20
"""Folders; nothing that lies deeper is ever read."""


def _lying(folder: Path, below: str = "") -> Iterator[tuple[str, str]]:
    """Every name in a folder with what it is: the SHA-256 of a file, or a word for what is none."""
    if below.count("/") > _DEEPEST:
        yield below, "deep"
        return
    for entry in os.scandir(folder):
        path = f"{below}{entry.name}"
        if entry.is_symlink():
            yield path, "link"
        elif entry.is_dir(follow_symlinks=False):
            yield path, "folder"
            yield from _lying(Path(entry.path), f"{path}/")
        elif entry.is_file(follow_symlinks=False):
            yield path, _digest(entry.path)
        else:
            yield path, "other"


def _digest(path: str) -> str:
    """The SHA-256 of a file; of one that is so large that nothing of it is ever read, how large it is."""
    try:
        size = os.stat(path).st_size  # noqa: PTH116  # asked for every file there is
        return sha256_of(path) if size <= LARGEST else f"{size} bytes"
    except OSError:
        return "unreadable"
