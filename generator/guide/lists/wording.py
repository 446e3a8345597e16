"""What is told of a list, in words, with the cell as its spreadsheet program calls it."""

from __future__ import annotations

from generator.guide.lists.listed import ListedFramework
from generator.guide.lists.refused import REASONS, UnusableListError
from generator.guide.lists.remarks import FAULTS, NOTES, Remark
from generator.guide.lists.table import Where
from generator.guide.lists.vocabulary import CALLED
from generator.languages import words
from generator.places import SOURCE_LANGUAGE

_SENTENCES: dict[str, str] = {**FAULTS, **NOTES}  # type: ignore[dict-item]  # their keys are texts
_OURS = frozenset({"role", "taken"})
"""Values that are words of ours."""
_MEANT = "Do you mean: {close}?"
_READ = "Read: competences {competences}, groups {groups}, levels {levels}, requirement profiles {profiles}."


def told_text(told: Remark, file: str, language: str) -> str:
    """One line: the file, the cell and what is told of it."""
    say, values = words(language).gettext, dict(told.values)
    close = values.pop("nearest", "")
    values |= {name: _called(name, text, language) for name, text in values.items() if name in _OURS}
    sentence = say(_SENTENCES[told.kind]).format(**values)
    meant = say(_MEANT).format(close=close) if close else ""
    return f"{at(file, told.where)}: {sentence} {meant}".rstrip()


def _called(name: str, text: str, language: str) -> str:
    """A role of a column, or a kind of competence, as a teacher calls it."""
    if name == "taken":
        return words(language).gettext(text)
    called = CALLED[text]  # type: ignore[index]  # a role that was told
    return called.get(language, called[SOURCE_LANGUAGE]).split()[0]


def at(file: str, where: Where) -> str:
    """``list.xlsx:Blad1!B7``"""
    return ":".join(filter(None, (file, str(where))))


def refused_text(error: UnusableListError, file: str, language: str) -> str:
    return f"{at(file, Where(row=error.row))}: {words(language).gettext(REASONS[error.reason])}"


def read_text(listed: ListedFramework, language: str) -> str:
    """How much was read."""
    return (
        words(language)
        .gettext(_READ)
        .format(
            competences=len(listed.leaves),
            groups=listed.groups,
            levels=len(listed.levels.all),
            profiles=len(listed.profiles),
        )
    )
