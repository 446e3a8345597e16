"""The mail domain of an answer is told only where it may be known, and never with a name in it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.gate.decision import published
from generator.model import (
    Assessment,
    Date,
    Dialogue,
    Feedback,
    Frameworks,
    Person,
    Portfolio,
    Profile,
    Received,
    Validation,
)
from generator.model.people import PersonConsent

DAY = datetime.date(2026, 11, 30)
AGREED = PersonConsent(given_on=Date("2026-11-29"))
FATIMA = Person(id="fatima", name="Fatima de Boer", role="facilitator", organisation="Linde", consent=AGREED)


def portfolio(person: Person, domain: str) -> Portfolio:
    came = Received(
        date=Date("2026-11-30"),
        sender=domain,
        about=(("evidence/no", "sha256:0"),),
        outdated=("evidence/no",),
    )
    every = {"title": "x", "visibility": "public", "cycle": 1}
    when = {"date": Date("2026-11-30")}
    return Portfolio(
        slug="ann",
        profile=Profile(
            source="ann/profile.md", slug="profile", title="x", name="Ann", language="nl", people=(person,)
        ),
        assessments=(
            Assessment(source="a", slug="a", by="fatima", scores=(), received=came, **every, **when),
        ),
        dialogues=(
            Dialogue(
                source="d",
                slug="d",
                phase="value",
                participants=("self",),
                feedback=(
                    Feedback(giver="fatima", text="Good", received=came),
                    Feedback(giver="fatima", text="x"),
                ),
                **every,
                **when,
            ),
        ),
        validations=(
            Validation(
                source="v",
                slug="v",
                standard="a:b",
                methods=(),
                assessor="fatima",
                received=came,
                **every,
                **when,
            ),
        ),
    )


def senders(person: Person, domain: str, audience="public"):
    seen = published(portfolio(person, domain), Frameworks(), audience, DAY)
    came = [
        seen.assessments[0].received,
        seen.dialogues[0].feedback[0].received,
        seen.validations[0].received,
    ]
    assert all(each.about == () and each.outdated == () for each in came)  # work that is not there
    return {each.sender for each in came}


@pytest.mark.parametrize(
    ("shown", "domain", "told"),
    [
        ({"show_as": "name"}, "linde.example", "linde.example"),
        ({"show_as": "name"}, "fatimadeboer.example", "fatimadeboer.example"),
        ({"show_as": "initials"}, "linde.example", "linde.example"),
        ({"show_as": "initials"}, "fatimadeboer.example", None),
        ({"show_as": "role"}, "linde.example", "linde.example"),
        ({"show_as": "role"}, "de-boer.example", None),
        ({"show_as": "role", "organisation": None}, "linde.example", None),
        ({"show_as": "name", "consent": None}, "linde.example", None),
    ],
)
def test_a_domain_tells_no_more_than_somebody_agreed_to(shown, domain, told):
    person = replace(FATIMA, **shown)
    assert senders(person, domain) == {told}
    assert senders(person, domain, "private") == {domain}
