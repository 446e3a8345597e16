"""What one check found, ready to be written down in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.languages import words
from generator.reporting.entry import filled
from generator.reporting.told import Told

Sources = Mapping[str, str] | Callable[[str], str | None]
"""The text of a file by its path below the docs folder, for frames; nothing where there is none."""


@dataclass(frozen=True, kw_only=True)
class CheckSummary:
    """What a check went through: files looked at, documents in order, portfolios."""

    files: int
    documents: int = 0
    portfolios: int = 0


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Problems in words, in order, and all a format needs beside them."""

    told: tuple[Told, ...]
    language: str
    summary: CheckSummary
    sources: Sources
    colour: bool = False

    def count(self, severity: str) -> int:
        return sum(told.severity == severity for told in self.told)

    def source(self, path: str) -> str | None:
        return self.sources.get(path) if isinstance(self.sources, Mapping) else self.sources(path)

    def say(self, word: str) -> str:
        """A word of the reports in the language of these findings."""
        return words(self.language).pgettext("report", word)

    def counted(self, one: str, many: str, count: int, **values: object) -> str:
        text = words(self.language).ngettext(one, many, count)
        return filled(text, {"count": str(count), **{name: str(value) for name, value in values.items()}})


def counts(findings: Findings) -> str:
    """The line that ends a report: how much is wrong, or that all is well."""
    errors, warnings = findings.count("error"), findings.count("warning")
    told = (
        *([findings.counted("{count} error", "{count} errors", errors)] if errors else []),
        *([findings.counted("{count} warning", "{count} warnings", warnings)] if warnings else []),
    )
    found = findings.say(" and ").join(told)
    if not errors:
        return f"✓ {_in_order(findings)}{f', {found}' if found else ''}"
    return filled(findings.say("{found} in {files}"), {"found": found, "files": _files(findings)})


def _files(findings: Findings) -> str:
    wrong = len({told.path for told in findings.told})
    total = max(wrong, findings.summary.files)
    return findings.counted("{wrong} of {count} file", "{wrong} of {count} files", total, wrong=wrong)


def _in_order(findings: Findings) -> str:
    summary = findings.summary
    files = findings.counted("{count} file in order", "{count} files in order", summary.files)
    if not summary.portfolios:
        return files
    return f"{files} ({findings.counted('{count} portfolio', '{count} portfolios', summary.portfolios)})"
