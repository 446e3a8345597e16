"""A preview: who may come in, and what an author's own keeps from one save to the next, for them alone."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from generator.building.learner import LearnerResult
from generator.building.output import Output
from generator.building.pool import stop_all
from generator.cache.store import Cache
from generator.hosts.build_log import BuildLog
from generator.hosts.overlay import unconcerned
from generator.hosts.settings import is_seen_here_only
from generator.problems import Problem
from generator.publishing.staging import Staging
from generator.reading.layout import Layout
from generator.serving.doorkeeper import Doorkeeper

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


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


@dataclass
class Serving:
    """What a preview keeps from one build to the next.

    ``good``: the school's documents at the last build without a fault in the whole. ``shown``: what came of
    the learners whose pages are in their place, by their keys. ``told``: the problems of the last build.
    """

    good: Layout | None = None
    private: Preview | None = None
    staging: Staging | None = None
    shown: Mapping[str, LearnerResult] = field(default_factory=dict)
    told: frozenset[Problem] = frozenset()

    def remember(self, output: Output, problems: Collection[Problem]) -> None:
        """What need be neither made nor told again. Pages with a note on them are, so that it goes."""
        noted = output.facts.keys() - unconcerned(problems, output.facts.keys())
        names = {folder.rpartition("/")[2] for folder in noted}
        self.shown = {key: shown for key, shown in output.shown.items() if shown.name not in names}
        self.told = frozenset(problems)

    def close(self) -> None:
        """Remove what was only for serving."""
        if self.private:
            self.private.close()
        if self.staging:
            stop_all()  # one of our processes would write again what is removed
            self.staging.remove()


def keep_to_author(staging: Staging) -> None:
    """Let nobody else open what is built beside the site, or what it leaves beside the site."""
    for folder in (staging.work, staging.folder):
        folder.chmod(0o700)


def guard(server: LiveReloadServer, config: MkDocsConfig, log: BuildLog, audience: str) -> None:
    """Have somebody stand at the door, before anybody can come in; say who can."""
    refusal = log.say("Go to {address} yourself: nothing else can see this preview.")
    server.set_app(Doorkeeper(server.serve_request, config.dev_addr.host, refusal))
    if not is_seen_here_only(config):
        log.tell(
            "Everybody who can reach this computer sees this preview, with what the audience {audience} "
            "may see. What is wrong in your files is told here and not on the pages.",
            audience=audience,
        )
