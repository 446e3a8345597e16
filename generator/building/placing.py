"""Files put below a folder: written, or taken over as a whole where an earlier build left the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.building.cache import DamagedError
from generator.building.made import Made
from generator.building.stamps import Stamps, stamp_of
from generator.media.shelf import Shelf
from generator.publishing.manifest import sha256_of


@dataclass(frozen=True)
class Place:
    """Where a site is written.

    ``spare`` has folders of the site before the last, which may be moved over, and ``live`` is the last
    one, which may have the same already; ``stamps`` says what is in the folders of both.
    """

    folder: Path
    spare: Path | None = None
    live: Path | None = None
    stamps: Stamps | None = None

    def within(self, name: str) -> Place:
        """A folder of the site as a place by itself."""
        spare, live = (before / name if before else None for before in (self.spare, self.live))
        return Place(self.folder / name, spare, live, self.stamps)


def placed(made: Made, place: Place, shelf: Shelf, own: str = "") -> dict[str, str]:
    """Put everything that was made in its place; the SHA-256 of each file by its path.

    ``own`` is the name of the folder that all of it is in, if there is one. Raises OSError on a full disk,
    and DamagedError when a file that was kept is not what it was.
    """
    if there := moved(made, place, own):
        return there
    written = _written(made, place.folder, shelf)
    noted(made, place, own)
    return written


def moved(made: Made, place: Place, own: str) -> dict[str, str]:
    """Move what was made over from the spare folders, if it is just that.

    The SHA-256 of each file by its path; empty if nothing was moved.
    """
    there = _same(made, place.spare, place.stamps, own) if place.spare and own else {}
    if place.spare and there:
        (place.spare / own).rename(place.folder / own)
    return there


def resting(made: Made, place: Place, own: str) -> dict[str, str]:
    """Whether what was made is on the live site already: the SHA-256 of each file there by its path."""
    return _same(made, place.live, place.stamps, own) if place.live and own else {}


def noted(made: Made, place: Place, own: str) -> None:
    """Remember what is in a folder that was put in its place, for the next builds."""
    if own and place.stamps and made.digests:
        place.stamps.note(_stamp(made, place.folder, own), made.content)


def _same(made: Made, site: Path, stamps: Stamps | None, own: str) -> dict[str, str]:
    before = _stamp(made, site, own) if stamps else ""
    if stamps and before and stamps.content(before) == made.content:
        stamps.note(before, made.content)
        media = {each.address: sha256_of(site / each.address) for each in made.media}
        return {**made.digests, **media}
    there = digests_in(site, own)
    if not _is_same(made, there):
        return {}
    if stamps:
        stamps.note(before, made.content)
    return there


def _stamp(made: Made, site: Path, own: str) -> str:
    below = len(own) + 1
    return stamp_of(site / own, (path[below:] for path in made.paths))


def _written(made: Made, folder: Path, shelf: Shelf) -> dict[str, str]:
    digests = dict(made.digests)
    for parent in sorted({path.rpartition("/")[0] for path in made.digests}):
        os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103  # half the time of Path's
    for path, content in made.files.items():
        with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123  # half the time of Path's
            file.write(content)
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
