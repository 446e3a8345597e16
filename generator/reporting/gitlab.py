"""For GitLab: a Code Quality report, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from generator.reporting.findings import Findings
from generator.reporting.fingerprint import fingerprints
from generator.reporting.json import as_json

_SEVERITIES = {"error": "major", "warning": "minor"}


def gitlab(findings: Findings) -> str:
    return as_json(
        [
            {
                "description": f"{told.sentence} {told.hint}",
                "check_name": told.problem.code,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[told.severity],
                "location": {"path": told.path, "lines": {"begin": told.problem.place.line}},
            }
            for told, fingerprint in zip(findings.told, fingerprints(findings.told), strict=True)
        ]
    )
