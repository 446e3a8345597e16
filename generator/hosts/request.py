"""What whoever starts a build asks of it, beside what ``mkdocs.yml`` says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from generator.hosts.shards import Shard


@dataclass(frozen=True)
class BuildRequest:
    """``audience`` and ``language`` are empty where those of the settings are meant.

    Without ``use_cache`` nothing of the build before is used. ``archive`` is the cohort whose pages are to be
    kept for good, ``shard`` the part of the learners that is to be made, ``scheduler`` the address of other
    machines that help.
    """

    audience: str = ""
    language: str = ""
    use_cache: bool = True
    archive: str = ""
    shard: Shard | None = None
    scheduler: str = ""


_asked: list[BuildRequest] = []


@contextmanager
def asked(wanted: BuildRequest) -> Iterator[None]:
    """Builds in this block are asked for this, and else for what whoever runs the host asks."""
    said = {name: value for name, value in vars(wanted).items() if value != getattr(BuildRequest, name)}
    _asked.append(replace(request(), **said))
    try:
        yield
    finally:
        _asked.pop()


def request() -> BuildRequest:
    """What is asked of the next build: by the command, or by whoever runs the host itself."""
    if _asked:
        return _asked[-1]
    return BuildRequest(
        audience=os.environ.get("LEERKRING_AUDIENCE", ""),
        language=os.environ.get("LEERKRING_LANGUAGE", ""),
        use_cache=os.environ.get("LEERKRING_CACHE") != "off",
    )
