"""What a build wrote: how much, how many pages, and how large a page of a learner is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Output:
    """Megabytes of all files, the number of HTML pages, and the bytes of a learner's page in the middle."""

    size: float
    pages: int
    page: int


def output_of(site: Path, learners: Collection[str]) -> Output:
    """Of a folder that was built; learners are known by the first folder of their addresses."""
    sizes = {file.relative_to(site): file.stat().st_size for file in site.rglob("*") if file.is_file()}
    pages = {path: size for path, size in sizes.items() if path.suffix == ".html"}
    theirs = [size for path, size in pages.items() if path.parts[0] in learners]
    return Output(sum(sizes.values()) / 1e6, len(pages), int(median(theirs)) if theirs else 0)
