"""Open Badges 2.0: signed by a key that the issuer's page names, or hosted, which nothing here can check."""

from __future__ import annotations

from dataclasses import dataclass

from generator.credentials.claims import Claims, address_of, claims_of_json
from generator.credentials.holders import Document, Held, written_key
from generator.credentials.jose import Signed
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, group, listed, read_json, text_of


@dataclass(frozen=True)
class Assertion:
    """A badge of the second kind: what it says, whose key signed it, and the class of badge it is of."""

    claims: Claims
    held: Held | None
    badge: Claims
    issuer: Claims


def is_assertion(document: Json) -> bool:
    said = group(document)
    return "Assertion" in listed(said.get("type")) and "badge" in said and "credentialSubject" not in said


def unsigned(document: Json, disk: Document) -> Assertion:
    """An assertion as it says itself; nobody vouches for it but the address where it stands."""
    return _read(group(document), None, disk)


def confirmed_assertion(signed: Signed, disk: Document) -> Assertion:
    """Raises ChangedError and UncheckableError; the key must lie on disk, where the badge says it stands."""
    document = group(read_json(signed.payload))
    verification = group(document.get("verification") or document.get("verify"))
    address = text_of(verification.get("creator") or verification.get("url"))
    kept = group(disk(address))
    if not kept:
        raise UncheckableError("no-key", address[:100])
    key = written_key(kept)
    signed.confirm(key)
    owner = address_of(kept.get("owner"))
    assertion = _read(document, Held(key), disk)
    issuer = group(disk(owner))
    page = assertion.issuer if assertion.badge else claims_of_json(issuer)
    is_named = kept.get("id") == address and _names_key(issuer, address)
    return Assertion(assertion.claims, Held(key, owner if is_named else ""), assertion.badge, page)


def _names_key(issuer: dict[str, Json], address: str) -> bool:
    """Whether the issuer's own page says that the key is its own."""
    return address in {address_of(it) for it in listed(issuer.get("publicKey"))}


def _read(document: dict[str, Json], held: Held | None, disk: Document) -> Assertion:
    badge = document.get("badge")
    whole = group(badge) if isinstance(badge, dict) else group(disk(text_of(badge)))
    issuer = whole.get("issuer")
    page = issuer if isinstance(issuer, dict) else group(disk(text_of(issuer)))
    return Assertion(claims_of_json(document), held, claims_of_json(whole), claims_of_json(page))
