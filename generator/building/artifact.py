"""What a build makes of one learner's folder, and its bytes in the cache.

An artifact holds nothing more private than what may be seen. Its bytes are a line of JSON, and behind it all
files as one compressed text: to open it costs one step, however many pages there are.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args

from generator.archive.zipped import DAMAGES, MOST_PRESSED
from generator.cache.store import DamagedError
from generator.gate.consent import Reason
from generator.writing.pages import Media
from generator.writing.summary import Summary

_ELSEWHERE = ("\\", ":", "\0", "//", "\n/", "/\n", "/.", "\n.", "\n\n")
"""What a path has, on a line of its own, that leads out of its folder or to what a site hides: who can write
a cache must not write elsewhere."""


@dataclass(frozen=True)
class Facts:
    """What is known of a folder that has not changed.

    ``since`` and ``before`` are the days between which it holds; ``shown_name`` is the full name, if it is
    shown; ``published`` the digest of what may be seen, of the frameworks that it speaks of, and in an
    author's own preview of what others see of it, or ``""``; ``depends`` the digests of the frameworks that
    the folder speaks of and of what the school's other files say of it; ``words`` all the words that may be
    seen, folded; ``faulty`` whether there is something to tell, for which the folder must be read again.
    """

    reason: Reason | None = None
    shown_name: str = ""
    since: str = ""
    before: str = ""
    published: str = ""
    depends: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    faulty: bool = False
    files: int = 0
    sound: int = 0

    def __post_init__(self) -> None:
        """What was kept may be anything. Raises TypeError and ValueError."""
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name == "reason":
                if value not in {None, *get_args(Reason)}:
                    raise ValueError(value)
            elif not isinstance(value, Mapping if each.name == "depends" else type(each.default)):
                raise TypeError(each.name)


@dataclass(frozen=True)
class Rendering:
    """Pages as files: those by their paths, files to copy, the addresses of pages with their newest dates,
    and what the pages of a cohort say of the learner, by their language. ``digests`` has the SHA-256 of each
    file."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    media: tuple[Media, ...] = ()
    pages: tuple[tuple[str, datetime.date | None], ...] = ()
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands in the files that are packed, by their paths: the last look reads it."""
    unset: tuple[str, ...] = ()
    """The kinds of papers that could not be set, of which the learner is told."""

    @property
    def paths(self) -> frozenset[str]:
        """Of all files, those that are copied, too."""
        return frozenset((*self.digests, *(each.address for each in self.media)))

    @property
    def is_whole(self) -> bool:
        """Whether every file can be unpacked."""
        try:
            return len(dict(self.files)) == len(self.digests)
        except DamagedError:
            return False


def rendering_of(
    files: Mapping[str, bytes],
    media: tuple[Media, ...] = (),
    pages: tuple[tuple[str, datetime.date | None], ...] = (),
    summaries: Mapping[str, Summary] | None = None,
    said: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    unset: tuple[str, ...] = (),
) -> Rendering:
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return Rendering(files, media, pages, summaries or {}, digests, said, unset)


@dataclass(frozen=True)
class Artifact:
    """What is known of a learner, and the pages, if anything may be seen.

    ``toolchain`` is the digest of what made the pages, ``scanned`` that of the scan that found no leak in
    them; both are empty where only the facts are known.
    """

    facts: Facts
    rendering: Rendering | None = None
    toolchain: str = ""
    scanned: str = ""


def packed(artifact: Artifact) -> bytes:
    """The bytes of an artifact: the same artifact, the same bytes."""
    rendering = artifact.rendering
    header = {
        "facts": asdict(artifact.facts),
        "rendering": _described(rendering) if rendering else None,
        "toolchain": artifact.toolchain,
        "scanned": artifact.scanned,
    }
    files = zlib.compress(b"".join(rendering.files.values()), 1) if rendering else b""
    return json.dumps(header).encode() + b"\n" + files


def unpacked(content: bytes) -> Artifact:
    """What was ``packed``; files are unpacked when one is asked for. Raises DamagedError."""
    line, _, files = content.partition(b"\n")
    try:
        header = json.loads(line)
        kept = header.pop("rendering")
        facts = Facts(**header.pop("facts"))
        rendering = _rendering(kept, files) if kept else None
        artifact = Artifact(facts, rendering, **header)
        if not isinstance(artifact.toolchain, str) or not isinstance(artifact.scanned, str):
            raise DamagedError
    except (*DAMAGES, RecursionError):
        raise DamagedError from None
    return artifact


def _described(rendering: Rendering) -> dict[str, Any]:
    return {
        "files": [[path, len(content)] for path, content in rendering.files.items()],
        "digests": dict(rendering.digests),
        "media": [[each.source, each.address] for each in rendering.media],
        "pages": [[address, updated and updated.isoformat()] for address, updated in rendering.pages],
        "summaries": {name: vars(each) for name, each in rendering.summaries.items()},
        "said": {path: list(texts) for path, texts in rendering.said.items()},
        "unset": list(rendering.unset),
    }


def _rendering(kept: dict[str, Any], files: bytes) -> Rendering:
    """Raises what reading something else ends in."""
    pages = (
        (address, updated and datetime.date.fromisoformat(updated)) for address, updated in kept["pages"]
    )
    rendering = Rendering(
        _Packed(files, kept["files"]),
        tuple(Media(*each) for each in kept["media"]),
        tuple(pages),
        {name: Summary(**each) for name, each in kept["summaries"].items()},
        kept["digests"],
        {path: tuple(map(str, texts)) for path, texts in kept["said"].items()},
        tuple(map(str, kept["unset"])),
    )
    lines = "\n".join(("", *rendering.paths, *rendering.digests.values(), ""))
    if set(rendering.files) != set(rendering.digests) or any(it in lines for it in _ELSEWHERE):
        raise DamagedError
    return rendering


class _Packed(Mapping[str, bytes]):
    """Files behind each other in one compressed text, by their paths."""

    def __init__(self, pressed: bytes, sizes: list[tuple[str, int]]) -> None:
        self._pressed = pressed
        self._sizes = dict(sizes)
        if any(type(size) is not int or size < 0 for size in self._sizes.values()):
            raise DamagedError
        self._length = sum(self._sizes.values())
        if len(self._sizes) != len(sizes) or self._length > MOST_PRESSED * len(pressed):
            raise DamagedError

    @cached_property
    def _files(self) -> dict[str, bytes]:
        """Raises DamagedError."""
        try:
            text = zlib.decompressobj().decompress(self._pressed, self._length + 1)
        except zlib.error:
            raise DamagedError from None
        if len(text) != self._length:
            raise DamagedError
        found, begin = {}, 0
        for path, size in self._sizes.items():
            found[path] = text[begin : begin + size]
            begin += size
        return found

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)
