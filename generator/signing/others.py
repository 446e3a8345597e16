"""Feedback as an endorsement, and all that was signed of a portfolio as one record (CLR 2.0)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model import Dialogue, Feedback
from generator.signing.badge import CONTEXTS, About
from generator.signing.keyring import Keyring, profile
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
    return {
        "@context": CONTEXTS,
        "id": about.places.endorsement(dialogue.slug, number),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": dialogue.title,
        "issuer": profile(keyring),
        "validFrom": f"{dialogue.date.first}T00:00:00Z",
        "credentialSubject": {
            "id": _subject(about, feedback),
            "type": ["EndorsementSubject"],
            "endorsementComment": feedback.text,
        },
        "credentialStatus": entry(keyring, index),
    }


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
