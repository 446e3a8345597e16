"""Whoever takes part: found, tried on two learners, then measured on a cohort, round after round."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from bench import others, ours
from bench.cohort import write_cohort
from bench.measured import FailedError, measured
from bench.others import OTHERS
from bench.output import output_of
from bench.steps import FULL, Step
from bench.table import Run

LEERKRING = "Leerkring"
NAMES = list(dict.fromkeys((ours.NAME, *(other.name for other in OTHERS))))


@dataclass(frozen=True)
class Runner:
    """A generator that is there; ``steps`` lays a cohort in a new folder, as that generator wants it."""

    title: str
    version: str
    steps: Callable[[Path, Path], list[Step]]
    most: int | None = None


def found(only: Sequence[str], scratch: Path) -> tuple[list[Runner], list[str]]:
    """Those that are there and can build two learners; for each of the others a sentence, said aloud too.

    The trial also reads from the disk what would be read once, at the cost of the first round. ``scratch`` is
    a new folder, and what was made stays there.
    """
    able, skipped = [], {}
    cohort = write_cohort(scratch / "cohort", 2)
    for number, (name, runner) in enumerate(_wanted(only)):
        if runner is None:
            skipped[name] = f"Skipped: {name}, found neither on the path nor by BENCH_{name.upper()}."
        elif trouble := _trouble(runner, cohort, scratch / str(number)):
            _say(f"{runner.title}: {trouble}")
            skipped[runner.title] = f"Skipped: {runner.title}, which fails here."
        else:
            able.append(runner)
    for sentence in skipped.values():
        _say(sentence)
    return able, list(skipped.values())


def rounds(
    runners: Sequence[Runner], learners: int, times: int, scratch: Path
) -> dict[tuple[str, str], list[Run]]:
    """All steps of all runners, then all again, so that they share good minutes and bad ones.

    ``scratch`` is a new folder, and what was made stays there.
    """
    cohort = write_cohort(scratch / "cohort", learners)
    names = [profile.parent.name for profile in cohort.glob("portfolios/*/profile.md")]
    steps = {
        runner.title: _fitting(runner, learners, cohort, scratch / str(number))
        for number, runner in enumerate(runners)
    }
    runs: dict[tuple[str, str], list[Run]] = {}
    for title, each in steps.items():
        runs |= {(title, what): [] for what in [step.what for step in each] or [FULL]}
    for number in range(1, times + 1):
        for title, each in steps.items():
            for step in each:
                _say(f"{learners} learners, round {number} of {times}: {title}, {step.what}")
                runs[title, step.what].append(_run(step, names))
    return runs


def _wanted(only: Sequence[str]) -> list[tuple[str, Runner | None]]:
    wanted: list[tuple[str, Runner | None]] = []
    if ours.NAME in only:
        wanted.append((ours.NAME, Runner(LEERKRING, f"{LEERKRING} {version('leerkring')}", ours.steps)))
    for other in OTHERS:
        if other.name in only:
            program = others.program(other.name)
            wanted.append((other.name, _runner(other, program) if program else None))
    return wanted


def _runner(other: others.Other, program: str) -> Runner:
    steps = partial(others.steps, other, program)
    return Runner(other.title, others.version_of(other, program), steps, other.most)


def _trouble(runner: Runner, cohort: Path, folder: Path) -> str:
    """What a generator says when it cannot build two learners. Leerkring has to: raises FailedError."""
    try:
        _run(runner.steps(cohort, folder)[0], ())
    except FailedError as error:
        if runner.title == LEERKRING:
            raise
        return str(error)
    return ""


def _fitting(runner: Runner, learners: int, cohort: Path, folder: Path) -> list[Step]:
    """No steps for a cohort that is too large for this generator."""
    return [] if runner.most and learners > runner.most else runner.steps(cohort, folder)


def _run(step: Step, learners: Sequence[str]) -> Run:
    step.before()
    os.sync()  # so that nobody waits for what another wrote
    used = measured(step.command, step.folder)
    return Run(used, output_of(step.site, learners) if step.site else None)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
