"""A mark by which a machine knows a problem again after the lines around it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.reporting.told import Told

_MOVES = {"line"}
"""Values that change when text is added above the problem."""


def fingerprints(told: Iterable[Told]) -> Iterator[str]:
    """One for each problem, from its path, code and values; equal ones are told apart by counting."""
    seen: Counter[tuple[str, ...]] = Counter()
    for one in told:
        kept = (f"{name}={value}" for name, value in one.problem.values if name not in _MOVES)
        parts = (one.path, one.problem.code, *kept)
        seen[parts] += 1
        content = "\0".join((*parts, str(seen[parts])))
        yield hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
