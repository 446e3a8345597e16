"""The list of what was withdrawn: one bit for each credential, among enough that an entry tells nothing."""

from __future__ import annotations

import gzip
from collections.abc import Collection
from typing import Any

from generator.credentials.multibase import base64url, to_base64url
from generator.credentials.refusals import UncheckableError
from generator.credentials.status import LEAST_ENTRIES, unpacked
from generator.credentials.strict_json import group, read_json, text_of
from generator.signing.keyring import DamagedKeyringError, Keyring

ENTRIES = LEAST_ENTRIES


def status_list(keyring: Keyring, withdrawn: Collection[int], begins: str, ends: str) -> dict[str, Any]:
    """The list, to be signed; it holds for a year, and is signed anew with each key and each withdrawal."""
    bits = bytearray(ENTRIES // 8)
    for place in withdrawn:
        bits[place // 8] |= 128 >> place % 8
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": keyring.status_url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": keyring.did,
        "validFrom": begins,
        "validUntil": ends,
        "credentialSubject": {
            "id": f"{keyring.status_url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + to_base64url(gzip.compress(bytes(bits), mtime=0)),
        },
    }


def withdrawn_of(content: bytes, keyring: Keyring) -> frozenset[int]:
    """The places that the school's own list has set. Raises DamagedKeyringError."""
    try:
        said = group(read_json(content))
        subject = group(said.get("credentialSubject"))
        bits = unpacked(base64url(text_of(subject.get("encodedList")).removeprefix("u")))
    except UncheckableError as error:
        raise DamagedKeyringError from error
    if said.get("id") != keyring.status_url or said.get("issuer") != keyring.did:
        raise DamagedKeyringError
    return frozenset(
        number * 8 + bit for number, byte in enumerate(bits) if byte for bit in range(8) if byte & 128 >> bit
    )


def entry(keyring: Keyring, index: int) -> dict[str, str]:
    """What a credential says of its place in the list."""
    return {
        "id": f"{keyring.status_url}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": keyring.status_url,
    }
