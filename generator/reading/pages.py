"""The school's own pages, Markdown at the top of a docs folder, and which of them are in the way.

Every address has one owner on every computer: also on one that takes ``Ann`` and ``ann`` for the same, and
letters in one form of Unicode for those in another, and a name with a dot or a space at its end for one
without.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from generator.media.clean import is_pointer
from generator.model import Cohort, Programme
from generator.places import languages
from generator.problems import Problem, problem
from generator.reading.conflicts import conflicts
from generator.reading.copies import original_of
from generator.reading.misplaced import is_misplaced, is_programme

_ENDING = ".md"
_FRONT = frozenset({"index", "readme"})
"""The page at the root of the site, as MkDocs has it."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a folder's time of change tells of every change in it, whatever the file system."""


def school_pages(docs: Path) -> Iterator[str]:
    """The names of the files that become pages. Links are not followed, and learners' documents are none."""
    yield from (name for name in _markdown(docs) if _is_page(docs / name))


def _is_page(file: Path) -> bool:
    if file.name.startswith(".") or is_programme(file.name) or not has_address(file.name):
        return False
    return file.is_file() and not file.is_symlink() and not is_misplaced(file)


def page_like(docs: Path, name: str) -> str:
    """The page that would have the address of a folder of this name; empty if there is none."""
    changed = docs.stat().st_mtime_ns
    settled = time.time_ns() - changed > _SETTLED
    found = _known_names(docs, changed) if settled else _names(docs)
    return next((page for page in found.get(_folded(name), ()) if _is_page(docs / page)), "")


def pages_in_the_way(
    docs: Path, cohorts: Iterable[str] = (), cohort: Cohort | None = None, programme: Programme | None = None
) -> Iterator[Problem]:
    """What is left out of the school's own: a page with the address of one about a cohort, or of a cohort.

    And files of which the names are no text, copies of other pages, and what is not merged.
    """
    cohorts = tuple(cohorts)
    yield from (problem(path, "bad-name", name=path, nearest="") for path in _without_address(docs, cohorts))
    yield from _only_pointers(docs, cohorts)
    pages = tuple(school_pages(docs))
    ours = _made_of(cohort, programme) if cohort else _made_of_front(pages, cohorts)
    folders = {_folded(name): name for name in cohorts}
    for page in pages:
        stem = _stem(page)
        if stem in ours:
            yield problem(page, "reserved-name", name=page)
        elif stem in folders:
            yield problem(page, "name-clash", other=f"{folders[stem]}/")
        elif original := original_of(page, pages):
            yield problem(page, "copy", name=page, other=original)
        else:
            yield from _unmerged(docs, page)


def _unmerged(docs: Path, page: str) -> tuple[Problem, ...]:
    """What version control left in a page that it could not merge."""
    return conflicts(page, (docs / page).read_text(encoding="utf-8-sig", errors="replace"))


def _without_address(docs: Path, cohorts: Iterable[str]) -> Iterator[str]:
    """Pages, and files among assets, whose names are no text."""
    for path in (*docs.glob(f"*{_ENDING}"), *_assets(docs, cohorts)):
        if not has_address(path.name):
            yield path.relative_to(docs).as_posix()


def _only_pointers(docs: Path, cohorts: Iterable[str]) -> Iterator[Problem]:
    """Files among assets that Git LFS has not fetched."""
    files = (path for path in _assets(docs, cohorts) if path.is_file() and not path.is_symlink())
    for path in (path for path in files if path.stat().st_size <= _POINTERS_SIZE):
        if is_pointer(path.read_bytes()):
            yield problem(path.relative_to(docs).as_posix(), "lfs-pointer", file=path.name)


_POINTERS_SIZE = 1024
"""Bytes that no pointer exceeds (git-lfs, docs/spec.md)."""


def _assets(docs: Path, cohorts: Iterable[str]) -> Iterator[Path]:
    """All below the folders of assets of a site and of its cohorts."""
    assets = [folder / "assets" for folder in (docs, *(docs / name for name in cohorts))]
    return (path for folder in assets if not folder.is_symlink() for path in folder.rglob("*"))


def has_address(name: str) -> bool:
    """Whether a name can stand in an address, in a list of files and in a terminal, as it is.

    A file system may hold any bytes.
    """
    return not _UNFIT.search(name)


_UNFIT = re.compile("[\ud800-\udfff\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\\\\]")
"""What Python has for a byte that is no UTF-8 (PEP 383), and signs that steer or are not seen."""


def _made_of(cohort: Cohort, programme: Programme | None) -> frozenset[str]:
    """What the addresses of pages about a cohort begin with; a test reads them off the pages."""
    lists = () if cohort.listing == "none" else ("learners",)
    own = ("programme",) if programme else ()
    always = ("accessibility", "competences", "ecosystem", "frameworks", "requirements")
    return frozenset({*always, *_FRONT, *lists, *own, *cohort.languages[1:]})


def _made_of_front(pages: Iterable[str], cohorts: tuple[str, ...]) -> frozenset[str]:
    """The same of a front page over cohorts in other languages, unless the school has its own."""
    is_ours = cohorts and not _FRONT.intersection(map(_stem, pages))
    return frozenset(languages()) if is_ours else frozenset()


@lru_cache(maxsize=16)
def _known_names(docs: Path, changed: int) -> dict[str, tuple[str, ...]]:  # noqa: ARG001  # what it is known by
    return _names(docs)


def _names(docs: Path) -> dict[str, tuple[str, ...]]:
    """The names of what may be a page, by what their addresses begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _markdown(docs):
        found[_stem(name)] = (*found.get(_stem(name), ()), name)
    return found


def _markdown(docs: Path) -> list[str]:
    return sorted(path.name for path in docs.glob(f"*{_ENDING}"))


def _stem(page: str) -> str:
    return _folded(page.removesuffix(_ENDING))


def _folded(name: str) -> str:
    """A name as the most forgiving of file systems compares it."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").rstrip(" .")
