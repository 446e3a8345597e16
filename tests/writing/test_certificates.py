"""A certificate is told by its own name: what the learner calls it is not what was signed."""

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
    assert found == {"verified": verified, "says": says, "inside": []}
