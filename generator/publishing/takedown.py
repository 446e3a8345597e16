"""Taking people off a site that otherwise stays as it is, because the new one must not be shown.

Whoever has left does not wait for what is wrong with somebody else's pages.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.publishing.atomic_swap import swap
from generator.publishing.manifest import MANIFEST, manifest, site_files
from generator.publishing.staging import Staging, endless
from generator.signs import unescaped

_OF_A_LEARNER = ("search.json", "print/index.html")
"""What every portfolio has on a site."""
_OF_A_COHORT = "learners.json"
_SITEMAP = re.compile(r"(?:^|/)sitemap(?:-[0-9]+)?\.xml\Z")
"""All addresses of a site, or a part of them."""
_PAPER, _FILES = ".pdf", "files/"
_READ = (".html", ".json", ".xml")
"""How the names of files end that may name or lead to somebody."""


def take_down(
    staging: Staging,
    shown: AbstractSet[str],
    tells: Callable[[Collection[str]], Callable[[str], bool]],
    refused: AbstractSet[str] = frozenset(),
) -> tuple[str, ...]:
    """Remove the portfolios from the live site whose folders are not among the ``shown``; these folders.

    A page that leads to one of them or, as what ``tells`` gives says of them, names one, is replaced by the
    one that was built now, or removed if there is none, or that one is ``refused``. Raises OSError, and
    then the site is as it was.
    """
    live = staging.live
    gone = tuple(sorted(set(portfolios_of(live)) - shown)) if shown or not is_portfolio(live) else ("",)
    if not gone:
        return ()
    kept = staging.kept
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(live, kept, symlinks=True, ignore=endless)
    new = {path for path in site_files(staging.folder) if path not in refused}
    if gone == ("",):
        _replace_all(kept, staging.folder, new)
    else:
        _take_out(kept, staging.folder, gone, _About(gone, tells(gone)), new)
    (kept / MANIFEST).unlink(missing_ok=True)  # nothing is written through a link
    (kept / MANIFEST).write_text(manifest(kept), encoding="utf-8")
    swap(kept, live, last=staging.work / "last")
    shutil.rmtree(kept, ignore_errors=True)
    return gone


def portfolios_of(site: Path) -> Iterator[str]:
    """The folders of learners on a site."""
    marks = (path for path in site_files(site) if path.endswith(f"/{_OF_A_LEARNER[0]}"))
    yield from (
        folder for folder in (mark.rpartition("/")[0] for mark in marks) if is_portfolio(site / folder)
    )


def is_portfolio(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _OF_A_LEARNER) and not (folder / _OF_A_COHORT).exists()


def _replace_all(kept: Path, folder: Path, new: AbstractSet[str]) -> None:
    """The site of one learner: of it nothing stays but what the school has there now."""
    for path in list(site_files(kept)):
        (kept / path).unlink()
    for path in new:
        _copy(folder / path, kept / path)


def _take_out(
    kept: Path,
    folder: Path,
    gone: Collection[str],
    is_about: _About,
    new: AbstractSet[str],
) -> None:
    for name in gone:
        shutil.rmtree(kept / name)
    about = [path for path in site_files(kept) if is_about(path, kept / path)]
    _take_out_papers(kept, folder, about, is_about, new)
    for path in about:
        text = (kept / path).read_text(encoding="utf-8", errors="ignore")
        (kept / path).unlink()
        if _SITEMAP.search(path):
            (kept / path).write_text(is_about.without_addresses(text), encoding="utf-8")
        elif path in new and not is_about(path, folder / path):
            _copy(folder / path, kept / path)


def _take_out_papers(
    kept: Path, folder: Path, about: Iterable[str], is_about: _About, new: AbstractSet[str]
) -> None:
    """A paper says nothing that no page of its portfolio says: it is about whom one of these is about."""
    for name in portfolios_of(kept):
        if not any(path.startswith(f"{name}/") for path in about):
            continue
        mine = [path for path in new if path.startswith(f"{name}/")]
        is_clean = not any(is_about(path, folder / path) for path in mine)
        for paper in _papers(kept, name):
            (kept / paper).unlink()
            if is_clean and paper in new:
                _copy(folder / paper, kept / paper)


def _papers(site: Path, name: str) -> list[str]:
    """The papers of a portfolio: what is a PDF, and no file of the learner's."""
    files = (path for path in site_files(site / name) if path.endswith(_PAPER))
    return [f"{name}/{path}" for path in files if not path.startswith(_FILES)]


def _copy(file: Path, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, goal)


class _About:
    """Whether a file of the site is about somebody who is to be taken off it."""

    def __init__(self, gone: Collection[str], tells: Callable[[str], bool]) -> None:
        self._gone = tuple(f"{folder}/" for folder in gone)
        self._tells = tells
        self._named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, self._gone))})")

    def __call__(self, path: str, file: Path) -> bool:
        if not path.endswith(_READ):
            return False
        text = file.read_text(encoding="utf-8", errors="ignore")
        return self._leads(path, text) or self._tells(text)

    def _leads(self, path: str, text: str) -> bool:
        """By a link, as the page has it, or by an address below the folder the file is in, as data has it."""
        if self._named.search(text):
            return True
        folder = path.rpartition("/")[0]
        links = (posixpath.join(folder, unescaped(link)) for link in _LINK.findall(text))
        return any(f"{posixpath.normpath(link)}/".startswith(self._gone) for link in links)

    def without_addresses(self, sitemap: str) -> str:
        return _ADDRESS.sub(lambda entry: "" if self._named.search(entry[0]) else entry[0], sitemap)


_LINK = re.compile(r"""(?:\s(?:href|src)=["']|"(?=[^"]*/"))([^"'\s>#?]+)""")
_ADDRESS = re.compile(r"<url>[^<]*+(?:<(?!/?url>)[^<]*+)*</url>\s*+")
