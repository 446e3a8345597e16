"""The lines that say what the evidence of a validation was like when it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model import KIND
from generator.reading.documents import Draft, Unread, read_document
from generator.reading.fingerprints import fingerprint
from generator.reading.schemas import schema_problems


class UnusableError(Exception):
    """A document that must be put right first; ``path`` is below the docs folder."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Fingerprint:
    """A piece of evidence, by its slug, and 16 hexadecimal digits."""

    evidence: str
    digits: str


def fingerprints(validation: Path) -> tuple[Fingerprint, ...]:
    """For each piece of evidence that a validation's outcomes used. Raises UnusableError."""
    file = validation.resolve()
    docs, portfolio = file.parents[2], file.parents[1].name
    draft = _sound(file, f"{portfolio}/validations/{file.name}", "validation")
    used = {slug for outcome in draft.data["outcomes"] for slug in outcome.get("evidence", ())}
    return tuple(
        Fingerprint(slug, _fingerprint(docs, f"{portfolio}/evidence/{slug}.md")) for slug in sorted(used)
    )


def _fingerprint(docs: Path, path: str) -> str:
    try:
        return fingerprint(_sound(docs / path, path, "evidence"), docs)
    except OSError as error:
        raise UnusableError(path) from error


def _sound(file: Path, path: str, kind: str) -> Draft:
    draft = read_document(file, path, KIND[kind])
    if isinstance(draft, Unread) or schema_problems(draft):
        raise UnusableError(path)
    return draft


def fingerprint_lines(found: tuple[Fingerprint, ...]) -> str:
    """YAML to paste into the validation."""
    return "fingerprint:\n" + "".join(f'  {each.evidence}: "{each.digits}"\n' for each in found)
