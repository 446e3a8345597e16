"""What every test may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = 900
"""Seconds until a heavy test is taken for one that waits in vain; ``pyproject.toml`` says it of others."""


LONGEST = ("browser", "hosts", "building")
"""Folders whose tests take long. They come first, or one process would be at them when others are done."""


MEMORY = Path("/dev/shm")  # noqa: S108  # its permissions are as those of /tmp
ROOM = 6 * 2**30
"""Bytes that must be free there for all that tests write; the most that was seen is a tenth of it."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: nearly a third of its time a test waits for another process."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """Write what tests write in memory, where a system has room for it: many small files come and go."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first, and mark what needs a browser; give heavy tests the time they need."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("heavy") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(HEAVY))


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """A function that writes texts, by their path, and gives the folder they are in."""

    def written(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return written
