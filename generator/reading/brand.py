"""A school's colours: each can be read on every page, by day and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.colours import LIGHT, MARK, TEXT, least, nearest_that_passes
from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft

_NEEDED = {"colour": TEXT, "accent": MARK}
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")


def brand_can_be_read(draft: Draft, _: Around) -> Iterator[Problem]:
    """Words are set in the one colour, and lines drawn in the other."""
    if draft.kind.name != "cohort":
        return
    brand = draft.data.get("brand", {})
    for field, needed in _NEEDED.items():
        colour = str(brand.get(field, ""))
        if _COLOUR.fullmatch(colour) and (found := least(colour.lower(), LIGHT)) < needed:
            nearest = nearest_that_passes(colour.lower(), needed)
            values = {"found": colour, "contrast": _told(found), "needed": _told(needed), "nearest": nearest}
            yield draft.problem("colour-too-light", ("brand", field), **values)


def _told(contrast: float) -> str:
    """Cut off, not rounded: 4.49 is not 4.5."""
    return f"{int(contrast * 100) / 100:g}"
