"""What the file system says of a site, asked by a process beside the one that builds.

Of a large site that takes as long as all that a build must do in between, and a second processor would
be idle. Nothing but this module and what it needs is loaded there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from generator.building.stamps import stamp_of
from generator.publishing.manifest import MANIFEST, divided
from generator.publishing.regular import content_of


class Ahead:
    """The stamps of some ``folders`` as the live site has them, and as they were spared of the one before.

    Both have the files that the manifest of the ``live`` site names. Raises OSError if there can be no
    process.
    """

    def __init__(self, live: Path, spare: Path, folders: Collection[str]) -> None:
        self._sites = [f"{live}/", f"{spare}/"]
        """Those that are not told yet."""
        self._told: dict[str, str] = {}
        self._process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
        )
        with suppress(OSError), self._process.stdin as asked:  # type: ignore[union-attr]  # it has pipes
            asked.write(json.dumps([self._sites, list(folders)]).encode())

    def stamp(self, folder: Path) -> str:
        """Of one folder of a site; ``""`` if that is not told."""
        path = str(folder)
        while any(path.startswith(site) for site in self._sites):
            self._hear(self._sites.pop(0))
        return self._told.get(path, "")

    def _hear(self, site: str) -> None:
        with suppress(OSError, ValueError):  # whoever asked asks the file system then
            told = json.loads(self._process.stdout.readline())  # type: ignore[union-attr]  # the same
            self._told.update((f"{site}{name}", stamp) for name, stamp in told.items())

    def close(self) -> None:
        """Nobody asks any more."""
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()  # type: ignore[union-attr]  # the same


def tell() -> None:
    """What the other process does: a line for each site, of the stamps of its folders."""
    sites, folders = json.load(sys.stdin)
    files, _ = divided(content_of(Path(sites[0], MANIFEST)).decode(), folders)
    for site in sites:
        stamps = {name: stamp_of(Path(site, name), paths) for name, paths in files.items()}
        sys.stdout.write(f"{json.dumps(stamps)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    tell()
