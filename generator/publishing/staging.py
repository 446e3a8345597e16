"""A build beside the live site, and the one step that puts it in its place.

A build that fails, is killed or finds the disk full leaves the live site as it was. Builds of one
site wait for each other, so that each is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from generator.publishing.atomic_swap import swap
from generator.publishing.manifest import MANIFEST, manifest


class NotReplaceableError(Exception):
    """The live folder cannot be put aside in one step: a mount point, or the folder we stand in."""


class Staging:
    """One build of the site in the folder ``live``.

    ``folder`` is where to build, ``docs`` for what the build needs. They lie beside ``live``, in a hidden
    folder that also has the lock.
    """

    def __init__(self, live: Path) -> None:
        self.live = live.resolve()
        self.work = self.live.parent / f".{self.live.name}.leerkring"
        self.folder = self.work / "next"
        self.docs = self.work / "docs"
        self.kept = self.work / "kept"
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
        self._remove()
        for folder in (self.folder, self.docs):
            folder.mkdir()  # what could not be removed must not be shown, and stops the build

    def publish(
        self,
        known: Mapping[str, str] | None = {},
        carried: Collection[str] = (),
        after: Callable[[], None] = lambda: None,
    ) -> None:
        """Put the build in the place of the live site, with a manifest of its files.

        ``known`` has the SHA-256 of files that were written just now; None for a preview, which nobody takes
        elsewhere: it has no manifest. Folders that are ``carried`` are moved over from the live site: only a
        preview does that. ``after`` is called when the site is in its place,
        before the next build may begin.
        """
        try:
            for name in carried:
                (self.live / name).rename(self.folder / name)
            self._keep_hidden_entries()
            if known is not None:
                (self.folder / MANIFEST).write_text(manifest(self.folder, known), encoding="utf-8")
            if self.live.exists():
                swap(self.folder, self.live, last=self.work / "last")
            else:
                self.folder.rename(self.live)
            after()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Remove what was built beside the live site, and let the next build begin."""
        self._remove()
        self._lock.release()

    def remove(self) -> None:
        """Remove the hidden folder, too: for a live folder that was temporary itself."""
        shutil.rmtree(self.work, ignore_errors=True)

    def _remove(self) -> None:
        for folder in (self.folder, self.docs, self.kept):
            shutil.rmtree(folder, ignore_errors=True)

    def _recover(self) -> None:
        """Put the old site back if a build was killed where a file system has no swap in one step."""
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
                        shutil.copytree(entry.path, goal, symlinks=True, ignore=endless)
                    elif not endless(os.fspath(self.live), [entry.name]):
                        shutil.copy2(entry.path, goal, follow_symlinks=False)


def endless(folder: str, names: list[str]) -> set[str]:
    """Pipes and devices, which somebody may have put there: nobody can copy one."""
    paths = {name: Path(folder, name) for name in names}
    return {name for name, it in paths.items() if not (it.is_symlink() or it.is_file() or it.is_dir())}
