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
TECHNOHAL = ("did:web:technohal.example", "Technohal Maas")
PAST = ("did:web:evaluatie.example", "Diploma-evaluatie Nederland")
STRANGER = ("did:web:snelcursus.example", "Snelcursus")
HOTEL = ("did:web:dehaven.example", "Hotel De Haven")
ACADEMY = "did:web:academie.haven.example"
"""Who signs for the hotel; the hotel nowhere says so."""
NOWHERE = ("https://staal.example", "Steel Course Online")
"""An issuer whose keys nobody can look up."""
LIST = "https://leerhuis.example/status/1.json"
SUSPENDED_LIST = "https://technohal.example/status/1.json"
ON_LIST = 7
"""The place that is marked in each list."""
ENTRIES = 131_072


def key_of(issuer: str) -> Ed25519PrivateKey:
    """Not secret: whoever reads this can make it."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"sample {issuer}".encode()).digest())


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def signed(payload: dict[str, Any], issuer: str) -> str:
    """A credential as a JWT (VC-JOSE-COSE)."""
    return _token({"alg": "EdDSA", "kid": f"{issuer}#key-1", "typ": "vc+jwt"}, payload, issuer)


def with_own_key(payload: dict[str, Any], issuer: str) -> str:
    """The same with the key written into it, so that nothing shows whose it is."""
    return _token({"alg": "EdDSA", "jwk": web_key(issuer), "typ": "vc+jwt"}, payload, issuer)


def _token(head: dict[str, Any], payload: dict[str, Any], issuer: str) -> str:
    text = ".".join(encoded(json.dumps(it, separators=(",", ":")).encode()) for it in (head, payload))
    return f"{text}.{encoded(key_of(issuer).sign(text.encode()))}"


def web_key(issuer: str) -> dict[str, str]:
    raw = key_of(issuer).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {"kty": "OKP", "crv": "Ed25519", "x": encoded(raw)}


def did_document(issuer: str) -> dict[str, Any]:
    method = {
        "id": f"{issuer}#key-1",
        "type": "JsonWebKey",
        "controller": issuer,
        "publicKeyJwk": web_key(issuer),
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


def of_nobody(made: dict[str, Any], identity: dict[str, Any] | None = None) -> dict[str, Any]:
    """A badge that says otherwise, or not at all, to whom it was given."""
    subject = {name: it for name, it in made["credentialSubject"].items() if name != "identifier"}
    given = {"identifier": [identity]} if identity else {}
    return made | {"credentialSubject": subject | given}


def given_to_page(made: dict[str, Any], page: str) -> dict[str, Any]:
    """A badge to whoever has a page, without a name."""
    without = of_nobody(made)
    return without | {"credentialSubject": {"id": page, **without["credentialSubject"]}}


def hashed(address: str, salt: str) -> dict[str, Any]:
    """An e-mail address as badges have it: nobody can read it, and whoever knows it can compare."""
    digest = hashlib.sha256(f"{address}{salt}".encode()).hexdigest()
    of = {"type": "IdentityObject", "identityType": "emailAddress", "hashed": True, "salt": salt}
    return of | {"identityHash": f"sha256${digest}"}


def on_list(place: int, address: str = LIST, purpose: str = "revocation") -> dict[str, Any]:
    entry = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(place),
        "statusListCredential": address,
    }
    return {"credentialStatus": entry}


def status_list(issuer: str = KADE[0], address: str = LIST, purpose: str = "revocation") -> str:
    bits = bytearray(ENTRIES // 8)
    bits[ON_LIST // 8] |= 1 << (7 - ON_LIST % 8)
    subject = {
        "id": f"{address}#list",
        "type": "BitstringStatusList",
        "statusPurpose": purpose,
        "encodedList": f"u{encoded(gzip.compress(bytes(bits), mtime=0))}",
    }
    return signed(
        {
            "@context": CONTEXT[:1],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": issuer,
            "validFrom": "2026-11-01T00:00:00Z",
            "validUntil": "2031-11-01T00:00:00Z",
            "credentialSubject": subject,
        },
        issuer,
    )


def record(number: int, issuer: tuple[str, str], to: str, name: str, inside: list[str]) -> dict[str, Any]:
    """A learner's record (CLR 2.0) with the badges that are in it, as they are."""
    made = badge(number, issuer, to, name, "")
    carried = [
        {
            "@context": CONTEXT[0],
            "type": "EnvelopedVerifiableCredential",
            "id": f"data:application/vc+jwt,{it}",
        }
        for it in inside
    ]
    subject = {"type": ["ClrSubject"], "identifier": made["credentialSubject"]["identifier"]}
    return made | {
        "@context": [CONTEXT[0], "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", CONTEXT[1]],
        "type": ["VerifiableCredential", "ClrCredential"],
        "credentialSubject": subject | {"verifiableCredential": carried},
    }


