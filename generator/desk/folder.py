"""The desk as a folder for the school's closed use; no place that others can see."""

from __future__ import annotations

import secrets
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from generator.desk.pages import Pages
from generator.publishing.atomic_swap import swap
from generator.publishing.manifest import MANIFEST

MARK = ".leerkring-desk"
"""By which a folder is known that a desk was written into, and may be written again."""
_SERVED = frozenset({"public", "public_html", "www", "wwwroot", "htdocs", "html"})
"""What folders are called whose files a server shows everybody."""

Why = Literal["site", "published", "served", "git", "taken", "file"]


class OpenPlaceError(Exception):
    """A folder into which no desk may be written, and ``why``."""

    def __init__(self, why: Why, path: Path) -> None:
        super().__init__(why, path)
        self.why: Why = why
        self.path = path


def write_desk(pages: Pages, folder: Path, sites: Iterable[Path]) -> None:
    """Write all pages into a folder, in the place of what a desk wrote there before.

    ``sites`` are the folders of the site and of all that it is made of. Raises OpenPlaceError and OSError.
    """
    folder = folder.resolve()
    if refused := refusal(folder, sites):
        raise refused
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        _write(pages, aside)
        _put(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(pages: Pages, folder: Path) -> None:
    """Nobody but this user can look into it."""
    folder.mkdir(mode=0o700)
    (folder / MARK).touch()
    for address in pages:
        file = folder / address
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(pages.content(address) or b"")


def _put(new: Path, folder: Path) -> None:
    """Whoever is not there any more must not be found: nothing of the old folder stays."""
    if folder.exists():
        last = new.with_name(f"{new.name}.last")
        swap(new, folder, last=last)
    else:
        new.rename(folder)


def refusal(folder: Path, sites: Iterable[Path]) -> OpenPlaceError | None:
    """Why no desk may be written into a folder, if so."""
    around = (folder, *folder.parents)
    found = (*_near_a_site(folder, sites), *_shown(around), *_in_the_way(folder), *_sent(folder, around))
    return next(iter(found), None)


def _near_a_site(folder: Path, sites: Iterable[Path]) -> Iterator[OpenPlaceError]:
    for site in (each.resolve() for each in sites):
        if folder == site or site in folder.parents or folder in site.parents:
            yield OpenPlaceError("site", site)


def _shown(around: Iterable[Path]) -> Iterator[OpenPlaceError]:
    for each in around:
        if each.name.casefold() in _SERVED:
            yield OpenPlaceError("served", each)
        if (each / MANIFEST).exists():
            yield OpenPlaceError("published", each)


def _in_the_way(folder: Path) -> Iterator[OpenPlaceError]:
    if folder.exists() and not folder.is_dir():
        yield OpenPlaceError("file", folder)
    elif folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        yield OpenPlaceError("taken", folder)


def _sent(folder: Path, around: Iterable[Path]) -> Iterator[OpenPlaceError]:
    """What is committed is sent to others."""
    repository = next((each for each in around if (each / ".git").exists()), None)
    if repository and not _is_ignored(folder, repository):
        yield OpenPlaceError("git", repository)


def _is_ignored(folder: Path, repository: Path) -> bool:
    """Whether git leaves a folder out of what it sends; what git does not say is no."""
    with suppress(OSError, subprocess.TimeoutExpired):
        command = ["git", "-C", str(repository), "check-ignore", "-q", "--", f"{folder}/"]
        return subprocess.run(command, capture_output=True, timeout=10, check=False).returncode == 0  # noqa: S603  # a fixed command
    return False
