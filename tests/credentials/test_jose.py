"""Credentials in JWT, SD-JWT and COSE: the W3C's suite, and what must be refused whoever signed it."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from generator.credentials.addresses import place_of
from generator.credentials.cose import confirmed_message
from generator.credentials.jose import confirmed_token
from generator.credentials.multibase import to_base64url
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from generator.credentials.view import View
from tests.credentials.conformance import expected, needs_fixtures, read

KEYS = {
    "credential-cose-bad-media-type.txt": "p384",
    "credential-cose-minimal-not-base64.txt": "p256",
    "credential-issuer-match-signed.txt": "ed25519",
    "credential-jose-bad-signature.txt": "ed25519",
    "credential-jose-unknown-extensions.txt": "ed25519",
    "credential-sdjwt-bad-media-type.txt": "ed25519",
    "credential-sdjwt-nested.txt": "p521",
    "presentation-cose-bad-credential.txt": "p256",
    "presentation-cose-single.txt": "p384",
    "presentation-jose-bad-media-type.txt": "ed25519",
    "presentation-sdjwt-bad-credential.txt": "p521",
    "presentation-sdjwt-selective.txt": "p384",
}
"""The key that the suite verifies each file with; one of them was signed with another, and fails for that."""

FILES = expected("vc-jose-cose")


def known(name: str) -> dict:
    """The document of whoever has the key, as the suite gives it."""
    method = json.loads(read("vc-jose-cose", f"vm-{name}.json"))
    method.pop("secretKeyJwk")
    return {"id": method["controller"], "assertionMethod": [method]}


def outcome(text: str, document: dict) -> str:
    token = confirmed_token if text.count(".") >= 2 else confirmed_message
    try:
        token(text, lambda _: document)
    except UncheckableError as error:
        return error.reason
    except ChangedError:
        return "changed"
    return "holds"


@needs_fixtures
@pytest.mark.parametrize("file", [it for it in FILES if it.endswith(".txt")])
def test_of_the_suite(file):
    document = known(KEYS[file])
    holders = (document["id"], "did:example:ebfeb1f712ebc6f1c276e12ec21")
    kept = {f"did/{place_of(it)}": json.dumps(document | {"id": it}).encode() for it in holders}
    found = checked(read("vc-jose-cose", file), View(date(2024, 12, 20), Trust(files=kept))).verdict
    assert (found.integrity == "unchanged") == (FILES[file] == "suite: verification succeeds"), found


@needs_fixtures
def test_every_file_of_the_suite_is_tried_and_every_key_read():
    assert {it for it in FILES if it.endswith(".txt")} == KEYS.keys()
    keys = [it for it in FILES if FILES[it] == "key"]
    print(f"\nvc-jose-cose: {len(KEYS)} messages, {len(keys)} keys")
    for file in keys:
        assert known(file.removeprefix("vm-").removesuffix(".json"))["assertionMethod"]


@needs_fixtures
def test_the_file_that_the_suite_fails_holds_with_the_key_it_was_signed_with():
    text = read("vc-jose-cose", "credential-jose-unknown-extensions.txt").decode()
    assert outcome(text, known("p521")) == "holds"


# Made here --------------------------------------------------------------------------------------

SECRET = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
CREDENTIAL = {
    "issuer": "https://a.example",
    "type": ["VerifiableCredential"],
    "credentialSubject": {"id": "x:y"},
}


def part(value: object) -> str:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def own_jwk() -> dict:
    return {"kty": "OKP", "crv": "Ed25519", "x": to_base64url(SECRET.public_key().public_bytes_raw())}


def token(payload: dict, head: dict | None = None, sign=SECRET.sign) -> str:
    content = f"{part({'alg': 'EdDSA', 'jwk': own_jwk()} | (head or {}))}.{part(payload)}"
    return f"{content}.{part(sign(content.encode()))}"


def test_both_kinds_are_read_and_never_mixed():
    assert outcome(token({"vc": CREDENTIAL, "iss": "https://a.example"}), {}) == "holds"
    assert outcome(token(CREDENTIAL, {"typ": "vc+jwt"}), {}) == "holds"
    assert outcome(token({"vc": CREDENTIAL}, {"typ": "vc+jwt"}), {}) == "malformed"
    assert outcome(token({"vc": CREDENTIAL, "vp": {}}), {}) == "malformed"
    assert outcome(token({"vc": CREDENTIAL, "iss": "https://b.example"}), {}) == "other-issuer"
    assert outcome(token(CREDENTIAL | {"iss": "https://b.example"}, {"typ": "vc+jwt"}), {}) == "other-issuer"
    assert outcome(token({"vc": CREDENTIAL | {"id": "x:1"}, "jti": "x:2"}), {}) == "malformed"


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ({"alg": "none"}, "no-signature"),
        ({"alg": "HS256"}, "unknown-suite"),
        ({"alg": "ES256"}, "key-does-not-fit"),
        ({"alg": "PS256"}, "unknown-suite"),
        ({"crit": ["b64"]}, "unknown-extension"),
        ({"typ": "at+jwt"}, "unknown-type"),
        ({"cty": "text/html"}, "unknown-type"),
        ({"jwk": own_jwk() | {"d": "AA"}}, "private-key"),
        ({"jwk": {"kty": "oct", "k": "AA"}}, "unknown-key"),
        ({"jwk": {"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"}}, "unknown-key"),
        ({"kid": "did:example:a#b", "jwk": own_jwk()}, "holds"),
    ],
    ids=str,
)
def test_what_a_head_may_say(head, reason):
    assert outcome(token({"vc": CREDENTIAL}, head), {}) == reason


def test_a_short_key_is_refused():
    secret = rsa.generate_private_key(65537, 1024)  # noqa: S505  # what is to be refused
    numbers = secret.public_key().public_numbers()
    jwk = {"kty": "RSA", "n": to_base64url(numbers.n.to_bytes(128, "big")), "e": "AQAB"}
    assert outcome(token({"vc": CREDENTIAL}, {"alg": "RS256", "jwk": jwk}), {}) == "weak-key"


def test_a_signature_of_a_curve_is_two_numbers_of_its_size():
    secret = ec.generate_private_key(ec.SECP256R1())
    numbers = secret.public_key().public_numbers()
    x, y = (to_base64url(it.to_bytes(32, "big")) for it in (numbers.x, numbers.y))
    head = {"alg": "ES256", "jwk": {"kty": "EC", "crv": "P-256", "x": x, "y": y}}

    def halves(content: bytes) -> bytes:
        return b"".join(
            it.to_bytes(32, "big") for it in decode_dss_signature(secret.sign(content, ec.ECDSA(SHA256())))
        )

    def der(content: bytes) -> bytes:
        return secret.sign(content, ec.ECDSA(SHA256()))

    assert outcome(token({"vc": CREDENTIAL}, head, halves), {}) == "holds"
    assert outcome(token({"vc": CREDENTIAL}, head, der), {}) == "changed"


def test_a_key_that_comes_along_is_the_issuers_only_if_the_issuers_document_lists_it():
    text = token({"vc": CREDENTIAL})
    assert confirmed_token(text, lambda _: None).held.holder == ""
    document = {"id": "https://a.example", "assertionMethod": [{"id": "#1", "publicKeyJwk": own_jwk()}]}
    assert confirmed_token(text, lambda _: document).held.holder == "https://a.example"


@pytest.mark.parametrize("change", ["!", "=", "A", "~"], ids=str)
def test_a_token_has_one_way_to_be_written(change):
    text = token({"vc": CREDENTIAL})
    assert outcome(text, {}) == "holds"
    assert outcome(text + change, {}) != "holds" or change in {"=", "~"}


# SD-JWT -----------------------------------------------------------------------------------------


def disclosure(*parts: object) -> str:
    return part(list(parts))


def digest(text: str) -> str:
    return part(hashlib.sha256(text.encode()).digest())


NAME = disclosure("salt", "name", "Ann")
AGE = disclosure("salt", "age", 21)


def hiding(*texts: str) -> dict:
    return CREDENTIAL | {"credentialSubject": {"_sd": [digest(text) for text in texts]}}


def test_what_is_shown_stands_where_it_was_hidden():
    text = "~".join([token(hiding(NAME, AGE), {"typ": "vc+sd-jwt"}), NAME, ""])
    assert confirmed_token(text, lambda _: None).document["credentialSubject"] == {"name": "Ann"}


def test_a_list_shows_what_the_holder_chose():
    entry = disclosure("salt", "first")
    payload = CREDENTIAL | {"credentialSubject": {"list": [{"...": digest(entry)}, {"...": "gone"}, "last"]}}
    text = "~".join([token(payload, {"typ": "vc+sd-jwt"}), entry, ""])
    assert confirmed_token(text, lambda _: None).document["credentialSubject"] == {"list": ["first", "last"]}


@pytest.mark.parametrize(
    ("payload", "shown", "reason"),
    [
        (hiding(AGE), [NAME], "changed"),
        (hiding(NAME), [NAME, NAME], "malformed"),
        (hiding(NAME, NAME), [NAME], "malformed"),
        (hiding(NAME) | {"_sd_alg": "md5"}, [NAME], "malformed"),
        (hiding(disclosure("s", "_sd", [])), [disclosure("s", "_sd", [])], "malformed"),
        (hiding(disclosure("s", "x")), [disclosure("s", "x")], "malformed"),
    ],
    ids=["not hidden", "shown twice", "hidden twice", "weak hash", "hides again", "of a list"],
)
def test_what_was_not_hidden_is_not_shown(payload, shown, reason):
    text = "~".join([token(payload, {"typ": "vc+sd-jwt"}), *shown, ""])
    assert outcome(text, {}) == reason
