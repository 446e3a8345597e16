"""One site made by several builds: each makes a part of the learners, and one puts the parts together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Literal

from generator.building.bundle import Contents, pack, unpack
from generator.cache.keys import program_digest
from generator.cache.store import DamagedError
from generator.files import opened, written_aside
from generator.hosts.site import cache_of
from generator.reading.read import shelf_of

_SHARD = re.compile(r"([0-9]{1,4})/([0-9]{1,4})\Z")


class NotAShardError(Exception):
    """What is asked for is no part of anything."""


@dataclass(frozen=True)
class Shard:
    """Part ``number`` of ``of``, from 1; ``file`` is where it is kept."""

    number: int
    of: int
    file: Path


def shard_of(text: str, file: Path | None = None) -> Shard:
    """What ``3/8`` asks for. Raises NotAShardError."""
    match = _SHARD.match(text)
    number, of = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= number <= of:
        raise NotAShardError(text)
    return Shard(number, of, file or Path(f"part-{number}-of-{of}.zip"))


def keep_shard(shard: Shard, docs: Path, keys: Collection[str], media: Collection[str]) -> None:
    """Write what was made of a part of the learners to its file, which is there as a whole or not at all."""
    about = Contents(shard.number, shard.of, program_digest())
    with written_aside(shard.file) as aside, aside.open("wb") as stream:
        pack(stream, about, cache_of(docs), keys, shelf_of(docs), media)


@dataclass(frozen=True)
class Absent:
    """A part whose learners must be made anew, and why; ``what`` is its file, or its number of how many."""

    what: str
    why: Literal["damaged", "program", "missing"]


def take_shards(files: Iterable[Path], docs: Path) -> Iterator[Absent]:
    """Put parts where the build finds them; those that are of no use."""
    there: set[int] = set()
    wanted = 0
    for file in files:
        try:
            with _opened(file) as stream:
                about = unpack(stream, cache_of(docs), shelf_of(docs))
        except DamagedError:
            yield Absent(str(file), "damaged")
            continue
        if about.program != program_digest():
            yield Absent(str(file), "program")
        there.add(about.number)
        wanted = max(wanted, about.of)
    for missing in _runs(number for number in range(1, wanted + 1) if number not in there):
        yield Absent(f"{missing}/{wanted}", "missing")


def _opened(file: Path) -> BinaryIO:
    try:
        return opened(file)
    except OSError:
        raise DamagedError(str(file)) from None


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers that follow each other as one: ``2``, ``4-9``."""
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}"
