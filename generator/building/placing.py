"""Files put below a folder: written, or moved there as a whole where an earlier build left the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.building.made import Made
from generator.media.shelf import Shelf
from generator.publishing.manifest import sha256_of


@dataclass(frozen=True)
class Place:
    """Where a site is written. ``spare`` has folders of the site before, which may be moved over."""

    folder: Path
    spare: Path | None = None


def placed(made: Made, place: Place, shelf: Shelf, own: str = "") -> dict[str, str]:
    """Put everything that was made in its place; the SHA-256 of each file by its path.

    ``own`` is the name of the folder that all of it is in, if there is one. Raises OSError on a full disk.
    """
    if own and place.spare and (there := digests_in(place.spare, own)) and _is_same(made, there):
        (place.spare / own).rename(place.folder / own)
        return there
    return _written(made, place.folder, shelf)


def _written(made: Made, folder: Path, shelf: Shelf) -> dict[str, str]:
    digests = dict(made.digests)
    for path, content in made.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for media in made.media:
        goal = folder / media.address
        goal.parent.mkdir(parents=True, exist_ok=True)
        shelf.copy(media.source, goal)
        digests[media.address] = sha256_of(goal)
    return digests


def _is_same(made: Made, there: dict[str, str]) -> bool:
    """Whether files of these digests are all that was made, and nothing else."""
    media = {each.address: each.source for each in made.media}
    rest = {path: digest for path, digest in there.items() if path not in media}
    whole = all(Shelf.is_name_of(media[path], digest) for path, digest in there.items() if path in media)
    return whole and len(rest) + len(media) == len(there) and rest == made.digests


def digests_in(folder: Path, below: str) -> dict[str, str]:
    """The SHA-256 of each file in a folder; empty if something in it is neither file nor folder."""
    try:
        return dict(_lying(folder, below))
    except (OSError, ValueError):
        return {}


def _lying(folder: Path, below: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder / below) as entries:
        for entry in entries:
            path = f"{below}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _lying(folder, path)
            elif entry.is_file(follow_symlinks=False):
                yield path, sha256_of(entry.path)
            else:
                raise ValueError(path)
