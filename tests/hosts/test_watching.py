"""What is changed while serving is noticed: told by the system, or found by looking."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from watchdog.events import FileSystemEventHandler

from generator.hosts import watching
from generator.hosts.watching import Watcher

PATIENCE = 20


class Handler(FileSystemEventHandler):
    def __init__(self):
        self.called = Event()

    def on_any_event(self, event):
        assert not event.is_directory  # the server does not listen to what happens to folders
        self.called.set()

    def is_called(self):
        return self.called.wait(PATIENCE)


@pytest.fixture
def watched(tmp_path):
    """A folder that is watched, and who is told."""
    (tmp_path / "ann" / "goals").mkdir(parents=True)
    (tmp_path / "ann" / "goals" / "one.md").write_text("One")
    handler, watcher = Handler(), Watcher()
    watcher.schedule(handler, str(tmp_path))
    watcher.start()
    yield tmp_path, handler
    watcher.stop()
    watcher.join(PATIENCE)
    assert not watcher.is_alive()


def change(folder):
    (folder / "ann" / "goals" / "one.md").write_text("Another one")


def add(folder):
    (folder / "ann" / "goals" / "two.md").write_text("Two")


def remove(folder):
    shutil.rmtree(folder / "ann")


@pytest.mark.parametrize("happens", [change, add, remove])
def test_what_happens_to_a_file_is_told(happens, watched):
    folder, handler = watched
    happens(folder)
    assert handler.is_called()


@pytest.mark.parametrize("happens", [change, add, remove])
def test_what_the_system_does_not_tell_is_found(happens, watched, monkeypatch):
    monkeypatch.setattr("generator.hosts.watching._Wake.on_any_event", lambda *_: None)
    folder, handler = watched
    happens(folder)
    assert handler.is_called()


def test_the_system_tells_at_once(tmp_path, monkeypatch):
    """Nobody would look before the test has ended."""
    monkeypatch.setattr(watching, "_REST", 600.0)
    handler, watcher = Handler(), Watcher()
    watcher.schedule(handler, str(tmp_path))
    watcher.start()
    (tmp_path / "one.md").write_text("One")
    assert handler.is_called()
    watcher.stop()


@pytest.mark.parametrize("name", [".one.md.swp", ".git/index"])
def test_what_is_hidden_is_nobodys_document(name, watched):
    folder, _ = watched
    (folder / name).parent.mkdir(exist_ok=True)
    seen = watching.look(str(folder))
    (folder / name).write_text("Hidden")
    assert watching.look(str(folder)) == seen


def test_one_file_is_watched_alone(tmp_path):
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: One")
    seen = watching.look(str(file))
    (tmp_path / "other").write_text("Other")
    assert watching.look(str(file)) == seen
    file.write_text("site_name: Another")
    assert watching.look(str(file)) != seen


def test_a_system_that_tells_nothing_is_no_reason_to_stop(tmp_path, monkeypatch):
    """It tells of so many folders, and of no more."""

    def full(_):
        raise OSError

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", full)
    handler, watcher = Handler(), Watcher()
    watcher.schedule(handler, str(tmp_path))
    watcher.start()
    (tmp_path / "one.md").write_text("One")
    assert handler.is_called()
    watcher.stop()
    watcher.join(PATIENCE)
    assert not watcher.is_alive()
