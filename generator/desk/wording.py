"""What the desk says, in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations

from generator.desk.known import Dated, Known
from generator.desk.waits import Waiting
from generator.languages import _, words
from generator.model import KIND, Date, Frameworks
from generator.writing.wording import Wording

_SAID = {
    "request": (_("A request of {date} has no answer yet"), _("A request has no answer yet")),
    "question": (
        _("A learning question of {date} has no goal yet"),
        _("A learning question has no goal yet"),
    ),
    "activity over": (_("An activity was to be finished by {date}"), ""),
    "validation soon": (_("A validation ends on {date}"), ""),
    "validation over": (_("A validation ended on {date}"), ""),
    "consent soon": (_("Consent ends on {date}"), ""),
    "consent over": (_("Consent ended on {date}"), ""),
    "consent expired": (_("Consent ended on {date}"), ""),
    "consent no-consent": ("", _("There is no consent yet")),
    "consent not-yet": ("", _("Consent begins later")),
    "consent not-in-scope": ("", _("Consent is not for the portfolio")),
    "consent other-audience": ("", _("Consent is for somebody else")),
    "consent no-guardian": ("", _("A parent or guardian has not agreed yet")),
}
"""What waits, with a date and without one."""

_WITHHELD = {
    "private": _("This learner keeps the portfolio private. You see how far it is, and no texts."),
    "names": _("Somebody is named who did not agree. You see how far the portfolio is, and no texts."),
    "": "",
}
_NOT_SHOWN = _(
    "There is no consent for the class to see this. You see how far the portfolio is, and no texts."
)


@dataclass(frozen=True)
class DeskWording:
    language: str

    @cached_property
    def catalogue(self) -> NullTranslations:
        return words(self.language)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.language, Frameworks())

    def say(self, text: str) -> str:
        return self.catalogue.gettext(text)

    def date(self, text: str) -> str:
        """A date as people say it."""
        return self._wording.date(Date(text))["text"] if text else ""

    def kind(self, entry: Dated) -> str:
        return self.say(KIND[entry.kind].called) if entry.kind in KIND else self.say(_("activity"))

    def waiting(self, it: Waiting) -> str:
        """What waits, in a sentence without its title."""
        if it.reason == "faults":
            told = self.catalogue.ngettext(
                "{count} thing to put right in the files",
                "{count} things to put right in the files",
                it.count,
            )
            return told.format(count=it.count)
        dated, undated = _SAID[f"{it.reason} {it.state}".strip()]
        return (
            self.say(dated).format(date=self.date(it.on)) if it.on and dated else self.say(undated or dated)
        )

    def withheld(self, known: Known) -> str:
        """Why the desk shows no texts of a learner; nothing where it does."""
        return self.say(_WITHHELD.get(known.withheld, _NOT_SHOWN)) if known.withheld else ""
