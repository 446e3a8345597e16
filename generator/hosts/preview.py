"""What an author's own preview keeps from one save to the next: for its author alone, while it is served."""

from __future__ import annotations

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp

from generator.building.pool import stop_all
from generator.cache.store import Cache
from generator.publishing.staging import Staging


class Preview:
    """A temporary folder that nobody else can open. All that is in it is private."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="leerkring-"))
        self.cache = Cache(self._folder)
        atexit.register(self.close)

    def close(self) -> None:
        """Remove it. No process of ours is left that could write into it again."""
        stop_all()
        shutil.rmtree(self._folder, ignore_errors=True)
        atexit.unregister(self.close)


def keep_to_author(staging: Staging) -> None:
    """Let nobody else open what is built beside the site, or what it leaves beside the site."""
    for folder in (staging.work, staging.folder):
        folder.chmod(0o700)
