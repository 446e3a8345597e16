"""For editors, grep and pre-commit: one line a problem, ``path:line:column: code sentence``."""

from __future__ import annotations

from generator.reporting.findings import Findings


def concise(findings: Findings) -> str:
    """Nothing at all when nothing is wrong."""
    return "".join(f"{told.where}: {told.problem.code} {told.sentence}\n" for told in findings.told)
