"""What people agreed to: whether anything of a portfolio may be seen, and until when."""

from __future__ import annotations

import datetime
from typing import Literal

from generator.model import Audience, Consent, Document, PersonConsent, Portfolio, Profile

Reason = Literal[
    "no-consent",
    "withdrawn",
    "expired",
    "not-yet",
    "not-in-scope",
    "other-audience",
    "no-guardian",
    "private",
]
"""Why nothing of a portfolio may be seen."""

SEEN_BY: dict[Audience, frozenset[str]] = {
    "public": frozenset({"public"}),
    "cohort": frozenset({"public", "cohort"}),
    "private": frozenset({"public", "cohort", "private"}),
}
"""Which visibilities an audience may see. ``private`` is the author's own preview."""


def reason_to_withhold(profile: Profile, audience: Audience, today: datetime.date) -> Reason | None:
    """Why nothing of a profile's portfolio may be seen, or None."""
    if audience == "private":
        return None
    if reason := _missing_consent(profile.consent, audience, today):
        return reason
    if visibility(profile, profile) not in SEEN_BY[audience]:
        return "private"
    return None


def _missing_consent(consent: Consent | None, audience: Audience, today: datetime.date) -> Reason | None:
    if consent is None:
        return "no-consent"
    if consent.withdrawn_on:
        return "withdrawn"
    if not holds(consent, today):
        return "expired" if consent.until and consent.until.last < today else "not-yet"
    return _too_narrow(consent, audience)


def _too_narrow(consent: Consent, audience: Audience) -> Reason | None:
    """Why consent that holds is not enough for this, or None."""
    if "portfolio" not in consent.scope:
        return "not-in-scope"
    if audience == "public" and consent.audience != "public":
        return "other-audience"
    if consent.age_band == "under-16" and consent.given_by != "guardian":
        return "no-guardian"
    return None


def holds(consent: Consent | PersonConsent, today: datetime.date) -> bool:
    """Given, not withdrawn (not even for later), and not past its last day."""
    begun = consent.given_on.first <= today
    ended = consent.until is not None and consent.until.last < today
    return begun and not ended and consent.withdrawn_on is None


def visibility(document: Document, profile: Profile) -> str:
    return document.visibility or profile.visibility or "private"


def days_of_lapse(portfolio: Portfolio) -> frozenset[datetime.date]:
    """The days on which a validation is no longer valid, or a done activity is over, for the first time."""
    ends = (it.valid_until for it in portfolio.validations if it.valid_until)
    done = (it.due for goal in portfolio.goals for it in goal.activities if it.status == "done" and it.due)
    return frozenset({*(end.last + datetime.timedelta(days=1) for end in ends), *(due.last for due in done)})


def days_of_change(profile: Profile, *, reminders: bool = True) -> frozenset[datetime.date]:
    """The days on which what anybody may see of a portfolio can change by itself, or be reminded of."""
    given: list[Consent | PersonConsent | None] = [profile.consent]
    given += [person.consent for person in profile.people]
    days: set[datetime.date] = set()
    for consent in (each for each in given if each):
        days.add(consent.given_on.first)
        if consent.until:
            days.add(consent.until.last + datetime.timedelta(days=1))
            if reminders:
                days.add(consent.until.last - _SOON)
    return frozenset(days)


_SOON = datetime.timedelta(days=30)


def ends_soon(profile: Profile, today: datetime.date) -> bool:
    """Whether a profile's consent holds today and ends within thirty days."""
    consent = profile.consent
    if consent is None or consent.until is None:
        return False
    return holds(consent, today) and consent.until.last <= today + _SOON
