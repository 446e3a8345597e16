"""Every format a check can be reported in, by the name one asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from generator.problems import Problem
from generator.reporting.concise import concise
from generator.reporting.findings import CheckSummary, Findings, Sources
from generator.reporting.github import github, github_table
from generator.reporting.gitlab import gitlab
from generator.reporting.json import json
from generator.reporting.junit import junit
from generator.reporting.sarif import sarif
from generator.reporting.text import text
from generator.reporting.told import told_in_order


class Report(Protocol):
    """A report, with a line end at its end unless it is empty.

    ``prefix`` is the docs folder as seen from where the command runs. Only ``text`` knows colour.
    """

    def __call__(
        self,
        problems: Iterable[Problem],
        sources: Sources,
        language: str,
        summary: CheckSummary,
        *,
        prefix: str = "",
        colour: bool = False,
    ) -> str: ...


def _report(written: Callable[[Findings], str]) -> Report:
    def report(
        problems: Iterable[Problem],
        sources: Sources,
        language: str,
        summary: CheckSummary,
        *,
        prefix: str = "",
        colour: bool = False,
    ) -> str:
        told = told_in_order(problems, language, prefix)
        return written(
            Findings(told=told, language=language, summary=summary, sources=sources, colour=colour)
        )

    return report


REPORTS: dict[str, Report] = {
    "text": _report(text),
    "concise": _report(concise),
    "json": _report(json),
    "github": _report(github),
    "gitlab": _report(gitlab),
    "sarif": _report(sarif),
    "junit": _report(junit),
}

github_summary = _report(github_table)
"""Beside the ``github`` report: Markdown to add to the file that ``GITHUB_STEP_SUMMARY`` names."""
