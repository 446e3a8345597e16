"""Somebody's own key: a person of the school's register signs what they said themselves, with no keyring.

Whose key it is stands in the register, which only staff change. A file in a learner's folder says nothing of
it, and there is no list in which a person withdraws: the register does that, too.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.credentials.model import Checked
from generator.credentials.strict_json import group, listed, text_of
from generator.model import PersonKey, Professional

_DID = "did:key:"


def did_of_key(public: str) -> str:
    return f"{_DID}{public}"


def method_of(did: str) -> str:
    """The address of the one key that such a DID has."""
    return f"{did}#{did.removeprefix(_DID)}"


def keys_on(person: Professional, day: date) -> frozenset[str]:
    """The keys with which somebody signs on a day."""
    return frozenset(it.id for it in person.keys if it.signs_on(day))


def by_person(statement: dict[str, Any], did: str) -> dict[str, Any]:
    """What the school would sign, as said by a person, who is not named and keeps no list."""
    said = {name: value for name, value in statement.items() if name != "credentialStatus"}
    return said | {"issuer": {"id": did, "type": ["Profile"]}}


def is_persons(checked: Checked, statement: dict[str, Any], person: Professional | None, place: str) -> bool:
    """Whether a file holds, is of this very document, and by a key that was this person's on that day."""
    verdict = checked.verdict
    if person is None or verdict.integrity != "unchanged" or verdict.binding != "issuer":
        return False
    key = next((it for it in person.keys if it.id == checked.statement.issuer_id), None)
    proofs = [group(it) for it in listed(statement.get("proof"))]
    if key is None or not proofs or statement.get("id") != place:
        return False
    return all(_signed_by(it, key) for it in proofs)


def has_taken_back(person: Professional, document: str) -> bool:
    """Whether the register says that what somebody signed of a document counts no more."""
    return document in person.withdrawn


def _signed_by(proof: dict[str, Any], key: PersonKey) -> bool:
    """Whether a proof is by a key, and on one of its days as far as the proof says when."""
    day = text_of(proof.get("created"))[:10]
    try:
        was_theirs = key.signs_on(date.fromisoformat(day))
    except ValueError:
        return False
    return was_theirs and text_of(proof.get("verificationMethod")) == method_of(key.id)
