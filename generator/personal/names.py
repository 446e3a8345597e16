"""Personal data in the name of a file or a folder, which is part of an address."""

from __future__ import annotations

from generator.personal.kinds import Kind
from generator.personal.plain import BETWEEN
from generator.personal.search import personal_data


def personal_in_name(name: str) -> tuple[Kind, ...]:
    """The kinds that a name holds: as it is, or with a space for each hyphen between its words."""
    found = personal_data(BETWEEN.join((name, name.replace("-", " "))))
    return tuple(dict.fromkeys(each.kind for each in found))
