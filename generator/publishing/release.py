"""A build beside the live site, and the one step that puts it in its place.

A build that fails, is killed or finds the disk full leaves the live site as it was. Builds of one
site wait for each other, so that each is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.publishing.exchange import exchange
from generator.publishing.manifest import MANIFEST, digests, folders_of, has_hidden, has_links, manifest
from generator.publishing.regular import content_of


class NotReplaceableError(Exception):
    """The live folder cannot be put aside in one step: a mount point, or the folder we stand in."""


class Release:
    """One build of the site in the folder ``live``.

    ``folder`` is where to build, ``docs`` for what the build needs. They lie beside
    ``live``, in a hidden folder that also has the lock. ``spare`` has folders of the site before that are
    the same on the live site; the next build may move them into its own.
    """

    def __init__(self, live: Path) -> None:
        self.live = live.resolve()
        self.work = self.live.parent / f".{self.live.name}.leerkring"
        self.folder = self.work / "next"
        self.docs = self.work / "docs"
        self.spare = self.work / "spare"
        self._lock = FileLock(self.work / "lock")

    def begin(self, waiting: Callable[[], None] = lambda: None) -> None:
        """Make an empty folder to build in; ``waiting`` is called if another build must end first.

        Raises NotReplaceableError when the live folder could not be replaced at the end.
        """
        if self.live.is_mount() or self.live == Path.cwd():
            raise NotReplaceableError(str(self.live))
        self.work.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            waiting()
            self._lock.acquire()
        try:
            self._recover()
            self.empty()
        except OSError:
            self._lock.release()
            raise

    def empty(self) -> None:
        """Begin the build anew."""
        for folder in (self.folder, self.docs):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()  # what could not be removed must not be shown, and stops the build

    def publish(
        self,
        known: Mapping[str, str] = {},
        whole: AbstractSet[str] = frozenset(),
        resting: AbstractSet[str] = frozenset(),
        spared: Callable[[], AbstractSet[str]] | None = None,
        after: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Put the build in the place of the live site, with a manifest of its files.

        ``known`` has the SHA-256 of files that were written just now; ``whole`` are folders in which there
        are no others, and which are spared for the next build if the site before had the same. Those
        ``resting`` were not written, for the live site has them: if it has all the rest, too, it stays as
        it is. Else those that are ``spared``, which is only asked then, are moved, and the others get second
        names. Where nobody asks, nothing is spared. ``after`` is called with the manifest when the site is in
        its place, before the next build may begin.
        """
        try:
            text = manifest(self.folder, known, whole)
            if whole != resting or not self._is_live(text, known, whole):
                self._add_resting(resting, spared() if spared else frozenset())
                self._change_places(text, whole if spared else frozenset())
            after(text)
        finally:
            self.abandon()

    def leave(self, after: Callable[[], None]) -> None:
        """Leave the live site as it is; ``after`` is called before the next build may begin."""
        try:
            after()
        finally:
            self.abandon()

    def _is_live(self, text: str, known: Mapping[str, str], whole: AbstractSet[str]) -> bool:
        """Whether the live site is what this manifest says; of the ``whole`` folders that is known."""
        beside = {path: it for path, it in known.items() if whole.isdisjoint(folders_of(path))}
        with suppress(OSError):
            return text == self.manifest() and self.has(manifest(self.folder, beside, whole), whole)
        return False

    def has(self, text: str, whole: AbstractSet[str]) -> bool:
        """Whether the live site has the files of this manifest and no others but in ``whole`` folders.

        Nothing is hidden in the build, and nothing on the site is a link: no manifest would tell. Raises
        OSError.
        """
        same = manifest(self.live, {}, whole) == text
        return same and not has_hidden(self.folder) and not has_links(self.live, whole)

    def name_again(self, folders: AbstractSet[str]) -> None:
        """Have folders of the live site in the build, too: second names for the same files."""
        with ThreadPoolExecutor() as threads:  # the work is the system's, not Python's
            for _ in threads.map(lambda name: name_again(self.live / name, self.folder / name), folders):
                pass

    def _add_resting(self, resting: AbstractSet[str], spared: AbstractSet[str]) -> None:
        for name in spared:
            _move(self.spare / name, self.folder / name)
        self.name_again(resting - spared)

    def _change_places(self, text: str, whole: AbstractSet[str]) -> None:
        self._keep_hidden_entries()
        (self.folder / MANIFEST).write_text(text, encoding="utf-8")
        shutil.rmtree(self.spare, ignore_errors=True)
        if self.live.exists():
            same = _same_folders(self.manifest(), text, whole)
            exchange(self.folder, self.live, last=self.work / "last")
            self._spare_only(same)
        else:
            self.folder.rename(self.live)

    def manifest(self) -> str:
        """Of the live site, if it has one."""
        try:
            return content_of(self.live / MANIFEST).decode()
        except (OSError, ValueError):
            return ""

    def _spare_only(self, names: AbstractSet[str]) -> None:
        """Of the site before, keep some folders."""
        for name in sorted(names):
            with suppress(OSError):  # somebody has removed it by hand
                _move(self.folder / name, self.spare / name)

    def abandon(self) -> None:
        """Remove what was built beside the live site, and let the next build begin."""
        for folder in (self.folder, self.docs):
            shutil.rmtree(folder, ignore_errors=True)
        self._lock.release()

    def remove(self) -> None:
        """Remove the hidden folder, too: for a live folder that was temporary itself."""
        shutil.rmtree(self.work, ignore_errors=True)

    def _recover(self) -> None:
        """Put the old site back if a build was killed where a file system has no exchange in one step."""
        last = self.work / "last"
        if last.exists():
            if self.live.exists():
                shutil.rmtree(last)
            else:
                last.rename(self.live)

    def _keep_hidden_entries(self) -> None:
        """What a deployment keeps in the site's folder (``.git``, ``.nojekyll``) stays, as MkDocs does it."""
        if self.live.is_dir():
            for entry in os.scandir(self.live):
                goal = self.folder / entry.name
                if entry.name.startswith(".") and not goal.exists():
                    if entry.is_dir(follow_symlinks=False):
                        shutil.copytree(entry.path, goal, symlinks=True)
                    else:
                        shutil.copy2(entry.path, goal, follow_symlinks=False)


def _move(folder: Path, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(goal)


def name_again(folder: Path, goal: Path) -> None:
    """Give every file in a folder a second name: no byte of it is copied, unless it must be.

    Nobody writes into a file that has two: whoever has something else to say writes another file.
    """
    goal.mkdir(parents=True, exist_ok=True)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            name_again(Path(entry.path), goal / entry.name)
        else:
            try:
                os.link(entry.path, goal / entry.name)
            except OSError:  # not every file system has second names
                shutil.copy2(entry.path, goal / entry.name)


def _same_folders(old: str, new: str, names: AbstractSet[str]) -> set[str]:
    """Which folders are the same in two manifests."""
    differing = set(old.splitlines()).symmetric_difference(new.splitlines())
    touched = {folder for path in digests("\n".join(differing)) for folder in folders_of(path)}
    return set(names - touched)
