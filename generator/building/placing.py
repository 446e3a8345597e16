"""Files put below a folder, or left where an earlier build put the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.building.cache import DamagedError
from generator.building.made import Made
from generator.building.stamps import Stamps, stamp_of
from generator.media.shelf import Shelf
from generator.publishing.manifest import sha256_of


@dataclass(frozen=True)
class Place:
    """Where a site is written.

    ``live`` is the site before, which may have the same already; ``stamps`` says what is in its folders.
    """

    folder: Path
    live: Path | None = None
    stamps: Stamps | None = None

    def within(self, name: str) -> Place:
        """A folder of the site as a place by itself."""
        return Place(self.folder / name, self.live / name if self.live else None, self.stamps)

    def note(self, own: str, content: str, paths: Collection[str]) -> None:
        """Remember what was put in the folder ``own``, for the next builds; ``paths`` are its files."""
        if own and self.stamps:
            self.stamps.note(stamp_of(self.folder / own, _below(own, paths)), content)

    def has(
        self, own: str, content: str, paths: Collection[str], is_same: Callable[[dict[str, str]], bool]
    ) -> bool:
        """Whether the live site has this in the folder ``own`` already.

        If nobody knows, the bytes are read: ``is_same`` is asked about the SHA-256 of each file by its path.
        """
        if not self.live or not own:
            return False
        before = self.stamps.of(self.live / own, _below(own, paths)) if self.stamps else ""
        known = self.stamps.content(before) if self.stamps and before else None
        if known != content and not is_same(digests_in(self.live, own)):
            return False
        if self.stamps:
            self.stamps.note(before, content)
        return True


def _below(own: str, paths: Collection[str]) -> Iterator[str]:
    return (path[len(own) + 1 :] for path in paths)


def noted(made: Made, place: Place, own: str) -> None:
    """Remember what is in a folder that was put in its place."""
    if made.digests:
        place.note(own, made.content, made.paths)


def resting(made: Made, place: Place, own: str) -> dict[str, str]:
    """If what was made is on the live site already, the SHA-256 of each file there by its path."""
    if not place.live or not place.has(own, made.content, made.paths, partial(_is_same, made)):
        return {}
    media = {each.address: sha256_of(place.live / each.address) for each in made.media}
    return {**made.digests, **media}


def placed(made: Made, folder: Path, shelf: Shelf) -> dict[str, str]:
    """Put everything that was made below a folder; the SHA-256 of each file by its path.

    Raises OSError on a full disk, and DamagedError when a file that was kept is not what it was.
    """
    digests, root = dict(made.digests), os.fspath(folder)
    for parent in sorted({path.rpartition("/")[0] for path in made.digests}):
        os.makedirs(f"{root}/{parent}", exist_ok=True)  # noqa: PTH103  # half the time of Path's
    for path in made.digests:
        with open(f"{root}/{path}", "wb") as file:  # noqa: PTH123  # half the time of Path's
            file.write(made.files[path])
    for media in made.media:
        goal = folder / media.address
        goal.parent.mkdir(parents=True, exist_ok=True)
        shelf.copy(media.source, goal)
        digests[media.address] = sha256_of(goal)
        if not Shelf.is_name_of(media.source, digests[media.address]):
            raise DamagedError(media.source)
    return digests


def _is_same(made: Made, there: dict[str, str]) -> bool:
    """Whether files of these digests are all that was made, and nothing else."""
    media = {each.address: each.source for each in made.media}
    rest = {path: digest for path, digest in there.items() if path not in media}
    whole = all(Shelf.is_name_of(media[path], digest) for path, digest in there.items() if path in media)
    return whole and len(rest) + len(media) == len(there) and rest == made.digests


def digests_in(folder: Path, below: str) -> dict[str, str]:
    """The SHA-256 of each file in a folder; empty if something in it is neither file nor folder."""
    if (folder / below).is_symlink():
        return {}
    try:
        return dict(_lying(folder, below))
    except (OSError, ValueError, RecursionError):
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
