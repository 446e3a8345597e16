"""What stands between a portfolio and the site, as the gate says, each with the question that settles it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.building.review import Review
from generator.gate.consent import SEEN_BY, Reason, visibility
from generator.languages import _, words
from generator.model import Audience, Portfolio
from generator.serving.views import html_id

_WITHHELD: dict[Reason, tuple[str, str]] = {
    "no-consent": (_("You have not said yet that your portfolio may be shown."), "consent"),
    "withdrawn": (_("You withdrew your consent."), "consent/withdrawn_on"),
    "expired": (_("Your consent has ended."), "consent/until"),
    "not-yet": (_("Your consent begins on a later day."), "consent/given_on"),
    "not-in-scope": (_("You did not choose “portfolio” at what may be shown."), "consent/scope"),
    "other-audience": (
        _("Your consent is for your own class alone, and this site is for everybody."),
        "consent/audience",
    ),
    "no-guardian": (_("You are younger than 16. Your parent or guardian must agree."), "consent/given_by"),
    "private": (_("Your profile does not say yet that others may see your work."), "visibility"),
}
"""Why nothing of a portfolio is on the site, and the field of the profile that settles it."""


_ALSO = _("Your profile also asks who may see your work. Answer that, too.")


def on_site(found: Review, whose: str, audience: Audience, language: str) -> dict[str, Any]:
    """Why a portfolio is not on the site, with where to settle that; else what of it only its author sees."""
    reason, field = _reason(found, whose)
    return {
        "why": words(language).gettext(reason) if reason else "",
        "also": words(language).gettext(_ALSO) if _lacks_both(found) else "",
        "to": f"/edit/{whose}/profile.md#{html_id(field)}" if field else f"/edit/{whose}/profile.md",
        "unseen": list(_unseen(found.whole, audience)) if found.whole and not reason else [],
    }


def _reason(found: Review, whose: str) -> tuple[str, str]:
    if found.whole is None:
        return _unread(found, f"{whose}/profile.md")
    if found.decision.reason:
        return _WITHHELD[found.decision.reason]
    return ("", "") if found.published else (_("It tells a name that must not be told."), "name")


def _lacks_both(found: Review) -> bool:
    """Whether a profile has neither consent nor who may see it."""
    return found.decision.reason == "no-consent" and bool(found.whole and not found.whole.profile.visibility)


def _unread(found: Review, profile: str) -> tuple[str, str]:
    """Why a profile cannot be shown; what only somebody else can settle is said at once."""
    codes = {it.code for it in found.noted.problems if it.path == profile}
    if "guardian-missing" in codes:
        return _WITHHELD["no-guardian"]
    return _("Your profile is not finished yet."), ""


def _unseen(whole: Portfolio, audience: Audience) -> Iterator[dict[str, str]]:
    """The documents that say themselves, or by the profile, that this audience may not see them."""
    for each in whole.documents():
        if visibility(each, whole.profile) not in SEEN_BY[audience]:
            yield {"title": each.title, "to": f"/edit/{each.source}#{html_id('visibility')}"}
