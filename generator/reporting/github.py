"""For GitHub Actions: annotations beside the changed lines, and a table for the job's summary.

GitHub shows ten errors and ten warnings a step; the table has the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reporting.findings import Findings, counts
from generator.reporting.told import Told

_ROWS = 300
"""A summary may have 1 MiB; a row stays well below 3 KB."""

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&#!]")


def github(findings: Findings) -> str:
    """Workflow commands, then the counts for whoever reads the log.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{line}\n" for line in (*map(_command, findings.told), counts(findings)))


def github_table(findings: Findings) -> str:
    """Markdown for the file that ``GITHUB_STEP_SUMMARY`` names: errors first."""
    head = f"### Leerkring: {counts(findings)}\n"
    if not findings.told:
        return head
    return f"{head}\n" + "".join(f"{line}\n" for line in _table(findings))


def _command(told: Told) -> str:
    place = told.problem.place
    properties = {
        "file": told.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.end_column or None,
        "title": told.problem.code,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    message = f"{told.sentence}\n{told.hint}"
    return f"::{told.severity} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _table(findings: Findings) -> Iterator[str]:
    heads = ("Severity", "Place", "What is wrong", "What to do")
    yield _row(*(findings.say(head) for head in heads))
    yield _row(*("---" for _ in heads))
    ordered = sorted(findings.told, key=lambda told: told.severity)  # "error" comes before "warning"
    for told in ordered[:_ROWS]:
        where = f"{told.path}:{told.problem.place.line}"
        cells = (findings.say(told.severity), where, told.sentence, told.hint)
        yield _row(*(_MARKDOWN.sub(r"\\\g<0>", cell) for cell in cells))
    if (left := len(ordered) - _ROWS) > 0:
        yield "\n" + findings.counted("… and {count} more", "… and {count} more", left)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
