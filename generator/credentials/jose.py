"""Signatures in three parts (JWS), and credentials in them: VC-JWT of both kinds, SD-JWT, Open Badges 2.0.

Which algorithms there are is decided here, never by the file: ``none`` and those with a shared secret are not
among them, and each fits one kind of key.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from generator.credentials.claims import Claims, claims_of_json
from generator.credentials.holders import Document, Held, for_statements, held_key, written_key
from generator.credentials.keys import Key, Kind, web_key
from generator.credentials.multibase import base64url
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import Json, group, listed, read_json, text_of

ALGORITHMS: dict[str, Kind] = {
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
    "ES256": "P-256",
    "ES384": "P-384",
    "ES512": "P-521",
    "RS256": "RSA",
}
"""The algorithms we know, and the kind of key that each is for."""

_SIMPLE = frozenset({"", "JWT"})
_CREDENTIAL = frozenset({"vc+jwt", "vc-ld+jwt", "vc+sd-jwt", "vc-ld+sd-jwt", "dc+sd-jwt"})
_PRESENTATION = frozenset({"vp+jwt", "vp+sd-jwt", "vp-ld+jwt", "vp-ld+sd-jwt"})
_CONTENTS = frozenset({"", "vc", "vp", "json", "application/vc", "application/vp"})
_MOST_DISCLOSURES = 500


@dataclass(frozen=True)
class Signed:
    """A JWS taken apart: what its head says, what it carries, and the bytes that were signed."""

    head: dict[str, Json]
    payload: bytes
    content: bytes
    signature: bytes

    @property
    def algorithm(self) -> str:
        return text_of(self.head.get("alg"))

    def confirm(self, key: Key) -> None:
        """Raises ChangedError if it is not of this key, UncheckableError if its algorithm is another."""
        if ALGORITHMS[self.algorithm] != key.kind:
            raise UncheckableError("key-does-not-fit", self.algorithm)
        key.confirm(self.signature, self.content)


def taken_apart(text: str) -> Signed:
    parts = text.strip().split(".")
    if len(parts) != 3:
        raise UncheckableError("malformed")
    head = group(read_json(base64url(parts[0])))
    if "crit" in head:
        raise UncheckableError("unknown-extension", str(head["crit"])[:60])
    algorithm = text_of(head.get("alg"))
    if algorithm not in ALGORITHMS:
        raise UncheckableError("no-signature" if algorithm == "none" else "unknown-suite", algorithm[:40])
    payload = base64url(parts[1])
    return Signed(head, payload, ".".join(parts[:2]).encode(), base64url(parts[2]))


@dataclass(frozen=True)
class Token:
    """A credential or presentation in a JWT whose signature holds."""

    document: dict[str, Json]
    held: Held
    suite: str

    @property
    def claims(self) -> Claims:
        return claims_of_json(self.document)


def confirmed_token(text: str, disk: Document) -> Token:
    """A VC-JWT or an SD-JWT. Raises ChangedError and UncheckableError."""
    first, *disclosures = text.strip().split("~")
    signed = taken_apart(first)
    kind = _kind(signed.head)
    payload = group(read_json(signed.payload))
    held = _key_of(signed.head, payload, disk)
    signed.confirm(held.key)
    if disclosures and disclosures[-1]:
        disclosures = disclosures[:-1]  # a proof of the holder's, which says nothing of the credential
    document = _document(_disclosed(payload, [it for it in disclosures if it]), kind)
    _refuse_other_names(payload, document)
    return Token(document, held, signed.algorithm)


def _kind(head: dict[str, Json]) -> str:
    kind = text_of(head.get("typ")).removeprefix("application/")
    content = text_of(head.get("cty"))
    if kind not in _SIMPLE | _CREDENTIAL | _PRESENTATION or content not in _CONTENTS:
        raise UncheckableError("unknown-type", (kind if content in _CONTENTS else content)[:60])
    return kind


def _document(payload: dict[str, Json], kind: str) -> dict[str, Json]:
    """The credential: in ``vc`` as it was, or the claims themselves as it is now; never both."""
    inside = [payload[name] for name in ("vc", "vp") if name in payload]
    if kind not in _SIMPLE and inside:
        raise UncheckableError("malformed", "vc")
    if len(inside) > 1:
        raise UncheckableError("malformed", "vp")
    if not inside:
        if kind in _SIMPLE and "VerifiableCredential" not in listed(payload.get("type")):
            raise UncheckableError("unknown-type", "JWT")
        return _dated(payload)
    return _dated(payload) | group(inside[0])


def _dated(payload: dict[str, Json]) -> dict[str, Json]:
    """What the claims of a JWT say of a credential, in its own words."""
    own = {k: v for k, v in payload.items() if k not in {"vc", "vp"}}
    for claim, name in (("iss", "issuer"), ("jti", "id"), ("nbf", "validFrom"), ("exp", "validUntil")):
        if claim in payload:
            own.setdefault(name, payload[claim])
    return own


def _refuse_other_names(payload: dict[str, Json], document: dict[str, Json]) -> None:
    issuer = document.get("issuer")
    named = issuer if isinstance(issuer, str) else group(issuer).get("id")
    if payload.get("iss", named) != named:
        raise UncheckableError("other-issuer", text_of(payload.get("iss"))[:100])
    if payload.get("jti", document.get("id")) != document.get("id"):
        raise UncheckableError("malformed", "jti")


def _key_of(head: dict[str, Json], payload: dict[str, Json], disk: Document) -> Held:
    """The key that the head names: on disk under the issuer's address, by itself, or written out there."""
    name = text_of(head.get("kid"))
    issuer = text_of(payload.get("iss")) or issuer_of(group(payload.get("vc")) or payload)
    if "jwk" in head:
        key = web_key(head["jwk"])
        return Held(key, _lister(key, issuer, disk))
    if name.startswith(("did:", "https://", "http://")):
        return held_key(name, disk)
    if name:
        for method in for_statements(group(disk(issuer))):
            if name in _names(method):
                return Held(written_key(method), issuer)
    raise UncheckableError("no-key", name[:100])


