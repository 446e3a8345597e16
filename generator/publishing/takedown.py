"""Taking people off a site that otherwise stays as it is, because the new one must not be shown.

Whoever has left does not wait for what is wrong with somebody else's pages.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.publishing.exchange import exchange
from generator.publishing.manifest import MANIFEST, manifest, site_files
from generator.publishing.release import Release, name_again

_OF_A_LEARNER = ("search.json", "print/index.html")
"""What every portfolio has on a site."""
_READ = (".html", ".json", ".xml")
"""How the names of files end that may name or lead to somebody."""


def take_down(release: Release, shown: AbstractSet[str], tells: Callable[[str], bool]) -> tuple[str, ...]:
    """Remove the portfolios from the live site whose folders are not among the ``shown``; these folders.

    A page that leads to one of them or, as ``tells`` says, names somebody, is replaced by the one that was
    built now, or removed if there is none that does not. Raises OSError, and then the site is as it was.
    """
    live = release.live
    gone = tuple(sorted(set(_portfolios(live)) - shown))
    if not gone:
        return ()
    kept = release.work / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    name_again(live, kept)
    for folder in gone:
        shutil.rmtree(kept / folder)
    is_about = _About(gone, tells)
    for path in list(site_files(kept)):
        if is_about(path, kept / path):
            _replace(kept / path, release.folder / path, path, is_about)
    (kept / MANIFEST).unlink(missing_ok=True)
    (kept / MANIFEST).write_text(manifest(kept), encoding="utf-8")
    shutil.rmtree(release.spare, ignore_errors=True)
    exchange(kept, live, last=release.work / "last")
    shutil.rmtree(kept, ignore_errors=True)
    return gone


def _portfolios(site: Path) -> Iterator[str]:
    """The folders of learners on a site."""
    marks = (path for path in site_files(site) if path.endswith(f"/{_OF_A_LEARNER[0]}"))
    for folder in (mark.rpartition("/")[0] for mark in marks):
        if all((site / folder / name).is_file() for name in _OF_A_LEARNER):
            yield folder


class _About:
    """Whether a file of the site is about somebody who is to be taken off it."""

    def __init__(self, gone: Collection[str], tells: Callable[[str], bool]) -> None:
        self._tells = tells
        names = "|".join(re.escape(folder.rpartition("/")[2]) for folder in gone)
        self._leads = re.compile(rf"(?<![\w-])(?:{names})/")

    def __call__(self, path: str, file: Path) -> bool:
        if not path.endswith(_READ):
            return False
        text = file.read_text(encoding="utf-8", errors="ignore")
        return bool(self._leads.search(text)) or self._tells(text)


def _replace(old: Path, new: Path, path: str, is_about: _About) -> None:
    """Another file in the place of one; nobody writes into a file that may have two names."""
    old.unlink()
    if new.is_file() and not is_about(path, new):
        shutil.copyfile(new, old)
