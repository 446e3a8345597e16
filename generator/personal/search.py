"""The search: one kind after the other, each in what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.personal.accounts import accounts
from generator.personal.addresses import addresses
from generator.personal.earth import on_earth, on_maps
from generator.personal.links import Piece, pieces
from generator.personal.national_numbers import national_numbers
from generator.personal.plain import BETWEEN, places, plainly, without
from generator.personal.service_numbers import service_numbers
from generator.personal.suspects import may_hold, suspects
from generator.personal.telephones import telephones, telephones_in_links
from generator.personal.things import things

Kind = Literal["e-mail", "phone", "bsn", "iban", "place", "national"]


@dataclass(frozen=True, order=True)
class PersonalData:
    """Where in a text something stands, as offsets, and what it is."""

    start: int
    end: int
    kind: Kind


def personal_data(text: str, most: int | None = None) -> list[PersonalData]:
    """All personal data in a text, in order; the search ends when ``most`` are found."""
    plain = plainly(text)
    if not may_hold(plain):
        return []
    found = sorted(islice(_found(plain), most))
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


_Finder = Callable[[str], Iterator[tuple[int, int]]]
_IN_WEB_ADDRESSES: tuple[tuple[Kind, _Finder], ...] = (
    ("e-mail", addresses),
    ("place", on_maps),
    ("phone", telephones_in_links),
)
_IN_WORDS: tuple[tuple[Kind, _Finder], ...] = (
    ("iban", accounts),
    ("place", on_earth),
    ("national", national_numbers),
    ("phone", telephones),
    ("bsn", service_numbers),
)


_IN_PIECES: tuple[tuple[Kind, Callable[[Piece], bool]], ...] = (
    ("iban", lambda it: it.is_account),
    ("phone", lambda it: it.is_telephone),
    ("bsn", lambda it: it.is_service_number),
    ("national", lambda it: it.is_national_number),
)


def _kinds_in(piece: Piece) -> Iterable[Kind]:
    """What a text in an address holds; in an address within an address nothing is decoded again."""
    if not piece.is_text or not may_hold(text := plainly(piece.text)):
        return ()
    return dict.fromkeys(each.kind for each in _found(text, within=lambda _: ()))


def _found(text: str, within: Callable[[Piece], Iterable[Kind]] = _kinds_in) -> Iterator[PersonalData]:
    text = yield from _each(_IN_WEB_ADDRESSES, text)
    spans = []
    for piece in pieces(text):
        kinds = [kind for kind, is_one in _IN_PIECES if is_one(piece)] or within(piece)
        spans += [(piece.start, piece.end)] if kinds else []
        yield from (PersonalData(piece.start, piece.end, kind) for kind in kinds)
    text = without(text, spans)
    yield from _each(_IN_WORDS, without(text, things(text)))


def _each(kinds: Iterable[tuple[Kind, _Finder]], text: str) -> Generator[PersonalData, None, str]:
    """What is found of some kinds one after the other; what is left of the text comes back."""
    for kind, finder in kinds:
        spans = []
        for span in finder(text):
            spans.append(span)
            yield PersonalData(*span, kind)
        text = without(text, spans)
    return text
