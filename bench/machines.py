"""What a second machine earns: learners made by one worker of a Dask scheduler, and by two.

    python -m bench.machines [LEARNERS]

The workers are processes here, which share this machine's processors. Timed is what they do: from the first
job to the last bundle, with nothing in the cache.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from distributed import LocalCluster

from bench.cohort import write_cohort
from generator.building.context import BuildContext, ReadContext, build_context
from generator.building.discovery import Discovered, scanned_profiles, with_names
from generator.building.leak_scan import SchoolTexts
from generator.building.review import Viewing
from generator.cache.store import Cache
from generator.gate.hidden_names import HiddenNames
from generator.hosts.machines import machines
from generator.places import THEME
from generator.reading.read import read_school
from generator.rendering.page_shell import PageShell

_DAY = datetime.date(2026, 11, 24)
_ROUNDS = 3
_FIRST = 8
"""Learners that are made before, so that every worker has begun."""


def main(learners: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        docs = write_cohort(Path(scratch), learners) / "portfolios"
        rounds = [{workers: _seconds(docs, workers) for workers in (1, 2)} for _ in range(_ROUNDS)]
    for workers in (1, 2):
        print(f"{learners} learners, workers {workers}: {median(each[workers] for each in rounds):.1f} s")
    ratios = sorted(each[1] / each[2] for each in rounds)
    print(f"two are {median(ratios):.2f} times as fast as one ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def _seconds(docs: Path, workers: int) -> float:
    with (
        tempfile.TemporaryDirectory() as kept,
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        machines(cluster.scheduler_address) as ask,
    ):
        viewing = Viewing("public", _DAY, HiddenNames())
        read = ReadContext(docs, read_school(docs), viewing, Cache(Path(kept)))
        (of,) = with_names([(read, scanned_profiles(read))])
        context = _context(of)
        ask(context, of.learners[:_FIRST], lambda *_: None)
        begun = time.monotonic()
        ask(context, of.learners[_FIRST:], lambda *_: None)
        return time.monotonic() - begun


def _context(of: Discovered) -> BuildContext:
    shell = PageShell((str(THEME),), "Cohort", "https://cohort.example/")
    return build_context(of.context, shell, SchoolTexts(of.context.school))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
