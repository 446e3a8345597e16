"""European Digital Credentials: a text and its seal (JAdES, ETSI TS 119 182-1), sealed with a certificate."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from generator.credentials.certificates import Seal, now_of, public_key, read_certificate, seal_of
from generator.credentials.jose import ALGORITHMS
from generator.credentials.moments import moment
from generator.credentials.multibase import base64url, to_base64url
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import Json, group, listed, read_json, text_of
from generator.credentials.view import View

_UNDERSTOOD = frozenset({"b64", "sigT", "adoTst", "x5t#o", "sigX5ts", "srCms", "sigPl", "srAts", "sigPId"})
"""What a seal may call critical: none of it changes which bytes are sealed but ``b64``, which is heeded."""


@dataclass(frozen=True)
class Sealed:
    """What was sealed, and by whom."""

    document: dict[str, Json]
    seal: Seal
    suite: str


def is_sealed(document: Json) -> bool:
    return isinstance(document, dict) and "payload" in document and "signatures" in document


def confirmed_seal(document: dict[str, Json], view: View) -> Sealed:
    """The text of a sealed credential. Raises ChangedError and UncheckableError."""
    signatures = listed(document.get("signatures"))
    payload = text_of(document.get("payload"))
    if len(signatures) != 1 or set(document) != {"payload", "signatures"}:
        raise UncheckableError("malformed", "signatures")
    signature = group(signatures[0])
    protected = text_of(signature.get("protected"))
    head = group(read_json(base64url(protected)))
    algorithm = text_of(head.get("alg"))
    if algorithm not in ALGORITHMS:
        raise UncheckableError("no-signature" if algorithm == "none" else "unknown-suite", algorithm[:40])
    if unknown := sorted({str(it) for it in listed(head.get("crit"))} - _UNDERSTOOD):
        raise UncheckableError("unknown-extension", unknown[0][:60])
    chain = [read_certificate(_der(it)) for it in listed(head.get("x5c"))]
    if not chain:
        raise UncheckableError("no-key", "x5c")
    key = public_key(chain[0])
    if ALGORITHMS[algorithm] != key.kind:
        raise UncheckableError("key-does-not-fit", algorithm)
    _confirm_name(head, text_of(listed(head["x5c"])[0]))
    key.confirm(base64url(text_of(signature.get("signature"))), f"{protected}.{payload}".encode())
    sealed = moment(head.get("sigT"))
    seal = seal_of(chain, view.trust.roots(), sealed, now_of(view.day))
    return Sealed(group(read_json(_text(head, payload))), seal, f"JAdES {algorithm}")


def _text(head: dict[str, Json], payload: str) -> str | bytes:
    return payload if head.get("b64") is False else base64url(payload)


def _der(text: Json) -> bytes:
    try:
        return base64.b64decode(text_of(text), validate=True)
    except (binascii.Error, ValueError):
        raise UncheckableError("unknown-key", "x5c") from None


def _confirm_name(head: dict[str, Json], first: str) -> None:
    """The seal names the certificate it is of by its hash, if it does."""
    named = text_of(head.get("x5t#S256")).rstrip("=")
    if named and named != to_base64url(hashlib.sha256(_der(first)).digest()):
        raise ChangedError
