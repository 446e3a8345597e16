"""The secret half of a key: made, written once, read from the environment, and used to sign."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.credentials.canonical import canonical_text
from generator.credentials.contexts import addresses, choices
from generator.credentials.linked import graph_of
from generator.credentials.multibase import multibase, to_multibase
from generator.credentials.refusals import UncheckableError
from generator.signing.keyring import Keyring, SchoolKey
from generator.signing.own_key import did_of_key, method_of

VARIABLE = "LEERKRING_SIGNING_KEY"
"""The variable of the environment that has the secret, for the time of one command."""

_PUBLIC, _SECRET = b"\xed\x01", b"\x80\x26"
"""What a Multikey of Ed25519 begins with."""


class NoKeyError(Exception):
    """There is no secret, it is none of the school's, or its key signs no more."""


@dataclass(frozen=True, repr=False)
class Signer:
    """Somebody with a secret. It is in no text of this value, so that no traceback can tell it."""

    key: SchoolKey
    method: str
    _secret: Ed25519PrivateKey

    def signed(self, document: dict[str, Any], created: str) -> dict[str, Any]:
        """A document with its proof (eddsa-rdfc-2022)."""
        proof = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": created,
            "verificationMethod": self.method,
            "proofPurpose": "assertionMethod",
        }
        files = next(choices(addresses(document)))
        parts = ({**proof, "@context": document["@context"]}, document)
        texts = (canonical_text(graph_of(part, files).quads) for part in parts)
        digest = b"".join(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts)
        return {**document, "proof": {**proof, "proofValue": to_multibase(self._secret.sign(digest))}}


def new_secret() -> tuple[str, str]:
    """The two halves of a new key: what is told to everybody, and what to nobody."""
    secret = Ed25519PrivateKey.generate()
    return _public(secret), to_multibase(_SECRET + secret.private_bytes_raw())


def signer(keyring: Keyring, secret: str) -> Signer:
    """Who signs with a secret. Raises NoKeyError; its text never holds the secret."""
    own = _read(secret)
    key = next((it for it in keyring.keys if it.public == _public(own)), None)
    if key is None or not key.signs:
        raise NoKeyError(key.name if key else "")
    return Signer(key, keyring.method(key), own)


def own_signer(secret: str, keys: Collection[str]) -> Signer:
    """Who signs with a secret as a person whose ``keys`` these are. Raises NoKeyError, as ``signer`` does."""
    own = _read(secret)
    public = _public(own)
    did = did_of_key(public)
    if did not in keys:
        raise NoKeyError("")
    return Signer(SchoolKey(did, public, since=""), method_of(did), own)


def _read(secret: str) -> Ed25519PrivateKey:
    try:
        content = multibase(secret.strip())
    except UncheckableError:
        content = b""
    if len(content) != 34 or not content.startswith(_SECRET):
        raise NoKeyError("")
    return Ed25519PrivateKey.from_private_bytes(content[2:])


def _public(secret: Ed25519PrivateKey) -> str:
    return to_multibase(_PUBLIC + secret.public_key().public_bytes_raw())
