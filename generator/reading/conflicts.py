"""Lines that version control leaves in a file when it could not merge two versions of it by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Place, Problem, problem

_MARKER = re.compile(r"(?:<{7}|>{7})(?:[ \t][^\n]*)?$", re.MULTILINE)
"""The first and the last of them (git-merge, merge.conflictStyle). What stands between, seven bars or equals
signs, may stand alone for a row of a table or a heading."""
_ENOUGH = 20


def conflicts(path: str, text: str) -> tuple[Problem, ...]:
    """One problem for each pair of versions that stand in a text beside each other."""
    return tuple(islice(_conflicts(path, text), _ENOUGH))


def _conflicts(path: str, text: str) -> Iterator[Problem]:
    opened = False
    may_be = "<<<<<<<" in text or ">>>>>>>" in text  # said quickly of every document
    for number, line in enumerate(text.split("\n"), 1) if may_be else ():
        if not _MARKER.match(line):
            continue
        begins = line.startswith("<")
        if begins or not opened:  # of the end of what has begun nothing more is told
            yield problem(path, "merge-conflict", Place(number, 1, len(line) + 1))
        opened = begins
