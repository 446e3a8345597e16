"""For people at a terminal: each problem with its lines, a hint, and where to read more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.reporting.catalogue import CODES
from generator.reporting.findings import Findings, counts
from generator.reporting.frame import frame
from generator.reporting.told import Told

_BOLD, _RED, _YELLOW, _GREEN, _CYAN = "1", "31", "33", "32", "36"


def text(findings: Findings) -> str:
    blocks = [*_blocks(findings), _painted(findings, counts(findings), _counts_colour(findings))]
    return "\n\n".join(blocks) + "\n"


def _blocks(findings: Findings) -> Iterator[str]:
    for path, several in groupby(findings.told, key=lambda told: told.problem.path):
        lines = (findings.source(path) or "").split("\n")
        for told in several:
            yield "\n".join(_block(findings, told, lines if lines != [""] else ()))


def _block(findings: Findings, told: Told, lines: Sequence[str]) -> Iterator[str]:
    colour = _RED if told.severity == "error" else _YELLOW
    where = _painted(findings, told.where, _BOLD)
    yield f"{where}: {_painted(findings, findings.say(told.severity), colour)}: {told.sentence}"
    if CODES[told.problem.code].framed and (shown := frame(lines, told.problem.place)):
        yield from (f"  {line}" for line in shown[:-1])
        yield f"  {_painted(findings, shown[-1], colour)}"
    yield f"  {_painted(findings, findings.say('hint'), _CYAN)}: {told.hint}"
    yield f"  {_painted(findings, findings.say('more'), _CYAN)}: leerkring explain {told.problem.code}"


def _counts_colour(findings: Findings) -> str:
    return _RED if findings.count("error") else _GREEN


def _painted(findings: Findings, words: str, colour: str) -> str:
    """Words in a colour (ECMA-48, select graphic rendition), where colour is asked for."""
    return f"\x1b[{colour}m{words}\x1b[0m" if findings.colour else words
