"""COSE_Sign1 (RFC 9052): credentials and presentations in a message of bytes, written in base64."""

from __future__ import annotations

import base64
import binascii

from generator.credentials.cbor import read_cbor
from generator.credentials.holders import Document, Held, for_statements, written_key
from generator.credentials.jose import Token, issuer_of
from generator.credentials.keys import Key, Kind
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, group, read_json, text_of

_ALGORITHM, _KEY, _TYPE = 1, 4, 16
_ALGORITHMS: dict[Json, Kind] = {-7: "P-256", -35: "P-384", -36: "P-521", -8: "Ed25519"}
_TYPES = frozenset({"application/vc+cose", "application/vp+cose"})


def confirmed_message(text: str, disk: Document) -> Token:
    """The document in a message. Raises ChangedError and UncheckableError."""
    match read_cbor(_bytes(text)):
        case [bytes(protected), dict(), bytes(payload), bytes(signature)]:
            pass
        case _:
            raise UncheckableError("malformed", "COSE")
    head: Json = read_cbor(protected)
    if not isinstance(head, dict) or head.get(_TYPE) not in _TYPES:
        raise UncheckableError("unknown-type", "COSE")
    document = group(read_json(payload))
    holder = issuer_of(document) or text_of(document.get("holder"))
    key = _listed_key(head.get(_KEY), holder, disk)
    if _ALGORITHMS.get(head.get(_ALGORITHM)) != key.kind:
        raise UncheckableError("key-does-not-fit", str(head.get(_ALGORITHM)))
    key.confirm(signature, _signed(protected, payload))
    return Token(document, Held(key, holder), "COSE")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise UncheckableError("malformed", "COSE") from None


def _listed_key(name: Json, holder: str, disk: Document) -> Key:
    named = name.decode("utf-8", "replace") if isinstance(name, bytes) else ""
    for method in for_statements(group(disk(holder))):
        own = text_of(group(method.get("publicKeyJwk")).get("kid"))
        if named and named in {own, text_of(method.get("id")), text_of(method.get("id")).rpartition("#")[2]}:
            return written_key(method)
    raise UncheckableError("no-key", named[:60])


def _signed(protected: bytes, payload: bytes) -> bytes:
    """What is signed: a list of a word, the head, nothing, and the content."""
    return b"\x84\x6aSignature1" + _piece(protected) + b"\x40" + _piece(payload)


def _piece(content: bytes) -> bytes:
    size = len(content)
    if size < 24:
        return bytes([0x40 | size]) + content
    width = next(width for width in (1, 2, 4, 8) if size < 1 << 8 * width)
    return bytes([0x58 + width.bit_length() - 1]) + size.to_bytes(width, "big") + content
