"""Make the badges of the sample portfolios, and what their school knows of who gave them.

``python scripts/sample_credentials.py`` writes ``portfolios/trust.yml``, ``portfolios/trust/`` and the files
beside the samples' evidence. All issuers are made up (``.example``). Their keys are made of their names, so
that anybody can make them again: they prove nothing, and must never be used for anything else.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PORTFOLIOS = Path(__file__).resolve().parents[1] / "portfolios"
CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
KADE = ("did:web:leerhuis.example", "Leerhuis De Kade")
MAAS = ("did:web:maas.example", "EVC-centrum Maas")
PAST = ("did:web:evaluatie.example", "Diploma-evaluatie Nederland")
STRANGER = ("did:web:snelcursus.example", "Snelcursus")
LIST = "https://leerhuis.example/status/1.json"
WITHDRAWN = 7
ENTRIES = 131_072


def key_of(issuer: str) -> Ed25519PrivateKey:
    """Not secret: whoever reads this can make it."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"sample {issuer}".encode()).digest())


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def signed(payload: dict[str, Any], issuer: str) -> str:
    """A credential as a JWT (VC-JOSE-COSE)."""
    head = {"alg": "EdDSA", "kid": f"{issuer}#key-1", "typ": "vc+jwt"}
    text = ".".join(encoded(json.dumps(it, separators=(",", ":")).encode()) for it in (head, payload))
    return f"{text}.{encoded(key_of(issuer).sign(text.encode()))}"


def did_document(issuer: str) -> dict[str, Any]:
    raw = key_of(issuer).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    method = {
        "id": f"{issuer}#key-1",
        "type": "JsonWebKey",
        "controller": issuer,
        "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": encoded(raw)},
    }
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": issuer,
        "verificationMethod": [method],
        "assertionMethod": [method["id"]],
    }


def badge(
    number: int, issuer: tuple[str, str], to: str, name: str, about: str, **more: Any
) -> dict[str, Any]:
    """An Open Badge 3.0: ``more`` are dates and the place on a list of what was withdrawn."""
    identity = {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": to}
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": name,
        "issuer": {"id": issuer[0], "type": ["Profile"], "name": issuer[1]},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity],
            "achievement": {
                "id": f"urn:uuid:00000000-0000-4000-9000-{number:012}",
                "type": ["Achievement"],
                "name": name,
                "description": about,
                "criteria": {"narrative": about},
            },
        },
        **more,
    }


def on_list(place: int, address: str = LIST) -> dict[str, Any]:
    entry = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": address,
    }
    return {"credentialStatus": entry}


def status_list() -> str:
    bits = bytearray(ENTRIES // 8)
    bits[WITHDRAWN // 8] |= 1 << (7 - WITHDRAWN % 8)
    subject = {
        "id": f"{LIST}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": f"u{encoded(gzip.compress(bytes(bits), mtime=0))}",
    }
    return signed(
        {
            "@context": CONTEXT[:1],
            "id": LIST,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": KADE[0],
            "validFrom": "2026-11-01T00:00:00Z",
            "validUntil": "2031-11-01T00:00:00Z",
            "credentialSubject": subject,
        },
        KADE[0],
    )


BADGES = {
    "amina/evidence/diploma-helpende.jwt": badge(
        1,
        KADE,
        "Amina Yusuf",
        "Diploma helpende zorg en welzijn, niveau 2",
        "Alle examens van de opleiding helpende zorg en welzijn zijn gehaald.",
        validFrom="2014-07-04T00:00:00Z",
        **on_list(3),
    ),
    "joris/evidence/vca-pas.jwt": badge(
        2,
        MAAS,
        "Joris van Dam",
        "VCA basis",
        "Kent de regels voor veilig werken.",
        validFrom="2025-04-28T00:00:00Z",
        validUntil="2035-04-28T00:00:00Z",
        **on_list(4, f"{LIST}?2"),
    ),
    "grace/evidence/first-aid.jwt": badge(
        3,
        MAAS,
        "Grace Mensah",
        "First aid at work",
        "Has shown first aid for guests and colleagues.",
        validFrom="2025-09-01T00:00:00Z",
        **on_list(WITHDRAWN),
    ),
    "lotte/evidence/klantgesprek.jwt": badge(
        4,
        STRANGER,
        "Lotte Bakker",
        "Klantgesprekken in één dag",
        "Volgde een dag over gesprekken met klanten.",
        validFrom="2026-02-14T00:00:00Z",
    ),
    "samir/evidence/degree.jwt": badge(
        5,
        PAST,
        "Samir Haddad",
        "Evaluation of a degree in civil engineering",
        "Comparable to a Dutch bachelor in civil engineering.",
        validFrom="2020-11-02T00:00:00Z",
    ),
    "tomas/evidence/netwerk.jwt": badge(
        6,
        KADE,
        "Tomas de Wit",
        "Netwerken, basis",
        "Kan een klein netwerk aanleggen en storingen vinden.",
        validFrom="2024-05-01T00:00:00Z",
        validUntil="2026-05-01T00:00:00Z",
    ),
}
"""By where they lie. In this order: verified; nobody knows whether it was withdrawn; withdrawn; of an issuer
that the school does not know; of one it knew until a while ago; ended."""

TRUST = f"""\
# Whom the school knows of those who give badges. Only staff change this file. All of it is made up.
type: trust
issuers:
  - {{id: "{KADE[0]}", name: Leerhuis De Kade, since: 2012}}
  - {{id: "{MAAS[0]}", name: EVC-centrum Maas, since: 2019-01, note: Asked by telephone.}}
  - {{id: "{PAST[0]}", name: Diploma-evaluatie Nederland, since: 2018, until: 2025-12, note: Closed.}}
"""


def write(folder: Path) -> None:
    made = {"trust.yml": TRUST, "trust/status/leerhuis.example/status/1.json": status_list()}
    for issuer, _ in (KADE, MAAS, PAST, STRANGER):
        place = f"trust/did/{issuer.removeprefix('did:web:')}.json"
        made[place] = json.dumps(did_document(issuer), indent=2) + "\n"
    made |= {path: signed(it, it["issuer"]["id"]) for path, it in BADGES.items()}
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(PORTFOLIOS)
