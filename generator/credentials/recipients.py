"""Whether a credential was given to this person; of whom it is else is never told."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator

from generator.credentials.claims import Claims
from generator.credentials.model import Recipient
from generator.credentials.strict_json import Json, group, listed, text_of

_HASHES = {"sha256": hashlib.sha256, "md5": hashlib.md5}
_NAMES = ("email", "phone", "studentId", "sourcedId", "name", "fullName")


def given_to(claims: Claims, recipients: Iterable[str]) -> Recipient:
    """``recipients``: addresses, names as on diplomas, DIDs of the learner."""
    own = tuple(recipients)
    if not own:
        return "unsaid"
    said = list(_identities(claims))
    if any(_is_one_of(identity, salt, own) for identity, salt in said):
        return "yes"
    subjects = {text_of(group(it).get("id")) for it in listed(claims.get("credentialSubject"))} - {""}
    if subjects & set(own):
        return "yes"
    return "no" if said else "unsaid"


def _identities(claims: Claims) -> Iterator[tuple[str, str]]:
    """Who a credential says it is of: an address, name or hash, and the salt."""
    for recipient in map(group, listed(claims.get("recipient"))):
        yield from _pair(recipient, "identity")
    for subject in map(group, listed(claims.get("credentialSubject"))):
        for identity in map(group, listed(subject.get("identifier"))):
            yield from _pair(identity, "identityHash")
        for name in _NAMES:
            yield from ((it, "") for it in listed(subject.get(name)) if isinstance(it, str) and it)


def _pair(said: dict[str, Json], name: str) -> Iterator[tuple[str, str]]:
    salts = [text_of(it) for it in listed(said.get("salt"))]
    for identity in listed(said.get(name)):
        if isinstance(identity, str) and identity:
            yield identity, salts[0] if salts else ""


def _is_one_of(identity: str, salt: str, own: tuple[str, ...]) -> bool:
    algorithm, _, digest = identity.partition("$")
    if algorithm not in _HASHES or not digest:
        return identity.strip().casefold() in {it.strip().casefold() for it in own}
    tried = {form for it in own for form in (it.strip(), it.strip().lower())}
    hashes = (_HASHES[algorithm]((it + salt).encode()).hexdigest() for it in tried)
    return any(hmac.compare_digest(found, digest.lower()) for found in hashes)