def issuer_of(document: dict[str, Json]) -> str:
    """The address of who says it."""
    issuer = document.get("issuer")
    return issuer if isinstance(issuer, str) else text_of(group(issuer).get("id"))


def _lister(key: Key, issuer: str, disk: Document) -> str:
    """The issuer, if its document lists a key that came with the signature; else nobody."""
    document = group(disk(issuer)) if issuer else {}
    for method in for_statements(document):
        if written_key(method).same(key):
            return issuer
    return ""


def _names(method: dict[str, Json]) -> set[str]:
    jwk = group(method.get("publicKeyJwk"))
    address = text_of(method.get("id"))
    return {address.rpartition("#")[2], text_of(jwk.get("kid"))} - {""}


# SD-JWT -----------------------------------------------------------------------------------------


def _disclosed(payload: dict[str, Json], disclosures: list[str]) -> dict[str, Json]:
    """The claims with what the holder shows put in, and the hashes of the rest left out."""
    if "_sd" not in str(payload) and "..." not in str(payload) and not disclosures:
        return payload
    if len(disclosures) > _MOST_DISCLOSURES:
        raise UncheckableError("too-many-values")
    shown = {_digest(text): listed(read_json(base64url(text))) for text in disclosures}
    if len(shown) != len(disclosures) or payload.get("_sd_alg", "sha-256") != "sha-256":
        raise UncheckableError("malformed", "_sd_alg")
    used: set[str] = set()
    made = group(_filled(payload, shown, used, 0))
    if used != shown.keys():
        raise ChangedError
    return made


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def _filled(value: Json, shown: dict[str, list[Json]], used: set[str], depth: int) -> Json:
    if depth > 64:
        raise UncheckableError("too-deep")
    if isinstance(value, list):
        return [it for entry in value for it in _filled_entry(entry, shown, used, depth)]
    if not isinstance(value, dict):
        return value
    made = {k: _filled(v, shown, used, depth + 1) for k, v in value.items() if k not in {"_sd", "_sd_alg"}}
    for digest in listed(value.get("_sd")):
        if digest in shown:
            name, content = _opened(shown, digest, used, 3)
            if name in made or name in {"_sd", "..."}:
                raise UncheckableError("malformed", str(name)[:60])
            made[name] = _filled(content, shown, used, depth + 1)
    return made


def _filled_entry(entry: Json, shown: dict[str, list[Json]], used: set[str], depth: int) -> list[Json]:
    if not isinstance(entry, dict) or set(entry) != {"..."}:
        return [_filled(entry, shown, used, depth + 1)]
    digest = entry["..."]
    if digest not in shown:
        return []
    _, content = _opened(shown, digest, used, 2)
    return [_filled(content, shown, used, depth + 1)]


def _opened(shown: dict[str, list[Json]], digest: str, used: set[str], many: int) -> tuple[str, Json]:
    """The name and value of a disclosure, of which each stands in one place only."""
    parts = shown[digest]
    if len(parts) != many or digest in used or (many == 3 and not isinstance(parts[1], str)):
        raise UncheckableError("malformed", "_sd")
    used.add(digest)
    return (parts[1], parts[2]) if many == 3 else ("", parts[1])
