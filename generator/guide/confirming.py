"""Staff say that the school stands for a judgement, as it is now: a line more in the school's file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from generator.guide.confirmations import CONFIRMATIONS
from generator.guide.files import replace_files
from generator.model import FOLDERS, KIND, Portfolio, SchoolsWord
from generator.model.basics import Date
from generator.reading.around import Around
from generator.reading.documents import Draft, Unread, draft
from generator.reading.fingerprints import fingerprint
from generator.reading.read import School, read_learner, read_school_of, shelf_of
from generator.reading.schemas import schema_problems
from generator.reading.schools_word import confirmed, judgement_digest, may_speak, speaker, used
from generator.reading.translated import read_whole

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
    found = confirmable(docs, document, by, today)
    if not found.again:
        _write(docs, found.word)
    return found


def confirmable(docs: Path, document: str, by: str, today: datetime.date) -> Confirming:
    """What would be confirmed; nothing is written. Raises NotConfirmedError."""
    case = _case(docs, document)
    by = _who(case, by)
    digest = _unchanged(case)
    judgement = case.judgement
    word = SchoolsWord(document=document, by=by, given_on=Date(today.isoformat()), digest=digest)
    again = confirmed(judgement, case.works, docs, case.around) == "yes"
    outcomes = judgement.data.get("outcomes", judgement.data.get("scores", ()))
    file, title = docs / CONFIRMATIONS, judgement.data["title"]
    return Confirming(file, word, title, len(outcomes), len(used(judgement.data)), again)


@dataclass(frozen=True)
class _Case:
    """A judgement, the work it is about, and what the school and the profile say."""

    docs: Path
    document: str
    judgement: Draft
    works: Mapping[str, Draft]
    around: Around


def _case(docs: Path, document: str) -> _Case:
    folder = document.partition("/")[0]
    school = read_school_of(docs)
    portfolio = _portfolio(docs, folder, school)
    judgement = _draft(docs, portfolio, f"{document}.md")
    works = dict(_works(docs, portfolio, judgement))
    around = _around(school, _draft(docs, portfolio, portfolio.profile.source))
    if not around.register.source:
        raise NotConfirmedError("no-register")
    return _Case(docs, document, judgement, works, around)


def _who(case: _Case, by: str) -> str:
    """Who of the register judged: somebody who is named, or the one that the judgement says."""
    said = case.judgement.data
    by = by or speaker(case.judgement, case.around)
    if not by:
        raise NotConfirmedError("nobody", str(said.get("assessor") or said.get("by") or ""))
    if not may_speak(by, case.judgement, case.around):
        raise NotConfirmedError("not-theirs", by)
    return by


def _unchanged(case: _Case) -> str:
    """The digest of a judgement whose work is still as it was judged."""
    recorded = case.judgement.data.get("fingerprint", {}).items()
    try:
        digest = judgement_digest(case.judgement, case.works, case.docs)
        changed = [slug for slug, was in recorded if _print_of(case.works, slug, case.docs) != was]
    except OSError as error:
        raise NotConfirmedError("unusable", str(error.filename or case.document)) from None
    if changed:
        raise NotConfirmedError("changed", ", ".join(changed))
    return digest


def _print_of(works: Mapping[str, Draft], slug: str, docs: Path) -> str:
    """What a piece of evidence is like; empty if it is gone."""
    work = works.get(f"evidence/{slug}")
    return fingerprint(work, docs) if work else ""


def _portfolio(docs: Path, folder: str, school: School) -> Portfolio:
    """The sound documents of a learner, as a build reads them: no link is followed. Nothing is kept."""
    with TemporaryDirectory() as aside:
        found = read_learner(docs, folder, school, shelf_of(Path(aside) / "docs")).portfolio
    if found is None:
        raise NotConfirmedError("unusable", f"{folder}/profile.md")
    return found


def _around(school: School, profile: Draft) -> Around:
    """What the school says, and the people of a learner's profile."""
    around = Around(
        school.frameworks, school.broken, register=school.register, confirmations=school.confirmations
    )
    return replace(around, persons={it["id"]: it for it in profile.data.get("people", [])})


def _draft(docs: Path, portfolio: Portfolio, path: str) -> Draft:
    """A sound document of a portfolio once more, with its translations."""
    document = next((it for it in portfolio.documents() if it.source == path), None)
    kind = FOLDERS.get(path.split("/")[1], KIND["profile"])
    found = read_whole(docs, document, kind) if document else None
    if not isinstance(found, Draft):
        raise NotConfirmedError("unusable", path)
    return found


def _works(docs: Path, portfolio: Portfolio, judgement: Draft) -> Iterator[tuple[str, Draft]]:
    """The evidence that a judgement names, and the learner's own outcomes that it is about."""
    recorded = judgement.data.get("fingerprint", ())
    for slug in dict.fromkeys((*used(judgement.data), *recorded)):
        if slug not in recorded or any(it.slug == slug for it in portfolio.evidence):
            yield f"evidence/{slug}", _draft(docs, portfolio, f"{portfolio.slug}/evidence/{slug}.md")
    for own in portfolio.frameworks:
        yield f"frameworks/{own.slug}.yml", _draft(docs, portfolio, own.source)


def _write(docs: Path, word: SchoolsWord) -> None:
    """Add a line; what stands there stays as it is. Raises NotConfirmedError if it can't be read."""
    file = docs / CONFIRMATIONS
    if file.is_symlink():
        raise NotConfirmedError("unusable", CONFIRMATIONS)
    text = file.read_text(encoding="utf-8") if file.exists() else _NEW
    before = text.replace("confirmations: []", "confirmations:").rstrip("\n")
    line = f'document: {word.document}, by: {word.by}, given_on: {word.given_on}, digest: "{word.digest}"'
    after = f"{before}\n  - {{{line}}}\n"
    made = draft(CONFIRMATIONS, after, KIND["confirmations"])
    if isinstance(made, Unread) or schema_problems(made):
        raise NotConfirmedError("unusable", CONFIRMATIONS)
    replace_files({file: after})


_NEW = "type: confirmations\nconfirmations:"
