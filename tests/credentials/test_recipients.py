"""Whether a badge was given to this learner, told in one word."""

from __future__ import annotations

import hashlib

import pytest

from generator.credentials.addresses import place_of
from generator.credentials.model import Issuer
from generator.credentials.recipients import given_to
from generator.credentials.trust import Trust
from generator.credentials.verify import checked
from tests.credentials import school
from tests.credentials.conformance import needs_fixtures, read


def hashed(text: str) -> str:
    return "sha256$" + hashlib.sha256((text + "salt").encode()).hexdigest()


def identity(text: str) -> dict:
    return {"credentialSubject": [{"identifier": [{"identityHash": [text], "salt": ["salt"]}]}]}


@pytest.mark.parametrize(
    ("claims", "own", "given"),
    [
        (identity(hashed("ann@example.org")), ("ann@example.org",), "yes"),
        (identity(hashed("ann@example.org")), ("Ann@Example.org",), "yes"),
        (identity(hashed("ann@example.org")), ("ben@example.org",), "no"),
        (identity(hashed("ann@example.org")), (), "unsaid"),
        (identity("Ann@Example.org"), ("ann@example.org",), "yes"),
        ({"credentialSubject": [{"id": "did:key:z"}]}, ("did:key:z",), "yes"),
        ({"credentialSubject": [{"id": "did:key:z"}]}, ("ann@example.org",), "unsaid"),
        ({"credentialSubject": [{"name": ["Ann Bo"]}]}, ("Ann Bo",), "yes"),
        ({"credentialSubject": [{"name": ["Ann Bo"]}]}, ("Ben Bo",), "no"),
        ({"recipient": [{"identity": [hashed("a@b.nl")], "salt": ["salt"]}]}, ("a@b.nl",), "yes"),
    ],
)
def test_given(claims, own, given):
    assert given_to(claims, own) == given


@needs_fixtures
def test_a_badge_of_somebody_else_is_never_verified():
    did = "did:key:z6MkjoriXdbyWD25YXTed114F8hdJrLXQ567xxPHAUKxpKkS"
    file = "v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json"
    trust = Trust((Issuer(id=did, name="x"),))
    assert checked(read("dcc", file), school.view(trust)).is_verified
    other = checked(read("dcc", file), school.view(trust, "nobody@example.org"))
    assert other.verdict.recipient in {"no", "unsaid"}
    assert other.is_verified == (other.verdict.recipient == "unsaid")


@needs_fixtures
def test_salt_and_hash_are_secrets():
    found = checked(read("ob2", "basic-assertion.json"), school.view(school.of_badges()))
    assert "deadsea" in found.secrets
    assert [it for it in found.secrets if it.startswith("sha256$")]


# The list of a school ---------------------------------------------------------------------------


def test_an_issuer_is_known_from_and_until_a_day():
    issuer = Issuer(id="x:1", name="X", since="2020-01", until="2026-11-29")
    trust = Trust((issuer,))
    days = {"2019-12-31": "unlisted", "2020-01-01": "listed", "2026-11-29": "listed", "2026-11-30": "past"}
    for day, known in days.items():
        assert trust.known("x:1", school.date.fromisoformat(day)) == known
    assert trust.known("x:2", school.DAY) == "unlisted"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("did:web:a.example", "a.example.json"),
        ("did:web:a.example:b:c#key", "a.example/b/c.json"),
        ("did:web:a.example%3A8080:b", "a.example%3A8080/b.json"),
        ("https://a.example/b/c.json#key", "a.example/b/c.json"),
        ("http://a.example/", "a.example.json"),
        ("https://a.example/b?c=d", "a.example/b/%3Fc%3Dd.json"),
        ("did:example:abc", "did/example/abc.json"),
        ("https://a.example/../b", ""),
        ("https://a.example//b", ""),
        ("did:web:..:..:etc", ""),
        ("did:web:a%2Fb", "a%2Fb.json"),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_the_document_of_an_address_has_one_place(address, place):
    assert place_of(address) == place
