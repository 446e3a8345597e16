"""Changed files noticed while serving: as soon as the system tells, and by looking where it does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
_REST = 0.5
"""Seconds between two looks where nothing is told: on a drive of another system, say."""
_LONG_REST = 3.0
"""The same where something has been told."""
_BREATH = 0.05
"""Seconds after a look, whatever is told."""


class _Wake(FileSystemEventHandler):
    def __init__(self, told: Event) -> None:
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002  # the library's
        self._told.set()


class Watcher(Thread):
    """What the server knows as its observer.

    Only a look says that something changed: what the system tells twice is nothing, and what it does not tell
    is found a little later.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._seen: dict[str, int] = {}
        self._told, self._ended = Event(), Event()
        self._teller: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> str:  # noqa: ARG002  # the library's
        """Call a handler when something below a path changes; what to ``unschedule``."""
        self._seen[path] = look(path)
        self._handlers[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        del self._handlers[path]

    @property
    def watched(self) -> frozenset[str]:
        """The paths below which changes are noticed."""
        return frozenset(self._handlers)

    def start(self) -> None:
        with suppress(OSError):  # the system tells so many, of so many folders, and no more
            self._teller = Observer()
            for path in self._handlers:
                self._teller.schedule(_Wake(self._told), path, recursive=True, event_filter=_CHANGES)
            self._teller.start()
        super().start()

    def run(self) -> None:
        rest = _REST
        while not self._ended.wait(_BREATH):
            was_told = self._told.wait(rest)
            self._told.clear()
            for path, handler in list(self._handlers.items()):
                seen, self._seen[path] = self._seen[path], look(path)
                if seen != self._seen[path]:
                    rest = _LONG_REST if was_told else _REST
                    handler.on_any_event(FileModifiedEvent(path))

    def stop(self) -> None:
        self._ended.set()
        self._told.set()
        if self._teller and self._teller.is_alive():
            self._teller.stop()


def watch(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have what the server watches be watched by ours."""
    paths = (config.docs_dir, config.config_file_path, *config.theme.dirs)
    watched = [path for path in paths if path and _was_watched(server, path)]
    server.observer = Watcher()  # type: ignore[assignment]  # it has what the server asks of one
    for path in watched:
        server.watch(path)


def _was_watched(server: LiveReloadServer, path: str) -> bool:
    with suppress(KeyError):
        server.unwatch(path)
        return True
    return False


def look(path: str) -> int:
    """A number that is another one when a file below a path, or the path itself, is another one."""
    return hash(frozenset(_signatures(path)))


def _signatures(path: str) -> Iterator[tuple[str, int, int]]:
    """The path, size and time of change of each file that is not hidden; no link is followed."""
    with suppress(OSError):
        if not Path(path).is_dir():
            found = Path(path).stat()
            yield path, found.st_size, found.st_mtime_ns
    waiting = [path]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                with suppress(OSError):  # it may be gone by now
                    found = entry.stat(follow_symlinks=False)
                    yield entry.path, found.st_size, found.st_mtime_ns
