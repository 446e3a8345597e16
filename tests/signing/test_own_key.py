"""A key of somebody's own counts for what it signed on its days, and for nothing that has no signature."""

import pytest

from generator.credentials.model import Checked, Statement, Verdict
from generator.model import Date, PersonKey, Professional
from generator.signing.own_key import did_of_key, is_persons, method_of

DID = did_of_key("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
PLACE = "https://school.example/amina/validations/scan/badge.json"
PETER = Professional(
    id="p",
    name="Peter",
    functions=("assessor",),
    keys=(PersonKey(id=DID, since=Date("2026-01-01"), until=Date("2026-06-30")),),
)
SOUND = Checked(verdict=Verdict(integrity="unchanged", binding="issuer"), statement=Statement(issuer_id=DID))


def proof(created="2026-03-01T10:00:00Z", method=None):
    return {"created": created, "verificationMethod": method or method_of(DID)}


@pytest.mark.parametrize(
    ("proofs", "counts"),
    [
        ([proof()], True),
        (proof(), True),
        ([], False),
        (None, False),
        ([proof("2025-12-31T10:00:00Z")], False),
        ([proof("2026-07-01T10:00:00Z")], False),
        ([proof("")], False),
        ([proof(method=f"{DID}#other")], False),
        ([proof(), proof("2026-07-01T10:00:00Z")], False),
    ],
)
def test_each_signature_is_by_the_key_on_one_of_its_days(proofs, counts):
    statement = {"id": PLACE, "proof": proofs} if proofs is not None else {"id": PLACE}
    assert is_persons(SOUND, statement, PETER, PLACE) is counts
    assert not is_persons(SOUND, statement, PETER, f"{PLACE}/other")
    assert not is_persons(SOUND, statement, None, PLACE)
