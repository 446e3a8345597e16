"""What the file system says of a site, asked by a process beside the one that builds.

Of a large site that takes as long as all that a build must do in between, and a second processor would
be idle. Nothing but this module and what it needs is loaded there.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Collection
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from generator.building.stamps import stamp_of
from generator.publishing.manifest import MANIFEST, divided


class Ahead:
    """The stamps of some ``folders`` as the live site has them, and as they were spared of the one before.

    Both have the files that the manifest of the ``live`` site names.
    """

    def __init__(self, live: Path, spare: Path, folders: Collection[str]) -> None:
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._sites = [f"{live}/", f"{spare}/"]
        """Those that are not told yet."""
        arguments = (sender, tuple(self._sites), tuple(folders))
        self._process = context.Process(target=_tell, args=arguments, daemon=True)
        self._process.start()
        sender.close()
        self._told: dict[str, str] = {}

    def stamp(self, folder: Path) -> str:
        """Of one folder of a site; ``""`` if that is not told."""
        path = str(folder)
        while any(path.startswith(site) for site in self._sites):
            self._hear(self._sites.pop(0))
        return self._told.get(path, "")

    def _hear(self, site: str) -> None:
        with suppress(EOFError, OSError):  # whoever asked asks the file system then
            self._told.update((f"{site}{name}", stamp) for name, stamp in self._receiver.recv().items())

    def close(self) -> None:
        """Nobody asks any more."""
        self._process.kill()
        self._process.join()
        self._receiver.close()


def _tell(sender: Connection, sites: tuple[str, ...], folders: tuple[str, ...]) -> None:
    with suppress(OSError, ValueError):  # no site, no manifest, nobody who listens
        files, _ = divided(Path(sites[0], MANIFEST).read_text(encoding="utf-8"), folders)
        for site in sites:
            sender.send({name: stamp_of(Path(site, name), paths) for name, paths in files.items()})
