"""Public keys, as they are written in a DID, a JWK, a PEM; and what they say of a signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from generator.credentials.multibase import base64url, multibase
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import Json, group, text_of

Kind: TypeAlias = Literal["Ed25519", "P-256", "P-384", "P-521", "RSA"]

LEAST_BITS = 2048
"""Of an RSA key; shorter ones can be forged."""

MOST_BITS = 8192
"""Longer ones cost time and prove no more."""

_CURVES: dict[Kind, ec.EllipticCurve] = {
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "P-521": ec.SECP521R1(),
}
_CODES: dict[bytes, Kind] = {b"\xed\x01": "Ed25519", b"\x80\x24": "P-256", b"\x81\x24": "P-384"}
HASHES: dict[Kind, hashes.HashAlgorithm] = {
    "P-256": hashes.SHA256(),
    "P-384": hashes.SHA384(),
    "P-521": hashes.SHA512(),
    "RSA": hashes.SHA256(),
}
"""What is signed with a key of each kind; Ed25519 hashes itself."""


@dataclass(frozen=True)
class Key:
    """A public key: its kind and the library's own value of it."""

    kind: Kind
    public: Any

    def same(self, other: Key) -> bool:
        return self.kind == other.kind and bool(self.public == other.public)

    def confirm(self, signature: bytes, content: bytes) -> None:
        """Raises ChangedError if the signature is not of this key over this content."""
        try:
            self._confirm(signature, content)
        except InvalidSignature:
            raise ChangedError from None

    def _confirm(self, signature: bytes, content: bytes) -> None:
        if self.kind == "Ed25519":
            self.public.verify(signature, content)
        elif self.kind == "RSA":
            self.public.verify(signature, content, padding.PKCS1v15(), HASHES["RSA"])
        else:
            size = (_CURVES[self.kind].key_size + 7) // 8
            if len(signature) != 2 * size:
                raise ChangedError
            halves = (int.from_bytes(part, "big") for part in (signature[:size], signature[size:]))
            self.public.verify(encode_dss_signature(*halves), content, ec.ECDSA(HASHES[self.kind]))


def multikey(text: str) -> Key:
    """A key as ``did:key`` and Multikey write it: two bytes for its kind, then the key."""
    return multikey_of(multibase(text))


def multikey_of(content: bytes) -> Key:
    kind = _CODES.get(content[:2])
    if not kind:
        raise UncheckableError("unknown-key", content[:2].hex())
    try:
        if kind == "Ed25519":
            return Key(kind, ed25519.Ed25519PublicKey.from_public_bytes(content[2:]))
        return Key(kind, ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[kind], content[2:]))
    except ValueError:
        raise UncheckableError("unknown-key", content[:2].hex()) from None


def web_key(jwk: Json) -> Key:
    """A key as JOSE writes it; one that comes with its private half proves nothing any more."""
    written = group(jwk)
    if "d" in written:
        raise UncheckableError("private-key")
    try:
        return _of_web_key(written)
    except ValueError:
        raise UncheckableError("unknown-key") from None


def _of_web_key(jwk: dict[str, Json]) -> Key:
    kind, curve = jwk.get("kty"), jwk.get("crv")
    numbers = {name: base64url(text_of(jwk.get(name))) for name in ("x", "y", "n", "e")}
    if kind == "OKP" and curve == "Ed25519":
        return Key("Ed25519", ed25519.Ed25519PublicKey.from_public_bytes(numbers["x"]))
    if kind == "EC" and curve in _CURVES:
        x, y = (int.from_bytes(numbers[name], "big") for name in "xy")
        return Key(curve, ec.EllipticCurvePublicNumbers(x, y, _CURVES[curve]).public_key())
    if kind == "RSA":
        e, n = (int.from_bytes(numbers[name], "big") for name in "en")
        return _rsa(rsa.RSAPublicNumbers(e, n).public_key())
    raise UncheckableError("unknown-key", str(curve or kind)[:20])


def pem_key(text: str) -> Key:
    """A key as Open Badges 2.0 and certificates write it."""
    try:
        return key_of(load_pem_public_key(text.encode()))
    except (ValueError, UnsupportedAlgorithm):
        raise UncheckableError("unknown-key") from None


def key_of(public: Any) -> Key:
    """The library's own value, as a key that we know to be strong enough."""
    if isinstance(public, ed25519.Ed25519PublicKey):
        return Key("Ed25519", public)
    if isinstance(public, rsa.RSAPublicKey):
        return _rsa(public)
    curves = {curve.name: kind for kind, curve in _CURVES.items()}
    if isinstance(public, ec.EllipticCurvePublicKey) and public.curve.name in curves:
        return Key(curves[public.curve.name], public)
    raise UncheckableError("unknown-key")


def _rsa(public: rsa.RSAPublicKey) -> Key:
    if not LEAST_BITS <= public.key_size <= MOST_BITS:
        raise UncheckableError("weak-key", str(public.key_size))
    return Key("RSA", public)
