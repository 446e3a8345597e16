"""For programs: everything, as JSON.

    {
      "format": "leerkring-report",
      "version": 1,
      "language": "nl",
      "summary": {"files": 41, "documents": 38, "portfolios": 3, "errors": 2, "warnings": 1},
      "problems": [
        {
          "path": "portfolios/amina/goals/medication.md",
          "line": 4, "column": 9, "end_column": 13,
          "code": "unknown-choice", "severity": "error",
          "sentence": "…", "hint": "…",
          "values": {"field": "status", "found": "open", …}
        }
      ]
    }

Lines and columns count from 1, columns in characters; ``end_column`` is one past the last, or
null. ``values`` are not translated. The version goes up when something is removed or changes its
meaning; what is new may come without.
"""

from __future__ import annotations

import json as standard_json
from typing import Any

from generator.reporting.findings import Findings
from generator.reporting.told import Told
from generator.reporting.visible import visible

VERSION = 1


def json(findings: Findings) -> str:
    return as_json(
        {
            "format": "leerkring-report",
            "version": VERSION,
            "language": findings.language,
            "summary": _summary(findings),
            "problems": [_problem(told) for told in findings.told],
        }
    )


def as_json(content: Any) -> str:
    """JSON that people can read, too."""
    return standard_json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _summary(findings: Findings) -> dict[str, int]:
    return {
        "files": findings.summary.files,
        "documents": findings.summary.documents,
        "portfolios": findings.summary.portfolios,
        "errors": findings.count("error"),
        "warnings": findings.count("warning"),
    }


def _problem(told: Told) -> dict[str, object]:
    place = told.problem.place
    return {
        "path": told.path,
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column or None,
        "code": told.problem.code,
        "severity": told.severity,
        "sentence": told.sentence,
        "hint": told.hint,
        "values": {name: visible(value) for name, value in told.problem.values},
    }
