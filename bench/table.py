"""What was measured, as tables in Markdown: medians, and ratios taken side by side within a round."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bench.measured import Measured
from bench.output import Output
from bench.steps import FULL

_COLUMNS = (
    "",
    "wall s",
    "wall, Leerkring's full build = 1",
    "processor s",
    "MB, own process",
    "MB, greatest other",
    "output MB",
    "HTML pages",
    "bytes of a learner's page",
)
_NONE = "–"


@dataclass(frozen=True)
class Run:
    """One step of one generator in one round; no output for what writes nothing."""

    used: Measured
    output: Output | None = None


Runs = Mapping[tuple[str, str], Sequence[Run]]
"""By generator and step, in the order of the table: a run a round, none if it is not run at this size."""


def table(runs: Runs, base: tuple[str, str]) -> str:
    """One size. ``base`` is what all walls are divided by, in the same round."""
    bases = runs.get(base, ())
    lines = [_line(_COLUMNS), "|---|" + "--:|" * (len(_COLUMNS) - 1)]
    for (who, what), each in runs.items():
        cells = _cells(each, bases) if each else ["not run at this size"]
        lines.append(_line((f"{who}: {what}", *cells, *[""] * (len(_COLUMNS) - 1 - len(cells)))))
    return "\n".join(lines)


def growth(sizes: Mapping[int, Runs]) -> str:
    """How the work of a full build grows from each size to the next: 1 in proportion, 2 with the square."""
    steps = list(pairwise(sorted(sizes)))
    names = list(dict.fromkeys(who for runs in sizes.values() for who, what in runs if what == FULL))
    lines = [
        _line(("full build, processor s", *(f"{few} → {many} learners" for few, many in steps))),
        "|---|" + "--:|" * len(steps),
    ]
    for name in names:
        work = {size: _processor(runs.get((name, FULL), ())) for size, runs in sizes.items()}
        exponents = (exponent(few, many, work[few], work[many]) for few, many in steps)
        lines.append(_line((name, *(_NONE if each is None else f"{each:.2f}" for each in exponents))))
    return "\n".join(lines)


def exponent(few: int, many: int, less: float | None, more: float | None) -> float | None:
    """The power of the size that the work grows with; None if one of the two was not measured."""
    if not less or not more:
        return None
    return math.log(more / less) / math.log(many / few)


def _processor(runs: Sequence[Run]) -> float | None:
    return median(run.used.processor for run in runs) if runs else None


def _cells(runs: Sequence[Run], bases: Sequence[Run]) -> list[str]:
    used = [run.used for run in runs]
    ratios = [run.wall / base.used.wall for run, base in zip(used, bases, strict=False)]
    others = [run.others for run in used if run.others is not None]
    written = [run.output for run in runs if run.output]
    return [
        f"{median(run.wall for run in used):.2f}",
        f"{median(ratios):.2f}" if ratios else _NONE,
        f"{median(run.processor for run in used):.2f}",
        f"{median(run.own for run in used):.0f}",
        f"{median(others):.0f}" if any(others) else _NONE,
        f"{median(each.size for each in written):.1f}" if written else _NONE,
        f"{median(each.pages for each in written):,.0f}" if written else _NONE,
        f"{median(each.page for each in written):,.0f}" if written else _NONE,
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
