"""What helps where a document is filled in as a form: nobody sees lines, names of files or signs there."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.languages import _, words
from generator.problems import Problem
from generator.reporting.catalogue import CODES
from generator.reporting.entry import ADDED, blanks, filled
from generator.reporting.told import Told, told
from generator.reporting.values import told_values

FORM_HINTS: dict[str, str] = {
    "unknown-field": _("A form cannot change this. Choose “Edit as text”."),
    "wrong-type": _("A form cannot change this. Choose “Edit as text”."),
    "wrong-item": _("Fill it in again."),
    "unknown-choice": _("Choose one of the answers."),
    "wrong-form": _("Look well at capitals, spaces and signs."),
    "not-a-date": _("Give the year, and month and day if you know them, such as 14-3-2026."),
    "too-long": _("Make it shorter. You can tell the rest in your story."),
    "too-few": _("Add more: there must be at least {least}."),
    "too-many": _("Keep the most important ones: at most {most}."),
    "unknown-competence": _("Type a word, and choose a competence that is found."),
    "unknown-framework": _("Choose one of the answers."),
    "unknown-level": _("Choose one of the answers."),
    "unknown-standard": _("Choose one of the answers."),
    "unknown-document": _("Choose one of the answers. If it is not there yet, add it first."),
    "unknown-cycle": _("Choose one of the answers. If it is not there yet, add it first."),
    "unknown-person": _("Add this person to the people in your profile. Then choose them here."),
    "self-not-allowed": _("Choose somebody else."),
    "missing-file": _("Choose the photo, document or recording again."),
    "file-type": _("Save it as PDF, PNG, JPG, MP4 or MP3, and choose it again."),
    "no-proof": _("Choose a photo, document or recording, or give an address on the internet."),
    "file-and-url": _("Keep one of the two. The other address can stand at further links."),
    "with-and-without-file": _("Keep one of the two."),
    "two-places": _("Keep one of the two."),
    "first-name-unknown": _("Say which other name you want to show, or choose to show your full name."),
    "guardian-missing": _("Ask your parent or guardian. If they agree, choose that they do."),
    "cycle-hole": _("Add the cycle that is missing, or give this cycle another number."),
    "person-self": _("Choose another short name. You need not add yourself."),
    "picture-without-alt": _("Write between the square brackets what there is to see."),
    "dead-link": _("Look at the address of the link, or take the link away."),
    "html-in-field": _("Take it away: this is plain text."),
    "field-in-text": _("If these are words of your own, begin with another word."),
}
"""The hint for each code, where that for whoever edits files would not help."""

BLANKS = frozenset({"blank", "empty", "missing-field"})
"""What is still to be filled in: a form says so once for all of it, and marks the fields."""

OF_FILES = re.compile(
    r"\b(lines?|regels?|YAML|bestandsnaam|file names?|colons?|dubbele punt\w*|quotes|quotation"
    r"|aanhalingsteken\w*|spaces before|spaties ervoor|folders?|map|mappen|id's|leerkring [a-z]+)\b"
    r"|\.(?:md|yml)\b|---|\w:”|“  -|#",
    re.IGNORECASE,
)
"""Words of whoever edits files, in the languages there are."""


def told_in_form(problem: Problem, language: str) -> Told:
    """A problem in the words of ``check``, with a hint that speaks of no file."""
    found = told(problem, language)
    say = words(language).gettext
    if problem.code in BLANKS:
        return replace(found, hint=_nearest(problem, language))
    if hint := FORM_HINTS.get(problem.code):
        general = filled(say(hint), told_values(problem, language))
        return replace(found, hint=_nearest(problem, language) or general)
    return replace(found, hint="" if OF_FILES.search(found.hint) else found.hint)


def _nearest(problem: Problem, language: str) -> str:
    """The hint that names what was probably meant, if that is known and can be typed in a form."""
    entry, values = CODES[problem.code], told_values(problem, language)
    hint = words(language).gettext(entry.hint_nearest)
    if not hint or not all(values.get(blank) for blank in blanks(entry.hint_nearest) - ADDED):
        return ""
    text = filled(hint, {**values, "description": ""})
    return "" if OF_FILES.search(text) else text
