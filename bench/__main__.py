"""How fast a cohort is built, beside the other generators that are installed, in one run on one machine.

    python -m bench [--rounds N] [--only leerkring,hugo,…] [--write FILE] [LEARNERS …]

Twenty documents a learner. Read the ratios: the seconds are this machine's. docs/performance.md says what is
measured, and what is not alike.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.cohort import LEARNER_DOCUMENTS
from bench.runners import LEERKRING, NAMES, Runner, found, rounds
from bench.steps import FULL
from bench.table import growth, table

_ALIKE = (
    "All make the pages that Leerkring makes: Hugo and Eleventy from the same fields and prose, Material and"
    " Zensical from Markdown in which fields and overviews were written out before."
)
_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


def main(words: Sequence[str] | None = None) -> None:
    asked = _asked(words)
    if asked.write:
        _replaced(asked.write, "")  # an hour later would be late to hear that it cannot be done
    report = _report(asked.only, sorted(set(asked.learners)), asked.rounds)
    print(report)
    if asked.write:
        asked.write.write_text(_replaced(asked.write, report), encoding="utf-8")


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description="How fast a cohort is built.")
    parser.add_argument("learners", nargs="*", type=_number, default=[10, 50], metavar="LEARNERS")
    parser.add_argument("--rounds", type=_number, default=1, metavar="N", help="medians of N rounds")
    parser.add_argument(
        "--only", type=_names, default=NAMES, metavar="NAMES", help=f"some of {','.join(NAMES)}"
    )
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help=f"put the report between {_BEGIN} … {_END}"
    )
    return parser.parse_args(words)


def _number(word: str) -> int:
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"{word} is no number above 0")
    return int(word)


def _names(word: str) -> list[str]:
    if unknown := set(word.split(",")) - set(NAMES):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return word.split(",")


def _replaced(file: Path, report: str) -> str:
    """A page with this report between its two comments. Raises SystemExit if they are not there."""
    before, begin, rest = file.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        sys.exit(f"{file} has no {_BEGIN} … {_END}")
    return f"{before}{_BEGIN}\n{report}{_END}{after}"


def _report(only: Sequence[str], sizes: Sequence[int], times: int) -> str:
    with tempfile.TemporaryDirectory() as scratch:  # one for all: nothing is deleted before the last step
        runners, skipped = found(only, Path(scratch, "tried"))
        runs = {size: rounds(runners, size, times, Path(scratch, str(size))) for size in sizes}
    parts = [_machine(runners, times), _ALIKE, *skipped]
    for size, each in runs.items():
        parts.append(f"### {size:,} learners, {size * LEARNER_DOCUMENTS:,} documents")
        parts.append(table(each, (LEERKRING, FULL)))
    if len(sizes) > 1:
        parts += ["### Growth", growth(runs)]
    return "\n\n".join(parts) + "\n"


def _machine(runners: Sequence[Runner], times: int) -> str:
    try:
        cores, system = len(os.sched_getaffinity(0)), platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError):  # Linux only
        cores, system = os.cpu_count() or 1, platform.system()
    of = "One round" if times == 1 else f"Medians of {times} rounds"
    versions = ", ".join(dict.fromkeys(runner.version for runner in runners))
    return f"{of} on {cores} cores, {system}, Python {platform.python_version()}: {versions}."


if __name__ == "__main__":
    main()
