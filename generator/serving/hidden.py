"""The names that a question may not tell, as a build of the whole site finds them."""

from __future__ import annotations

import re

from generator.answers.naming import PAGE_NAMES
from generator.answers.refusals import SCHOOL_NOT_READY, AskingRefusedError
from generator.building.archive_validity import discover
from generator.building.context import ReadContext
from generator.building.leak_scan import every_name_in
from generator.building.review import Viewing
from generator.gate.hidden_names import Counting, HiddenNames
from generator.publishing.scan import Text
from generator.reading.layout import read_layout
from generator.serving.workplace import Workplace

_PICTURE = re.compile(r"data:image/[a-z]+;base64,[A-Za-z0-9+/=]*")


def hidden_names_at(place: Workplace) -> HiddenNames:
    """The names of others that everybody outside the school must not see. Raises AskingRefusedError."""
    below = place.docs.resolve().relative_to(place.home.resolve())
    layout = read_layout(place.home.resolve() / below.parts[0])
    if layout.broken:
        raise AskingRefusedError(SCHOOL_NOT_READY)
    viewing = Viewing("public", place.day, HiddenNames())
    contexts = [
        ReadContext(group.docs.resolve(), group.school, viewing, prefix=group.prefix, archives=False)
        for group in layout.groups
    ]
    here = place.docs.resolve()
    found = (it.context for it in discover(contexts).cohorts if it.context.docs == here)
    return next(found).viewing.hidden


def refuse_names(page: str, names: Counting) -> None:
    """The last look at what goes out, as at the pages of a site. Raises AskingRefusedError."""
    text = Text.of([("question.html", _PICTURE.sub("", page).encode())])
    if told := next(every_name_in(text, names), None):
        raise AskingRefusedError(PAGE_NAMES, name=told.text)
