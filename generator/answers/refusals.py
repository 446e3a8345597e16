"""Why a question cannot be asked, or an answer not be taken over."""

from __future__ import annotations

from generator.languages import _


class AskingRefusedError(Exception):
    """``reason`` is a msgid, ``values`` fill what is open in it."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


NO_ANSWER = _("There is no answer in this file. Choose the file or the mail that you got back.")
TOO_LARGE = _("This file is too large for an answer.")
NOT_AN_ANSWER = _("This file is no answer as the page of a question writes it. Nothing was taken over.")
SEVERAL = _("There is more than one answer in this file. Take them over one by one.")
UNSEEN = _("This answer has characters in it that cannot be seen or that turn the text around.")
NOT_ASKED = _("This answer belongs to no question that was asked from here.")
FOR_ANOTHER = _("This answer is for another portfolio: {name}.")
ALREADY = _(
    "An answer to this question was taken over already, on {date}. Nothing of this one is kept. "
    "Must it take the place of the other? Then ask once more."
)
OTHER_QUESTION = _("This answer is about something else than what was asked.")
UNKNOWN_LEVEL = _("This answer has a competence or a level that was not asked: {name}.")
NOTHING_SAID = _("Nothing was answered.")
GONE = _("The person who was asked is no longer in your profile.")
NOT_WRITTEN = _("This answer cannot be written into the portfolio as it is. Nothing was taken over.")
SIGNED = _(
    "This is a signed badge or statement, and no answer. "
    "Put it into the portfolio as evidence: leerkring add credential FILE"
)
MEANWHILE = _("Your profile was changed in this very moment. Nothing was taken over. Try it once more.")
NO_ADDRESS = _("The address of a page for links begins with https://, and has no ? and no # in it.")
TOO_LONG = _("This does not fit into a link: a link has at most {most} signs. Make the file instead.")
NOT_READY = _("The profile must be put right first. To see how: leerkring check")
SCHOOL_NOT_READY = _(
    "Something of the school cannot be read, so nobody knows which names must not be told. "
    "To see how: leerkring check"
)
