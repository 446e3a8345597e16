"""What could be said of a badge or diploma in a few words: the answer that weighs most."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from typing import Any

from generator.languages import _
from generator.model import Credential


def _has_changed(it: Credential) -> bool:
    """Whether it was changed, or anything that it carries, however deep."""
    return it.integrity == "changed" or any(map(_has_changed, it.inside))


_WEIGHTIEST: tuple[tuple[Callable[[Credential], bool], str], ...] = (
    (lambda it: it.verified, _("certificate verified")),
    (lambda it: it.integrity == "changed", _("certificate changed after it was signed")),
    (lambda it: it.integrity != "unchanged", _("certificate can't be checked here")),
    (lambda it: it.withdrawn == "withdrawn", _("certificate withdrawn")),
    (lambda it: it.binding == "other", _("certificate signed with somebody else's key")),
    (lambda it: it.binding == "unknown", _("nothing shows who signed the certificate")),
    (lambda it: it.known == "unlisted", _("the school does not know who gave the certificate")),
    (lambda it: it.time == "expired", _("certificate has ended")),
    (lambda it: it.time == "not-yet", _("certificate is not valid yet")),
    (lambda it: it.known == "past", _("the school no longer knows who gave the certificate")),
    (lambda it: it.withdrawn == "suspended", _("certificate withdrawn for a time")),
    (lambda it: it.withdrawn == "unknown", _("unknown whether the certificate was withdrawn")),
    (_has_changed, _("a certificate in it changed after it was signed")),
    (lambda it: not all(each.verified for each in it.inside), _("a certificate in it is not verified")),
    (lambda it: it.given != "yes", _("not checked whose certificate it is")),
    (lambda it: True, _("certificate not verified")),  # noqa: ARG005  # the last fits all
)

_LONGEST = 100
"""Signs of what a certificate is called, in a line."""


def certificate(checked: Credential, title: str, catalogue: gettext.NullTranslations) -> dict[str, Any]:
    """Whether it is verified or changed, and what that is in words: of which certificate, where the learner's
    ``title`` for it is another. The same of each that is in it."""
    says = catalogue.gettext(next(text for holds, text in _WEIGHTIEST if holds(checked)))
    if checked.verified and checked.name and checked.name.casefold() != title.casefold():
        says = f"{says}: {checked.name[:_LONGEST]}"
    inside = [certificate(each, each.name, catalogue) for each in checked.inside]
    return {
        "verified": checked.verified,
        "says": says,
        "changed": _has_changed(checked),
        "inside": inside,
    }
