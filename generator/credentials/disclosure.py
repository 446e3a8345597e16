"""A document of which the holder shows a part: ecdsa-sd-2023, as it is derived for a reader.

Each statement has a signature of its own, by a key that was made for this document only; the issuer signed
that key with what must always be shown.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from generator.credentials.canonical import canonical_names, canonical_text
from generator.credentials.cbor import read_cbor
from generator.credentials.keys import Key, multikey_of
from generator.credentials.linked import Graph
from generator.credentials.multibase import to_base64url
from generator.credentials.refusals import ChangedError, UncheckableError

_BASE = b"\xd9\x5d\x00"
_DERIVED = b"\xd9\x5d\x01"


@dataclass(frozen=True)
class _Disclosed:
    """What a derived proof holds."""

    base: bytes
    key: bytes
    signatures: tuple[bytes, ...]
    labels: dict[str, str]
    mandatory: frozenset[int]


def confirm_disclosed(key: Key, value: bytes, options: Graph, document: Graph) -> None:
    """Raises ChangedError if the issuer did not sign this, UncheckableError if it is no derived proof."""
    found = _read(value)
    names = canonical_names(set(document.quads))
    if set(names.values()) != set(found.labels):
        raise ChangedError
    blinded = {node: found.labels[name] for node, name in names.items()}
    lines = sorted({str(quad.called(blinded)) for quad in document.quads})
    kept = [line for place, line in enumerate(lines) if place in found.mandatory]
    shown = [line for place, line in enumerate(lines) if place not in found.mandatory]
    if len(shown) != len(found.signatures):
        raise ChangedError
    head = hashlib.sha256(canonical_text(options.quads).encode()).digest()
    key.confirm(found.base, head + found.key + hashlib.sha256("".join(kept).encode()).digest())
    own = multikey_of(found.key)
    for signature, line in zip(found.signatures, shown, strict=True):
        own.confirm(signature, line.encode())


def _read(value: bytes) -> _Disclosed:
    if value.startswith(_BASE):
        raise UncheckableError("base-proof")
    if not value.startswith(_DERIVED):
        raise UncheckableError("malformed")
    match read_cbor(value[len(_DERIVED) :]):
        case [bytes(base), bytes(key), list(signatures), dict(labels), list(mandatory)]:
            return _Disclosed(
                base,
                key,
                tuple(it for it in signatures if isinstance(it, bytes)),
                {f"c14n{number}": "u" + to_base64url(label) for number, label in labels.items()},
                frozenset(mandatory),
            )
    raise UncheckableError("malformed")
