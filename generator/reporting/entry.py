"""What can be said of one kind of problem, and how the blanks in it are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

ADDED = frozenset({"description", "away"})
"""Blanks for a sentence more, without which a hint is whole."""

DID_YOU_MEAN = "Did you mean “{nearest}”?"
BACKSLASH = (
    "Between a folder and what is in it comes /, and no {backslash}. Check the folder and the name, too."
)

_BLANK = re.compile(r"( ?)\{([a-z_]+)\}")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the catalogue. The texts are English and the keys of the translations.

    A text may have ``{blanks}``, which the values of a problem fill. ``wrong`` and ``right`` are
    pieces of a document and stay untranslated. ``framed`` is false for what is wrong with a file
    as a whole, so that no line of it need be shown.
    """

    code: str
    sentence: str
    hint: str
    explanation: str
    wrong: str
    right: str
    severity: Severity = "error"
    hints_first: tuple[str, ...] = ()
    """The hints when more is known, the most helpful first: each has a blank that others lack."""
    hint_nearest: str = ""
    """The hint when there is something that was probably meant."""
    hint_bare: str = ""
    """The hint when a blank of ``hint`` has no value."""
    framed: bool = True

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints there are, the most helpful first."""
        return tuple(
            hint for hint in (*self.hints_first, self.hint_nearest, self.hint, self.hint_bare) if hint
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """All that has to be translated."""
        return (self.sentence, *self.hints, self.explanation)


def blanks(text: str) -> frozenset[str]:
    """The names of the blanks in a text."""
    return frozenset(name for _, name in _BLANK.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its blanks filled; a blank without a value disappears, and the space before it.

    Values are data: unlike with ``str.format``, braces in them mean nothing.
    """
    return _BLANK.sub(
        lambda blank: f"{blank[1]}{value}" if (value := values.get(blank[2])) else "", text
    ).strip()


def with_gaps(text: str) -> str:
    """A text with an ellipsis in each blank, to speak of the problem in general."""
    gaps = _BLANK.sub(r"\1…", text)
    return gaps.removesuffix(".") if gaps.endswith("….") else gaps
