"""Staff say that the school stands for a judgement, as it is now: a line more in the school's file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.guide.files import replace_files
from generator.model import FOLDERS, KIND, SchoolsWord
from generator.model.basics import Date
from generator.reading.around import Around
from generator.reading.documents import Draft, Unread, draft, read_document
from generator.reading.fingerprints import fingerprint
from generator.reading.read import read_school_of
from generator.reading.schemas import schema_problems
from generator.reading.schools_word import confirmed, judgement_digest, may_speak, speaker, used

CONFIRMATIONS = "confirmations.yml"
Why = Literal["unusable", "no-register", "nobody", "not-theirs", "changed"]


class NotConfirmedError(Exception):
    """Why a judgement can't be confirmed; ``about`` is the file or the id that it is for."""

    def __init__(self, why: Why, about: str = "") -> None:
        super().__init__(why, about)
        self.why, self.about = why, about


@dataclass(frozen=True)
class Confirming:
    """What was confirmed: the file, the line, and what is in the judgement; ``again``: it stood there."""

    file: Path
    word: SchoolsWord
    title: str
    outcomes: int
    evidence: int
    again: bool = False


def confirm(docs: Path, document: str, by: str, today: datetime.date) -> Confirming:
    """Confirm a judgement such as ``amina/validations/scan``. Raises NotConfirmedError.

    ``docs`` may be in those of a site with several cohorts, which then share what lies above.
    """
    judgement = _draft(docs, f"{document}.md")
    works = dict(_works(docs, document.partition("/")[0]))
    around = _around(docs, document.partition("/")[0])
    if not around.register.source:
        raise NotConfirmedError("no-register")
    by = by or speaker(judgement, around)
    if not by:
        raise NotConfirmedError(
            "nobody", str(judgement.data.get("assessor") or judgement.data.get("by") or "")
        )
    if not may_speak(by, judgement, around):
        raise NotConfirmedError("not-theirs", by)
    try:
        digest = judgement_digest(judgement, works, docs)
        recorded = judgement.data.get("fingerprint", {}).items()
        changed = [slug for slug, was in recorded if _print_of(works, slug, docs) != was]
    except OSError as error:
        raise NotConfirmedError("unusable", str(error.filename or document)) from None
    if changed:
        raise NotConfirmedError("changed", ", ".join(changed))
    word = SchoolsWord(document=document, by=by, given_on=Date(today.isoformat()), digest=digest)
    again = confirmed(judgement, works, docs, around) == "yes"
    if not again:
        _write(docs, word)
    outcomes = judgement.data.get("outcomes", judgement.data.get("scores", ()))
    file = docs / CONFIRMATIONS
    return Confirming(file, word, judgement.data["title"], len(outcomes), len(used(judgement.data)), again)


def _print_of(works: Mapping[str, Draft], slug: str, docs: Path) -> str:
    """What a piece of evidence is like; empty if it is gone."""
    work = works.get(f"evidence/{slug}")
    return fingerprint(work, docs) if work else ""


def _around(docs: Path, folder: str) -> Around:
    """What the school says, and the people of a learner's profile."""
    school = read_school_of(docs)
    profile = _draft(docs, f"{folder}/profile.md")
    around = Around(
        school.frameworks, school.broken, register=school.register, confirmations=school.confirmations
    )
    return replace(around, persons={it["id"]: it for it in profile.data.get("people", [])})


def _draft(docs: Path, path: str) -> Draft:
    kind = FOLDERS.get(path.split("/")[1], KIND["profile"])
    found = read_document(docs / path, path, kind)
    if isinstance(found, Unread) or schema_problems(found):
        raise NotConfirmedError("unusable", path)
    return found


def _works(docs: Path, folder: str) -> Iterator[tuple[str, Draft]]:
    """The evidence, and the learner's own outcomes."""
    for file in sorted((docs / folder / "evidence").glob("*.md")):
        if "." not in file.stem:
            yield f"evidence/{file.stem}", _draft(docs, f"{folder}/evidence/{file.name}")
    for file in sorted((docs / folder / "frameworks").glob("*.yml")):
        yield f"frameworks/{file.name}", _draft(docs, f"{folder}/frameworks/{file.name}")


def _write(docs: Path, word: SchoolsWord) -> None:
    """Add a line; what stands there stays as it is. Raises NotConfirmedError if it can't be read."""
    file = docs / CONFIRMATIONS
    text = file.read_text(encoding="utf-8") if file.exists() else _NEW
    before = text.replace("confirmations: []", "confirmations:").rstrip("\n")
    line = f'document: {word.document}, by: {word.by}, given_on: {word.given_on}, digest: "{word.digest}"'
    after = f"{before}\n  - {{{line}}}\n"
    made = draft(CONFIRMATIONS, after, KIND["confirmations"])
    if isinstance(made, Unread) or schema_problems(made):
        raise NotConfirmedError("unusable", CONFIRMATIONS)
    replace_files({file: after})


_NEW = "type: confirmations\nconfirmations:"
