"""Names of people and organisations: what each must have, and must not, so that a page can show it.

A schema marks such a field with ``x-names``, for a ``person`` or an ``organisation``. A name stands on every
page and in lists beside others', so one that nobody sees, or that reaches over its neighbours, harms them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.problems import Problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.references import marked
from generator.reading.text import character

_Fault = tuple[str, dict[str, object]] | None

MOST_DIGITS = 3
"""Wherever they stand: a class may call people Learner 12, but four are a year, and more a number to call."""
LONGEST_WORD = 60
"""Letters of one word; the longest surnames have forty."""

_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters, marks and patterns that are drawn as nothing: fillers, joiners of marks, choices of a form."""
_NOT_SEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_TURNS_IN_ARABIC = "\u061c\u200e\u200f"
_FIRST_THAT_JOINS = "\u0590"
"""From Hebrew on there are scripts in which a joiner between two letters changes how they are drawn."""


def names_can_be_shown(draft: Draft, _: Around) -> Iterator[Problem]:
    """What is wrong with each name; one of which nothing is seen is told as an empty field is."""
    for name in marked(draft, "x-names"):
        fault = name_fault(name.value, of_person=name.kind == "person")
        if fault and not is_blank(name.value):
            code, values = fault
            yield draft.problem(code, name.path, **values)


def name_fault(name: str, *, of_person: bool = True) -> _Fault:
    """The code of what is wrong with a name, and what fills its sentence; None for one that can be shown."""
    if unseen := next(_unseen(name), None):
        return "unseen-in-name", {"character": character(unseen)}
    if _has_mark_alone(name):
        return "mark-alone", {}
    if not any(sign.isalpha() or (sign.isdecimal() and not of_person) for sign in name):
        return "name-without-letters", {"name": name}
    if of_person and _has_number(name):
        return "number-in-name", {"name": name, "most": MOST_DIGITS}
    if any(_letters(word) >= LONGEST_WORD for word in re.split(r"[\s-]+", name)):
        return "endless-name", {"most": LONGEST_WORD - 1}
    return None


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of a text."""
    if _PLAINLY_SEEN.search(text):
        return False
    return all(_is_unseen(sign) or unicodedata.category(sign)[0] in "MZ" for sign in text)


_PLAINLY_SEEN = re.compile(r"[!-~]")


def _is_unseen(sign: str) -> bool:
    return bool(_BLANKS.match(sign)) or unicodedata.category(sign) in _NOT_SEEN


def _unseen(name: str) -> Iterator[str]:
    """The signs of a name that nobody sees and that do nothing there."""
    turns = any(sign.isalpha() and unicodedata.bidirectional(sign) in {"R", "AL"} for sign in name)
    for before, sign, after in zip(f" {name}", name, f"{name[1:]} ", strict=False):
        joins = sign in _JOINERS and _joins(before, after)
        if _is_unseen(sign) and not joins and not (turns and sign in _TURNS_IN_ARABIC):
            yield sign


def _joins(before: str, after: str) -> bool:
    """Whether what stands between these changes how they are drawn; a virama waits for nothing after it."""
    return _may_join(before) and (_may_join(after) or unicodedata.combining(before) == _VIRAMA)


_VIRAMA = 9
"""Its combining class (Unicode Standard, table 4-3)."""


def _may_join(sign: str) -> bool:
    return sign >= _FIRST_THAT_JOINS and unicodedata.category(sign)[0] in "LM"


def _has_mark_alone(name: str) -> bool:
    """Whether a mark stands on nothing: at the beginning, or after what is no letter."""
    before = " "
    for sign in name:
        if unicodedata.category(sign)[0] == "M" and unicodedata.category(before)[0] not in "LM":
            return True
        before = before if sign in _JOINERS else sign
    return False


def _has_number(name: str) -> bool:
    return sum(unicodedata.digit(sign, None) is not None for sign in name) > MOST_DIGITS


def _letters(word: str) -> int:
    return sum(unicodedata.category(sign)[0] != "M" for sign in word)