def corrected(token: str, old: str, new: str) -> str:
    """A credential in which somebody put right a word, and kept the signature."""
    head, payload, signature = token.split(".")
    text = base64.urlsafe_b64decode(payload + "==").decode()
    assert old in text
    return f"{head}.{encoded(text.replace(old, new).encode())}.{signature}"


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
        **on_list(ON_LIST),
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
    "tomas/evidence/netwerk.jwt": given_to_page(
        badge(
            6,
            KADE,
            "",
            "Netwerken, basis",
            "Kan een klein netwerk aanleggen en storingen vinden.",
            validFrom="2024-05-01T00:00:00Z",
            validUntil="2026-05-01T00:00:00Z",
        ),
        "https://gitlab.leerhuis.example/tom",
    ),
    "grace/evidence/floor-leader.jwt": badge(
        7,
        HOTEL,
        "Grace Mensah",
        "Floor leader, first part",
        "Led a floor of fourteen rooms for a week, with a coach beside her.",
        validFrom="2026-06-12T00:00:00Z",
    ),
    "lotte/evidence/chat-en-mail.jwt": of_nobody(
        badge(
            8,
            KADE,
            "",
            "Chat en mail met inwoners",
            "Beantwoordt vragen van inwoners in de chat en per mail, in gewone taal.",
            validFrom="2026-03-20T00:00:00Z",
            **on_list(5),
        ),
        hashed("l.bakker@maasoever.example", "a7Qd2"),
    ),
    "samir/evidence/forklift.jwt": badge(
        9,
        TECHNOHAL,
        "Samir Haddad",
        "Forklift operator",
        "Drives a forklift safely in a warehouse, with a practice test each year.",
        validFrom="2021-11-08T00:00:00Z",
        validUntil="2031-11-08T00:00:00Z",
        **on_list(ON_LIST, SUSPENDED_LIST, "suspension"),
    ),
}
"""By where they lie. In this order: verified; nobody knows whether it was withdrawn; withdrawn; of an issuer
that the school does not know; of one it knew until a while ago; ended, and to be given away; signed with
somebody else's key; given to an address that nobody can compare; withdrawn for a time."""

CONNECTIONS = badge(
    10,
    NOWHERE,
    "Samir Haddad",
    "Connections in steel, online",
    "Finished six modules about bolted and welded connections.",
    validFrom="2026-09-18T00:00:00Z",
)
"""With a key in it, of which nothing shows whose it is."""

WELDING = badge(
    11,
    TECHNOHAL,
    "Joris van Dam",
    "Lassen in alle standen",
    "Last een hoeknaad en een stompe naad in vier standen.",
    validFrom="2026-02-27T00:00:00Z",
)
DRAWINGS = badge(
    12,
    TECHNOHAL,
    "Joris van Dam",
    "Technisch tekening lezen",
    "Leest een werktekening en kiest de volgorde.",
    validFrom="2026-02-13T00:00:00Z",
)
COURSES = "Cursussen bij Technohal Maas"

HOSTED = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.opencursus.example/assertions/5512",
    "recipient": {
        "type": "email",
        "hashed": True,
        "salt": "k3Vz9",
        "identity": hashed("tom@leerhuis.example", "k3Vz9")["identityHash"],
    },
    "issuedOn": "2026-03-29T20:14:00Z",
    "verification": {"type": "HostedBadge"},
    "badge": {
        "type": "BadgeClass",
        "id": "https://badges.opencursus.example/badges/versiebeheer",
        "name": "Versiebeheer voor beginners",
        "description": "Kan wijzigingen bewaren, vergelijken en terugzetten.",
        "criteria": {"narrative": "Alle acht opdrachten zijn gemaakt."},
        "issuer": {
            "type": "Issuer",
            "id": "https://badges.opencursus.example/",
            "name": "Open Cursus",
            "url": "https://opencursus.example",
        },
    },
}
"""An Open Badge 2.0 that nobody signed: it counts as long as it stands on the issuer's own site."""

TRUST = f"""\
# Whom the school knows of those who give badges. Only staff change this file. All of it is made up.
type: trust
issuers:
  - {{id: "{KADE[0]}", name: Leerhuis De Kade, since: 2012}}
  - {{id: "{MAAS[0]}", name: EVC-centrum Maas, since: 2019-01, note: Asked by telephone.}}
  - {{id: "{TECHNOHAL[0]}", name: Technohal Maas, since: 2021, note: They came by with their papers.}}
  - {{id: "{PAST[0]}", name: Diploma-evaluatie Nederland, since: 2018, until: 2025-12, note: Closed.}}
"""
SIGNS_FOR = {HOTEL[0]: ACADEMY}
"""Who signs with somebody else's key."""


def evidence_files() -> dict[str, str]:
    """The files beside the samples' evidence, by where they lie."""
    made = {path: signed(it, signs(it["issuer"]["id"])) for path, it in BADGES.items()}
    welding, drawings = (signed(it, TECHNOHAL[0]) for it in (WELDING, DRAWINGS))
    inside = [welding, corrected(drawings, "Technisch tekening", "Technische tekening")]
    both = record(13, TECHNOHAL, "Joris van Dam", COURSES, inside) | {"validFrom": "2026-03-02T00:00:00Z"}
    return made | {
        "joris/evidence/cursussen.jwt": signed(both, TECHNOHAL[0]),
        "samir/evidence/connections.jwt": with_own_key(CONNECTIONS, NOWHERE[0]),
        "tomas/evidence/versiebeheer.json": json.dumps(HOSTED, ensure_ascii=False, indent=2) + "\n",
    }


def signs(issuer: str) -> str:
    return SIGNS_FOR.get(issuer, issuer)


def files() -> dict[str, str]:
    """All files by where they lie."""
    made = {
        "trust.yml": TRUST,
        "trust/status/leerhuis.example/status/1.json": status_list(),
        "trust/status/technohal.example/status/1.json": status_list(
            TECHNOHAL[0], SUSPENDED_LIST, "suspension"
        ),
    }
    for issuer in (KADE[0], MAAS[0], TECHNOHAL[0], PAST[0], STRANGER[0], ACADEMY):
        place = f"trust/did/{issuer.removeprefix('did:web:')}.json"
        made[place] = json.dumps(did_document(issuer), indent=2) + "\n"
    return made | evidence_files()


def write(folder: Path) -> None:
    for path, text in files().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(PORTFOLIOS)
