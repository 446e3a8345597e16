"""The lines that say what the evidence of a validation was like when it was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.files import is_regular
from generator.model import KIND, TRANSLATION, Kind
from generator.reading.documents import Draft, read_document
from generator.reading.fingerprints import fingerprint, pictures_in
from generator.reading.schemas import schema_problems
from generator.reading.translated import with_translations


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
    draft = _sound(docs, f"{portfolio}/validations/{file.name}", KIND["validation"])
    used = {slug for outcome in draft.data["outcomes"] for slug in outcome.get("evidence", ())}
    return tuple(
        Fingerprint(slug, _fingerprint(docs, f"{portfolio}/evidence/{slug}.md")) for slug in sorted(used)
    )


def _fingerprint(docs: Path, path: str) -> str:
    draft = _sound(docs, path, KIND["evidence"])
    spoken = (it.name for it in sorted((docs / path).parent.glob(f"{draft.slug}.*.md")))
    translations = [_sound(docs, f"{path.rpartition('/')[0]}/{it}", TRANSLATION) for it in spoken]
    whole, *_ = with_translations((draft, *translations))
    for file in _files(whole):
        if not is_regular(docs / file, docs):
            raise UnusableError(path)
    return fingerprint(whole, docs)


def _files(draft: Draft) -> Iterator[str]:
    """What a document shows, by the paths below the docs folder."""
    if "file" in draft.data:
        yield f"{draft.path.rpartition('/')[0]}/{draft.data['file']}"
    for each in (draft, *draft.translations):
        yield from pictures_in(each.path, each.prose)


def _sound(docs: Path, path: str, kind: Kind) -> Draft:
    """A document that no link leads to."""
    draft = read_document(docs / path, path, kind) if is_regular(docs / path, docs) else None
    if not isinstance(draft, Draft) or schema_problems(draft):
        raise UnusableError(path)
    return draft


def fingerprint_lines(found: tuple[Fingerprint, ...]) -> str:
    """YAML to paste into the validation."""
    return "fingerprint:\n" + "".join(f'  {each.evidence}: "{each.digits}"\n' for each in found)
