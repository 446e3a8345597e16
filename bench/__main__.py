"""How fast a cohort is built, beside others that are installed, in one run on one machine.

    python -m bench [LEARNERS …]

Twenty documents a learner. Read the ratios: the seconds are this machine's.
"""

from __future__ import annotations

import math
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.cohort import LEARNER_DOCUMENTS, write_cohort
from bench.measured import Measured, measured

_BIN = Path(sys.executable).parent
_PLAIN = (
    "site_name: Cohort\ndocs_dir: portfolios\ntheme: {name: material, font: false%s}\nplugins: [search]\n"
)
_MOST_FOR_PLAIN = 50
"""Learners; twice as many take plain MkDocs and Material four times as long."""


def main(sizes: list[int]) -> None:
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}\n")
    print("| what | documents | wall s | processor s | MB, own | MB, greatest other | wall, full build = 1 |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    full = {}
    for learners in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            rows = list(_rows(Path(scratch), learners))
        base = rows[0][1]
        full[learners] = base
        for what, found in rows:
            print(
                f"| {what} | {learners * LEARNER_DOCUMENTS} | {found.wall:.2f} | {found.processor:.2f} | "
                f"{found.own:.0f} | {found.others or 0:.0f} | {found.wall / base.wall:.2f} |",
                flush=True,
            )
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        grown = math.log(full[last].processor / full[first].processor) / math.log(last / first)
        print(f"\nGrowth of the full build from {first} to {last} learners: exponent {grown:.2f}.")


def _rows(scratch: Path, learners: int) -> Iterator[tuple[str, Measured]]:
    folder = write_cohort(scratch / "leerkring", learners)
    build = [str(_BIN / "leerkring"), "build"]
    site = folder / "site"
    yield "Leerkring, full", measured(build, folder)
    yield "nothing changed", measured(build, folder)
    changed = min(folder.glob("portfolios/*/goals/goal-1.md"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    yield "one learner changed", measured(build, folder)
    yield "check", measured([str(_BIN / "leerkring"), "check"], folder)
    shutil.rmtree(site)
    if learners <= _MOST_FOR_PLAIN:
        for name, features in (("", ""), (", navigation.prune", ", features: [navigation.prune]")):
            plain = scratch / f"plain{len(features)}"
            shutil.copytree(folder / "portfolios", plain / "portfolios")
            (plain / "mkdocs.yml").write_text(_PLAIN % features, encoding="utf-8")
            command = [str(_BIN / "mkdocs"), "build", "--quiet"]
            yield f"plain MkDocs + Material{name}", measured(command, plain)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 25, 50])
