"""A finished site as one file, for whoever takes it to a web space by hand."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.archive.zipped import put
from generator.files import content_of, is_regular, written_aside
from generator.publishing.manifest import MANIFEST, digests, site_files

_HIDDEN = (".well-known",)
"""What of a site begins with a dot; anything else that does is a deployment's (``.git``)."""


class NotWholeError(Exception):
    """A site that is not what its build left; ``path`` is the first file that shows it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def zip_file(site: Path) -> Path:
    """Where the one file of a site is: beside it."""
    return site.with_name(f"{site.name}.zip")


def zip_site(site: Path) -> Path:
    """Write the one file, aside and then renamed; the same site gives the same bytes.

    Raises NotWholeError unless the site has every file that its manifest names, as it names it, and no
    other. Raises OSError.
    """
    goal = zip_file(site)
    with written_aside(goal) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in _files(site):
            put(archive, path, content)
    return goal


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    known = _known(site)
    for path, digest in known.items():
        content = _content(site, path)
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotWholeError(path)
        yield path, content
    for path in (MANIFEST, *_hidden(site)):
        yield path, _content(site, path)


def _known(site: Path) -> dict[str, str]:
    """The SHA-256 of each file, by its path, if these are the files that are there."""
    try:
        known = digests(content_of(site / MANIFEST).decode())
    except (OSError, ValueError):
        raise NotWholeError(MANIFEST) from None
    if odd := known.keys() ^ set(site_files(site)):
        raise NotWholeError(min(odd))
    return known


def _content(site: Path, path: str) -> bytes:
    if not is_regular(site / path, site):
        raise NotWholeError(path)
    return content_of(site / path)


def _hidden(site: Path) -> Iterator[str]:
    for name in _HIDDEN:
        for path in sorted((site / name).rglob("*")):
            if path.is_file():
                yield path.relative_to(site).as_posix()
