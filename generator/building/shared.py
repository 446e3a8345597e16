"""Pages that are about nobody alone, a cohort's and the front page: made, kept, and left where they rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.building.cache import Cache, DamagedError
from generator.building.fingerprints import fingerprint
from generator.building.learners import Task, file_of
from generator.building.made import Made, by_folder, described, made_of
from generator.building.placing import Place, noted, placed, resting
from generator.building.site import Written, leak_within, shelf_of_process
from generator.building.workers import DiedError, done
from generator.publishing.scan import Leak, Text, personal_in
from generator.writing.pages import Page, Pages

_ALL = ".pages"
"""How the name of an entry ends that says which pages there are, and which entries have them."""
_ONE = ".page"


@dataclass(frozen=True)
class Shared:
    """Pages that are to be written, and what they are ``about``: all there is to them but their frame."""

    about: tuple[object, ...]
    pages: Callable[[], Pages]
    """Makes them, if nobody has done that before."""


def write_shared(task: Task, shared: Shared, place: Place, written: Written, jobs: int = 1) -> list[Leak]:
    """Write pages, or leave them where they are on the live site; which of them show personal data.

    Raises OSError on a full disk.
    """
    name = f"{fingerprint(task.makers, sorted(task.look.allowed), shared.about)}{_ALL}"
    with suppress(DamagedError):
        if task.cache and (content := task.cache.kept(name)):
            made, entries = _opened(task.cache, content)
            _put(task, made, {name, *entries.values()}, place, written)
            return []
    made, entries, leaks = _made(task, shared.pages(), jobs)
    names = set(entries.values())
    if task.cache and not leaks:
        task.cache.keep(name, json.dumps([made.about.decode(), entries]).encode())
        names.add(name)
    _put(task, made, names, place, written)
    return leaks


def _opened(cache: Cache, content: bytes) -> tuple[Made, dict[str, str]]:
    """What was kept of pages: of what is in them the names of entries. Raises DamagedError."""
    try:
        about, entries = json.loads(content)
        made = described(about.encode(), lambda: _Entries(cache, entries, made.digests))
        if entries.keys() != made.digests.keys() or not all(isinstance(it, str) for it in entries.values()):
            raise DamagedError
    except (AttributeError, TypeError, ValueError):
        raise DamagedError from None
    return made, entries


def _put(task: Task, made: Made, entries: set[str], place: Place, written: Written) -> None:
    """Put pages in their place; whole folders of them may be on the live site already."""
    here = Written(entries=entries)
    for name, part in by_folder(made).items():
        own = "" if (place.folder / name).exists() else name
        if own and (there := resting(part, place, own)):
            here.resting.add(own)
        else:
            there = placed(part, place.folder, shelf_of_process(task.survey.home))
            noted(part, place, own)
        here.files |= there
        if own:
            here.whole[own] = part.content
    written.add_written(here)
    written.pages[:0] = made.pages  # before those of learners


def _made(task: Task, pages: Pages, jobs: int) -> tuple[Made, dict[str, str], list[Leak]]:
    """Every page, the entry that has it by its path, and what must not be shown."""
    files: dict[str, bytes] = {}
    entries: dict[str, str] = {}
    leaks: list[Leak] = []
    things: tuple[Page | tuple[str, str], ...] = (*pages.pages, *pages.texts)
    for _, it in done(_MakingPage(task), things, jobs):
        if isinstance(it, DiedError):
            raise it
        files[it.path] = it.content
        leaks += (leak_within(leak, task.survey.within) for leak in it.leaks)
        if it.entry and not it.leaks:
            entries[it.path] = it.entry
    addresses = tuple((page.address, page.updated) for page in pages.pages)
    return made_of(files, pages=addresses), entries, leaks


@dataclass(frozen=True)
class _MadePage:
    path: str
    content: bytes
    leaks: tuple[Leak, ...]
    entry: str


@dataclass(frozen=True)
class _MakingPage:
    """Makes a page, or another file of which the text is known."""

    task: Task

    def __call__(self, thing: Page | tuple[str, str]) -> _MadePage:
        task, allowed = self.task, self.task.look.allowed
        path = f"{thing.address}index.html" if isinstance(thing, Page) else thing[0]
        entry = f"{fingerprint(task.makers, sorted(allowed), thing)}{_ONE}" if task.cache else ""
        with suppress(DamagedError):
            if task.cache and (content := task.cache.kept(entry)) is not None:
                return _MadePage(path, content, (), entry)
        content = file_of(thing, task.frame, task.makers)[1] if isinstance(thing, Page) else thing[1].encode()
        found = personal_in(Text.of([(path, content)]), allowed)
        leaks = tuple(leak for leak in found if any(leak.text in text for text in said_by(thing)))
        if task.cache and not leaks:
            task.cache.keep(entry, content)
        return _MadePage(path, content, leaks, entry)


def said_by(value: Any) -> Iterator[str]:
    """Every text that a page is made of. Digits of several that meet on a page are nobody's number."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Page):
        yield from said_by((value.title, value.description, value.text, value.data))
    elif isinstance(value, Mapping):
        yield from said_by(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from said_by(entry)


@dataclass(frozen=True)
class _Entries(Mapping[str, bytes]):
    """Files by their paths, each in an entry of the cache. Raises DamagedError for one that is not whole."""

    cache: Cache
    names: Mapping[str, str]
    digests: Mapping[str, str]

    def __getitem__(self, path: str) -> bytes:
        content = self.cache.kept(self.names[path])
        if content is None or sha256(content).hexdigest() != self.digests[path]:
            raise DamagedError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
