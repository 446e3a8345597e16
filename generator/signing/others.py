"""Feedback as an endorsement, and all that was signed of a portfolio as one record (CLR 2.0)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model import Dialogue, Evidence, Feedback
from generator.signing.badge import CONTEXTS, About, related, resource
from generator.signing.evidence import record_of_feedback
from generator.signing.keyring import Keyring, profile
from generator.signing.places import record_beside
from generator.signing.withdrawn import entry

RECORD_CONTEXTS = [
    CONTEXTS[0],
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
    CONTEXTS[1],
]


def endorsement(
    about: About, dialogue: Dialogue, number: int, keyring: Keyring, index: int
) -> dict[str, Any]:
    """What somebody said of a piece of work, or of the learner; whoever said it is not named."""
    feedback = dialogue.feedback[number - 1]
    place = about.places.endorsement(dialogue.slug, number)
    said = related(record_beside(place), spoken(about, dialogue, number))
    return {
        "@context": CONTEXTS,
        "id": place,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": dialogue.title,
        "issuer": profile(keyring),
        "validFrom": f"{dialogue.date.first}T00:00:00Z",
        "credentialSubject": {
            "id": _subject(about, feedback),
            "type": ["EndorsementSubject"],
            "endorsementComment": feedback.text,
        },
        "relatedResource": [said, *(resource(about, it) for it in evidence_about(about, feedback))],
        "credentialStatus": entry(keyring, index),
    }


def spoken(about: About, dialogue: Dialogue, number: int) -> bytes:
    """What everybody may see of feedback, and of who gave it: as a digest it is signed, too."""
    feedback = dialogue.feedback[number - 1]
    return record_of_feedback(dialogue, feedback, about.portfolio.people.get(feedback.giver))


def evidence_about(about: About, feedback: Feedback) -> list[Evidence]:
    """The piece of evidence that feedback is about, if everybody may see it."""
    return [it for it in about.portfolio.evidence if f"evidence/{it.slug}" == feedback.about]


def _subject(about: About, feedback: Feedback) -> str:
    """The page of what it is about."""
    if not feedback.about:
        return about.places.portfolio
    folder, _, slug = feedback.about.partition("/")
    return about.places.document(folder, slug)


def record(
    about: About, signed: Sequence[dict[str, Any]], keyring: Keyring, index: int, day: str
) -> dict[str, Any]:
    """All of it in one file, each as it was signed."""
    return {
        "@context": RECORD_CONTEXTS,
        "id": about.places.record,
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": about.portfolio.profile.title,
        "issuer": profile(keyring),
        "validFrom": f"{day}T00:00:00Z",
        "credentialSubject": {
            "id": about.places.portfolio,
            "type": ["ClrSubject"],
            "verifiableCredential": list(signed),
        },
        "credentialStatus": entry(keyring, index),
    }
