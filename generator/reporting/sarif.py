"""For code scanning: SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.languages import words
from generator.problems import Place
from generator.reporting.catalogue import CODES
from generator.reporting.entry import with_gaps
from generator.reporting.explanation import example, explanation
from generator.reporting.findings import Findings
from generator.reporting.fingerprint import fingerprints
from generator.reporting.json import as_json
from generator.reporting.told import Told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Findings) -> str:
    codes = sorted({told.problem.code for told in findings.told})
    run = {
        "tool": {
            "driver": {
                "name": "Leerkring",
                "rules": [_rule(code, findings.language) for code in codes],
            }
        },
        "language": findings.language,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(told, codes.index(told.problem.code), fingerprint)
            for told, fingerprint in zip(findings.told, fingerprints(findings.told), strict=True)
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, language: str) -> dict[str, Any]:
    entry = CODES[code]
    say = words(language).gettext
    return {
        "id": code,
        "shortDescription": {"text": with_gaps(say(entry.sentence))},
        "fullDescription": {"text": say(entry.explanation)},
        "help": {"text": explanation(code, language), "markdown": _markdown_help(code, language)},
        "defaultConfiguration": {"level": entry.severity},
    }


def _markdown_help(code: str, language: str) -> str:
    parts = [words(language).gettext(CODES[code].explanation)]
    parts += [f"**{label}**\n\n````\n{snippet}\n````" for label, snippet in example(code, language)]
    return "\n\n".join(parts)


def _result(told: Told, rule: int, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": told.problem.code,
        "ruleIndex": rule,
        "level": told.severity,
        "message": {"text": f"{told.sentence} {told.hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(told.path), "uriBaseId": "%SRCROOT%"},
                    "region": _region(told.problem.place),
                }
            }
        ],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _region(place: Place) -> dict[str, int]:
    end = {} if not place.end_column else {"endColumn": place.end_column}
    return {"startLine": place.line, "startColumn": place.column, **end}
