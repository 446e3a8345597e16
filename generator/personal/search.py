"""The search: a quick look at which texts may hold something, and all finders where one may."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.personal.kinds import PersonalData
from generator.personal.plain import BETWEEN, places, plainly
from generator.personal.suspects import may_hold, suspects


def personal_data(text: str, most: int | None = None) -> list[PersonalData]:
    """All personal data in a text, in order; the search ends when ``most`` are found."""
    plain = plainly(text)
    if not may_hold(plain):
        return []
    from generator.personal.finding import found_in  # noqa: PLC0415  # slow to load, and most texts hold nothing

    found = sorted(islice(found_in(plain), most))
    at = places(text, plain) if found else ()
    return [PersonalData(at[each.start], at[each.end - 1] + 1, each.kind) for each in found]


def personal_data_in(texts: str, most: int | None = None) -> Iterator[tuple[int, str, PersonalData]]:
    """All personal data in many texts, with ``BETWEEN`` between them: which of them, that text, where in it.

    The search ends when ``most`` are found.
    """
    numbers = list(suspects(plainly(texts)))
    each = texts.split(BETWEEN) if numbers else []
    joined = BETWEEN.join(each[number] for number in numbers)
    at = begin = 0
    for found in personal_data(joined, most):
        while found.start >= (end := begin + len(each[numbers[at]])):
            at, begin = at + 1, end + len(BETWEEN)
        here = PersonalData(found.start - begin, found.end - begin, found.kind)
        yield numbers[at], each[numbers[at]], here
