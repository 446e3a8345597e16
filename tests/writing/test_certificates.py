"""What is said of a certificate in a few words: by its own name, and of each that is in it."""

import gettext
from dataclasses import replace

import pytest

from generator.model import Credential
from generator.writing.certificates import certificate

REAL = Credential(
    integrity="unchanged", binding="issuer", known="listed", given="yes", name="A day of first aid"
)


@pytest.mark.parametrize(
    ("verified", "title", "says"),
    [
        (True, "Master of Medicine", "certificate verified: A day of first aid"),
        (True, "A day of First Aid", "certificate verified"),
        (False, "Master of Medicine", "certificate not verified"),
    ],
)
def test_what_is_verified_is_what_the_certificate_says(verified, title, says):
    found = certificate(replace(REAL, verified=verified), title, gettext.NullTranslations())
    assert (found["verified"], found["says"], found["inside"]) == (verified, says, [])


def made(**more):
    sound = {"integrity": "unchanged", "binding": "issuer", "known": "listed", "given": "yes"}
    return Credential(**(sound | more))


def said(**more):
    return certificate(made(**more), "", gettext.NullTranslations())


VERIFIED, CHANGED = made(verified=True), Credential(integrity="changed")


@pytest.mark.parametrize(
    ("inside", "says", "changed"),
    [
        ((VERIFIED, CHANGED), "a certificate in it changed after it was signed", True),
        ((made(inside=(CHANGED,)),), "a certificate in it changed after it was signed", True),
        ((VERIFIED, made(known="unlisted")), "a certificate in it is not verified", False),
    ],
)
def test_of_a_record_the_weakest_that_is_in_it_is_told(inside, says, changed):
    told = said(inside=inside)
    assert (told["verified"], told["says"], told["changed"]) == (False, says, changed)


def test_each_that_is_in_it_is_told_by_itself():
    told = said(inside=(VERIFIED, CHANGED))
    assert [(it["says"], it["verified"]) for it in told["inside"]] == [
        ("certificate verified", True),
        ("certificate changed after it was signed", False),
    ]


def test_what_is_wrong_with_a_record_itself_comes_first():
    assert said(withdrawn="withdrawn", inside=(CHANGED,))["says"] == "certificate withdrawn"
