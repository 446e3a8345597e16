"""The two copies of a site: the one that is shown, and what was spared of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.building.stamps import Stamps, stamp_of
from generator.publishing.manifest import folder_among


@dataclass
class Copies:
    """What becomes of the folders that rest on the ``live`` site when another takes its place.

    ``resting`` has the fingerprints of what they hold, ``files`` all files of the site.
    """

    stamps: Stamps
    live: Path
    spare: Path
    resting: Mapping[str, str]
    files: Iterable[str]
    _linked: dict[str, list[str]] = field(default_factory=dict)

    def spared(self) -> set[str]:
        """Those that nobody has touched in what was spared; the others get second names."""
        found = self._files_of(self.resting)
        spared = {
            name
            for name, files in found.items()
            if self.stamps.knows(self.spare / name, files, self.resting[name])
        }
        for name in found.keys() - spared:
            if self.stamps.content(stamp_of(self.live / name, found[name])) == self.resting[name]:
                self._linked[name] = found[name]
        return spared

    def note(self) -> None:
        """Whatever got a second name has other times of change in both places."""
        for name, files in self._linked.items():
            for site in (self.live, self.spare):
                self.stamps.note(stamp_of(site / name, files), self.resting[name])

    def _files_of(self, names: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {name: [] for name in names}
        for path in self.files:
            if name := folder_among(found, path):
                found[name].append(path[len(name) + 1 :])
        return found
