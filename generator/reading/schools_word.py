"""Whether the school stands for a judgement: by its own file, which says what that was like.

The digest is of what was found and of what that rests on: the standard, who, when and how, each verdict and
the pieces of evidence that it names, in full and in each language, and the learner's own outcomes, if it is
about those. What the learner says to it is theirs to change; the text of an answer that was taken over is
not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model import Confirmed, Date
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.fingerprints import digest, said_in
from generator.reading.judging import professional

_THE_LEARNERS = frozenset({"visibility", "cycle", "response", "credential", "fingerprint"})
"""Fields that say nothing of what was found: who sees it, and what the learner says to it."""
JUDGEMENTS = ("validation", "assessment")


def judgement_digest(draft: Draft, works: Mapping[str, Draft], docs: Path) -> str:
    """SHA-256 of a judgement. ``works`` are the documents of the portfolio, as ``evidence/name``.

    Raises OSError if a file of the evidence cannot be read.
    """
    found = {name: value for name, value in draft.data.items() if name not in _THE_LEARNERS}
    evidence = {slug: _evidence(slug, works, docs) for slug in used(draft.data)}
    own = {name: digest(works[name], docs) for name in _own(draft.data) if name in works}
    rests_on: dict[str, Any] = {"found": found, "evidence": evidence, **({"own": own} if own else {})}
    if "received" in draft.data:
        rests_on["said"] = said_in(draft, docs)
    text = json.dumps(rests_on, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def confirmed(draft: Draft, works: Mapping[str, Draft], docs: Path, around: Around) -> Confirmed:
    """What the school's file says of a judgement, if whoever gave it could."""
    words = around.confirmations.by_document.get(draft.path.removesuffix(".md"), ())
    words = tuple(each for each in words if may_speak(each.by, draft, around))
    if not words:
        return "no"
    try:
        digest = judgement_digest(draft, works, docs)
    except OSError:
        return "changed"
    return "yes" if any(each.digest == digest for each in words) else "changed"


def speaker(draft: Draft, around: Around) -> str:
    """The id in the register of who gave a judgement; empty for a panel, or for somebody who is not in it."""
    person = around.persons.get(str(draft.data.get("assessor") or draft.data.get("by")))
    known = professional(person, around)
    return known.id if known else ""


def may_speak(by: str, draft: Draft, around: Around) -> bool:
    """Whether somebody of the register gave this judgement, and it was their work on that day."""
    known = around.register.by_id.get(by)
    date = Date(str(draft.data["date"]))
    if known is None or (by != speaker(draft, around) and not _is_by_a_panel(draft)):
        return False
    standards = _standards(draft)
    return all(known.judges(it, date) for it in standards)


def _is_by_a_panel(draft: Draft) -> bool:
    return "panel" in draft.data and "assessor" not in draft.data


def _standards(draft: Draft) -> set[str]:
    """The frameworks that a judgement is about."""
    if "standard" in draft.data:
        return {draft.data["standard"]}
    return {score["competence"] for score in draft.data.get("scores", ())}


def _own(data: Mapping[str, Any]) -> set[str]:
    """The learner's own outcomes that a judgement may be about, by their files."""
    judged = (*data.get("outcomes", ()), *data.get("scores", ()))
    return {f"frameworks/{each['competence'].partition(':')[0]}.yml" for each in judged}


def used(data: Mapping[str, Any]) -> list[str]:
    """The evidence that a judgement rests on."""
    return sorted(set(_used(data)))


def _used(data: Mapping[str, Any]) -> Iterator[str]:
    for outcome in data.get("outcomes", ()):
        yield from outcome.get("evidence", ())
    about = (name.partition("/") for name in data.get("about", ()))
    yield from (slug for folder, _, slug in about if folder == "evidence")


def _evidence(slug: str, works: Mapping[str, Draft], docs: Path) -> str:
    piece = works.get(f"evidence/{slug}")
    return digest(piece, docs) if piece else ""
