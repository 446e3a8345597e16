"""Files put below a folder: written, or taken over as a whole where an earlier build left the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.building.cache import DamagedError
from generator.building.fingerprints import fingerprint
from generator.building.made import Made
from generator.building.stamps import Stamps, stamp
from generator.media.shelf import Shelf
from generator.publishing.manifest import sha256_of

Same = Callable[[Path], dict[str, str]]
"""Of a site: the SHA-256 of each file in a folder there if they are just those wanted; else empty."""


@dataclass(frozen=True)
class Place:
    """Where a site is written.

    ``spare`` has folders of the site before the last, which may be moved over, and ``live`` is the last
    one, whose files may be given a second name; ``stamps`` says what is in the folders of both.
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
    if there := taken_over(made, place, own):
        return there
    written = _written(made, place.folder, shelf)
    noted(made, place, own)
    return written


def taken_over(made: Made, place: Place, own: str) -> dict[str, str]:
    """Put there what an earlier build left, if it is just what was made.

    The SHA-256 of each file by its path; empty if nothing was put there.
    """

    def same(site: Path) -> dict[str, str]:
        return _same(made, site, place.stamps, own)

    if not own:
        return {}
    if there := moved(place, own, same):
        return there
    if there := linked(place, own, same):
        noted(made, place, own)  # with one name more a file has another time of change
    return there


def moved(place: Place, own: str, same: Same) -> dict[str, str]:
    """Move a folder over that an earlier build left, if it is the ``same``."""
    there = same(place.spare) if place.spare else {}
    if place.spare and there:
        (place.spare / own).rename(place.folder / own)
    return there


def linked(place: Place, own: str, same: Same) -> dict[str, str]:
    """Give the files in a folder of the live site a second name, if it is the ``same``.

    Nobody writes into a file that has two: whoever has something else to say writes another file.
    """
    there = same(place.live) if place.live else {}
    if not place.live or not there:
        return {}
    try:
        _make_folders(place.folder, there)
        for path in there:
            os.link(f"{place.live}/{path}", f"{place.folder}/{path}")
    except OSError:  # not every file system has second names
        shutil.rmtree(place.folder / own, ignore_errors=True)
        return {}
    return there


def noted(made: Made, place: Place, own: str) -> None:
    """Remember what is in a folder that was put in its place, for the next builds."""
    if own and place.stamps and made.digests:
        place.stamps.note(stamp(place.folder / own, own=True), _content(made))


def _same(made: Made, site: Path, stamps: Stamps | None, own: str) -> dict[str, str]:
    before = stamp(site / own, own=True) if stamps else ""
    if stamps and before and stamps.content(before) == _content(made):
        stamps.note(before, _content(made))
        media = {each.address: sha256_of(site / each.address) for each in made.media}
        return {**made.digests, **media}
    there = digests_in(site, own)
    if not _is_same(made, there):
        return {}
    if stamps:
        stamps.note(before, _content(made))
    return there


def _content(made: Made) -> str:
    media = {each.address for each in made.media}
    return fingerprint(sorted(it for it in made.digests.items() if it[0] not in media), made.media)


def _written(made: Made, folder: Path, shelf: Shelf) -> dict[str, str]:
    digests = dict(made.digests)
    _make_folders(folder, made.digests)
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


def _make_folders(folder: Path, paths: Iterable[str]) -> None:
    """Those that some files are to be in."""
    for parent in sorted({path.rpartition("/")[0] for path in paths}):
        os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103  # half the time of Path's


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
