"""What is changed while serving is noticed: told by the system, or found by looking."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from threading import Event

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler

from generator.hosts import watching
from generator.hosts.site_build import SiteBuild
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


@contextmanager
def told_of(folder):
    """Who is told of what changes in a folder, for as long as it is watched."""
    handler, watcher = Handler(), Watcher()
    watcher.schedule(handler, str(folder))
    watcher.start()
    try:
        yield handler
    finally:
        watcher.stop()
        watcher.join(PATIENCE)
    assert not watcher.is_alive()


@pytest.fixture
def watched(tmp_path):
    """A folder that is watched, and who is told."""
    (tmp_path / "ann" / "goals").mkdir(parents=True)
    (tmp_path / "ann" / "goals" / "one.md").write_text("One")
    with told_of(tmp_path) as handler:
        yield tmp_path, handler


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
    with told_of(tmp_path) as handler:
        (tmp_path / "one.md").write_text("One")
        assert handler.is_called()


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


@pytest.mark.parametrize("step", ["__init__", "schedule", "start"])
def test_a_system_that_tells_nothing_is_no_reason_to_stop(step, tmp_path, monkeypatch):
    """It tells so many, of so many folders, and no more."""

    def full(*_, **__):
        raise OSError

    monkeypatch.setattr(f"watchdog.observers.api.BaseObserver.{step}", full)
    with told_of(tmp_path) as handler:
        (tmp_path / "one.md").write_text("One")
        assert handler.is_called()


def test_what_another_plugin_wants_to_have_watched_is_watched(tmp_path):
    """Also where it is what the server watches anyhow."""
    (tmp_path / "portfolios").mkdir()
    (tmp_path / "more").mkdir()
    (tmp_path / "hook.py").write_text(HOOK)
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS)
    config = load_config(str(file))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        plugin = config.plugins["leerkring"]
        plugin.build = SiteBuild(config, plugin.config, plugin.serving)
        for path in (config.docs_dir, config.config_file_path):
            server.watch(path)
        config.plugins.on_serve(server, config=config, builder=lambda: None)
        watched = {str(tmp_path / name) for name in ("portfolios", "more", "mkdocs.yml")}
        assert isinstance(server.observer, Watcher)
        assert server.observer.watched == watched
    finally:
        config.plugins.on_shutdown()
        server.server_close()


SETTINGS = """\
site_name: Kade
docs_dir: portfolios
theme: {name: material, font: false}
hooks: [hook.py]
plugins: [leerkring]
"""
HOOK = """\
from pathlib import Path

def on_serve(server, config, builder):
    server.watch(config.docs_dir)
    server.watch(str(Path(config.docs_dir).with_name("more")))
    return server
"""
