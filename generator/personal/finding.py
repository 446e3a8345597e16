"""All finders, one kind after the other, each in what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator

from generator.personal.accounts import accounts
from generator.personal.addresses import addresses
from generator.personal.earth import on_earth, on_maps
from generator.personal.kinds import Kind, PersonalData
from generator.personal.links import Piece, pieces
from generator.personal.national_numbers import national_numbers
from generator.personal.plain import plainly, without
from generator.personal.service_numbers import service_numbers
from generator.personal.suspects import may_hold
from generator.personal.telephones import telephones, telephones_in_links
from generator.personal.things import things

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
    return dict.fromkeys(each.kind for each in found_in(text, within=lambda _: ()))


def found_in(text: str, within: Callable[[Piece], Iterable[Kind]] = _kinds_in) -> Iterator[PersonalData]:
    """What a text holds; ``within`` says what a piece of an address does."""
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
