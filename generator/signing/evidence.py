"""What a judgement and its evidence are like, in fixed bytes: so that a change is seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from generator.credentials.jcs import canonical_json
from generator.credentials.multibase import to_base64url
from generator.model import Dialogue, Evidence, Feedback, Outcome, Person, Validation

_SHA256 = b"\x12\x20"
"""What a hash begins with that says which it is (Multihash)."""

DigestOf = Callable[[str], str]
"""The SHA-256 of a file by its path below the docs folder, in hexadecimal digits."""

PicturesOf = Callable[[Evidence], Iterable[str]]
"""The pictures in the text of a piece of evidence, by their paths below the docs folder."""


def record_of(evidence: Evidence, digest_of: DigestOf, pictures: Iterable[str] = ()) -> bytes:
    """What everybody may see of a piece in each language, and the SHA-256 of its file and ``pictures``."""
    said: dict[str, Any] = {
        "title": evidence.title,
        "media": evidence.media,
        "date": str(evidence.date),
        "text": evidence.prose.strip(),
    }
    for name in ("url", "doi", "venue", "contribution", "caption", "alt", "transcript"):
        if value := getattr(evidence, name):
            said[name] = value
    if evidence.links:
        said["links"] = [{"title": it.title, "url": it.url} for it in evidence.links]
    if evidence.file:
        said["sha256"] = digest_of(f"{evidence.source.rpartition('/')[0]}/{evidence.file}")
    if evidence.translations:
        said["translations"] = {it.slug: [it.title, it.prose.strip()] for it in evidence.translations}
    if seen := [digest_of(it) for it in pictures]:
        said["pictures"] = seen
    return canonical_json(said)


def record_of_judgement(validation: Validation, by: Person | None) -> bytes:
    """What everybody may see of a judgement: verdicts, their reasons, how, and by whom as that is shown."""
    said: dict[str, Any] = {
        "title": validation.title,
        "standard": validation.standard,
        "date": str(validation.date),
        "until": str(validation.valid_until or ""),
        "methods": list(validation.methods),
        "by": _shown(by),
        "organisation": validation.organisation or "",
        "overall": validation.overall or "",
        "outcomes": [_outcome(it) for it in validation.outcomes],
        "advice": validation.advice or "",
    }
    if panel := validation.panel:
        said["panel"] = [str(panel.members or ""), *panel.functions]
    if validation.received:  # the text is of who answered, not of the learner
        spoken = {it.slug: [it.title, it.prose.strip()] for it in validation.translations}
        said["text"] = {"": [validation.prose.strip()], **spoken}
    return canonical_json(said)


def record_of_feedback(dialogue: Dialogue, said: Feedback, by: Person | None) -> bytes:
    """What everybody may see of a piece of feedback, and of who gave it."""
    about = {"about": said.about or "", "text": said.text}
    return canonical_json({"date": str(dialogue.date), "by": _shown(by) or [said.giver], **about})


def _shown(by: Person | None) -> list[str]:
    """Somebody as they are shown."""
    return [by.name or "", by.role, by.function or "", by.organisation or ""] if by else []


def _outcome(it: Outcome) -> dict[str, Any]:
    told = {"competence": it.competence, "verdict": it.verdict, "evidence": list(it.evidence)}
    return {**told, "level": [it.level or "", it.level_note or ""], "rationale": it.rationale or ""}


def multihash(content: bytes) -> str:
    return "u" + to_base64url(_SHA256 + hashlib.sha256(content).digest())
