"""What a learner's part of the site depends on, as SHA-256: the same inputs, the same name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from generator.building.html import Frame
from generator.model import Frameworks

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("babel", "comrak", "jinja2", "markupsafe", "nh3", "pillow", "segno")
"""Those whose output is in a page or beside it."""


def makers_fingerprint(frame: Frame) -> str:
    """Of everything that is the same for all learners: program, words, templates, libraries, the frame."""
    around = (frame.name, frame.url, frame.language, frame.copyright, frame.schools_pages)
    digest = hashlib.sha256(repr((around, [version(name) for name in _LIBRARIES])).encode())
    folders = [(str(_PACKAGE), (".py", ".po")), *((folder, (".html",)) for folder in frame.folders)]
    for folder, endings in folders:
        for path in _files(Path(folder), endings):
            digest.update(repr((path.relative_to(folder).as_posix(), path.read_bytes())).encode())
    return digest.hexdigest()


def look_fingerprint(secrets: Iterable[str], allowed: Iterable[str]) -> str:
    """Of what the last look seeks and lets pass."""
    return hashlib.sha256(repr((sorted(secrets), sorted(allowed))).encode()).hexdigest()


def learner_fingerprint(makers: str, said: str, used: Frameworks, *, is_whole_site: bool) -> str:
    """Of one learner's part: all that the published portfolio says, and the frameworks it uses."""
    about = repr((makers, is_whole_site, said, used.all))
    return hashlib.sha256(about.encode()).hexdigest()


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


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        yield from (Path(parent) / name for name in sorted(files) if name.endswith(endings))
