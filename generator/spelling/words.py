"""The words of a text as one compares names, whatever alphabet, marks or markup they are dressed up in.

A name stays a name in capitals, without its accents, with letters that only look alike, half in bold, as
half a link, around a footnote or percent-encoded. A word knows where it stands in the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from generator.signs import normalized, unescaped
from generator.spelling.lookalikes import LOOKALIKES, PLAIN_LETTERS


def folded(text: str) -> str:
    """A text as one compares it: small letters without accents, and one space for everything between them."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of a text, in small letters without accents."""
    return _words_of(unescaped(text))


def _words_of(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = _NOT_ASCII.sub(lambda some: some[0].translate(_FOLDED), _small(plain))
    return plain.translate(_BETWEEN_WORDS).split()


def _small(text: str) -> str:
    """Small letters taken apart: some are capitals only when they are."""
    return normalized("NFKD", normalized("NFKD", text).casefold())


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BETWEEN_WORDS = {code: " " for code in range(0x80) if not chr(code).isalnum()}


class _Folded(dict[int, str]):
    """For a sign what is left of it: itself, a space, or nothing for one that only changes another."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = unicodedata.category(sign) in {"Mn", "Me", "Cf"}
        self[code] = "" if unseen else sign if sign.isalnum() else " "
        return self[code]


_FOLDED = _Folded({ord(sign): plain for sign, plain in PLAIN_LETTERS.items()})
_FOLDED.update(dict.fromkeys(map(ord, "\u0640\u07fa\u180a"), ""))
"""What only makes a word longer, in Arabic, N'Ko and Mongolian."""
_APOSTROPHES = "\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u02ee\ua78c"
"""Those that Unicode takes for letters."""
_FOLDED.update(dict.fromkeys(map(ord, _APOSTROPHES), " "))
_DRAWN_AS_SPACES = "\u115f\u1160\u2800\u3164\uffa0"
_FOLDED.update(dict.fromkeys(map(ord, _DRAWN_AS_SPACES), " "))


def plain_letters(text: str) -> str:
    """A text in small letters from a to z, and signs; letters of other alphabets as they are transcribed."""
    composed = normalized("NFC", text.casefold())
    return "".join(map(_plain_letter, composed))


@lru_cache(maxsize=1 << 10)
def _plain_letter(sign: str) -> str:
    if sign.isascii():
        return sign
    plain = "".join(PLAIN_LETTERS.get(each, each) for each in _small(sign))
    if any(each.isascii() for each in plain):
        return plain.encode("ascii", "ignore").decode()
    if unicodedata.category(sign)[0] not in "LN":
        return " " if unicodedata.category(sign) in {"Pd", "Zs"} else ""
    from anyascii import anyascii  # noqa: PLC0415  # has tables to load, and is seldom needed

    plain = anyascii(sign)
    return f" {plain.lower()} " if plain[:1].isupper() else plain  # a sign that is a syllable


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and where it stands in the text that it is of. ``capital``: as names are written;
    ``spelled``: letter by letter."""

    text: str
    start: int
    end: int
    capital: bool
    spelled: bool = False


def readings(text: str) -> Iterator[tuple[Word, ...]]:
    """The words of a text in each way it can be read.

    With markup as what stands between words and without it, with what letters are and what they look like,
    with each capital in the middle of a word as the first letter of another (``HannaBakker``), and with
    letters that stand apart as one word (``H a n n a``).
    """
    for signs in (_SAID, _SHOWN) if _MARKUP.search(text) else (_SAID,):
        pieces = list(_pieces(text, signs))
        alike = [(said.translate(LOOKALIKES), start, end) for said, start, end in pieces]
        for each in (pieces, alike) if alike != pieces else (pieces,):
            words = tuple(_words(each))
            yield words
            if any(_runs([word.text for word in words])):
                yield tuple(_spelled_out(words))
            if _MAY_BE_PARTED.search("".join(said for said, *_ in each)):
                yield tuple(_words(each, parted=True))


@lru_cache(maxsize=256)  # the same documents are asked for other names, and for what is kept of them
def every_word(text: str) -> frozenset[str]:
    """All words of a text, however it is read: at least those of its readings."""
    said = _COMMENT.sub("", _unquoted(text) if "%" in text else text)
    shown = _MARKUP.sub("", said)
    ways = {said, shown}
    if not text.isascii() and _ALIKE.search(said):
        ways |= {said.translate(LOOKALIKES), shown.translate(LOOKALIKES)}
    found: set[str] = set()
    for way in map(unescaped, ways):
        words = _words_of(way)
        found.update(words)
        found.update("".join(words[run]) for run in _runs(words))
        if _MAY_BE_PARTED.search(way):
            found.update(_words_of(_parted(way)))
    return frozenset(found)


def _runs(words: Sequence[str]) -> Iterator[slice]:
    """Where letters stand one by one, as many as make a word: two are somebody's initials."""
    alone = [at for at, word in enumerate(words) if len(word) == 1 and word.isalpha()]
    begin = 0
    for end in range(1, len(alone) + 1):
        if end < len(alone) and alone[end] == alone[end - 1] + 1:
            continue
        if end - begin >= _FEWEST_SPELLED:
            yield slice(alone[begin], alone[end - 1] + 1)
        begin = end


_FEWEST_SPELLED = 3


def _spelled_out(words: Sequence[Word]) -> Iterator[Word]:
    """Words with those that are spelled letter by letter as one."""
    done = 0
    for run in _runs([word.text for word in words]):
        yield from words[done : run.start]
        first, last = words[run.start], words[run.stop - 1]
        text = "".join(word.text for word in words[run])
        yield Word(text, first.start, last.end, first.capital, spelled=True)
        done = run.stop
    yield from words[done:]


def _parted(text: str) -> str:
    """A text with a space before each capital in the middle of a word."""
    pairs = pairwise(f" {text}")
    return "".join(f" {sign}" if _begins_another(sign, before) else sign for before, sign in pairs)


def _begins_another(sign: str, before: str) -> bool:
    return sign.isupper() and before.islower()


_MAY_BE_PARTED = re.compile(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_A-Z].)(?:(?<=[A-Z])|(?<=[^\W\d_\x00-\x7f]))")
"""What may be a capital behind a letter that is none. It is looked for by its end: there are few capitals."""

_Piece = tuple[str, int, int]
"""What is read of a piece of text, and from where to where that stands."""

_COMMENTED = r"<!--[^>]{0,300}+>(?<=-->)"
_MARKUP_SIGNS = (
    rf"{_COMMENTED}|<[A-Za-z/][^<>]{{0,2000}}+>"
    r"|\[\^[^\[\]\s]{1,99}+\]|\]\([^()\n]{0,2000}+\)|\]\[[^\[\]\n]{0,200}+\]|[*_`~\\\[\]]"
)
"""Of Markdown and HTML what a reader does not see. It can stand in the middle of a name."""
_MARKUP = re.compile(_MARKUP_SIGNS)
_CODED = r"(?P<entity>&#?\w{1,31};?)|(?P<percent>(?:%(?:25)*[0-9A-Fa-f]{2})+)"
_ALIKE = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")
_COMMENT = re.compile(_COMMENTED)
_SAID = re.compile(rf"{_CODED}|(?P<unseen>{_COMMENTED})|[^&%<]+|.", re.DOTALL)
_SHOWN = re.compile(rf"{_CODED}|(?P<unseen>{_MARKUP_SIGNS})|[^&%<*_`~\\\[\]]+|.", re.DOTALL)


def _pieces(text: str, signs: re.Pattern[str]) -> Iterator[_Piece]:
    for found in signs.finditer(text):
        match found.lastgroup:
            case "entity":
                yield unescaped(found[0]), *found.span()
            case "percent":
                yield _unquoted(found[0]), *found.span()
            case None:
                yield found[0], *found.span()


def _unquoted(text: str) -> str:
    """A text with the signs that percents stand for, also where the percent is coded itself."""
    return unquote(_CODED_PERCENT.sub("%", text), errors="ignore")


_CODED_PERCENT = re.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})")


def _words(pieces: list[_Piece], *, parted: bool = False) -> Iterator[Word]:
    """The words in pieces of a text; of what is coded, all signs stand where the code does.

    ``parted``: with capitals in the middle of a word as the first letter of another one, which is no initial.
    """
    letters: list[str] = []
    first = last = 0
    capital = inside = False
    before = ""
    for said, start, end in pieces:
        plain = end - start == len(said)
        for offset, sign in enumerate(said):
            at = (start + offset, start + offset + 1) if plain else (start, end)
            letter = _letter(sign)
            begins = parted and _begins_another(sign, before)
            if letters and (begins or letter == " "):
                yield from _word(letters, first, last, capital=capital and (len(letters) > 1 or not inside))
                letters = []
            if letter and letter != " ":
                if not letters:
                    first, capital, inside = at[0], sign.isupper(), begins
                letters.append(letter)
                last = at[1]
            before = sign
    if letters:
        yield from _word(letters, first, last, capital=capital and (len(letters) > 1 or not inside))


def _word(letters: list[str], first: int, last: int, *, capital: bool) -> Iterator[Word]:
    """A word; a sign may stand for several, such as ``½``."""
    for part in "".join(letters).split():
        yield Word(part, first, last, capital)


@lru_cache(maxsize=1 << 12)
def _letter(sign: str) -> str:
    """What is left of a sign when it is folded: letters, a space for what is none, or nothing."""
    plain = _small(sign.casefold()).translate(_FOLDED)
    plain = plain.translate(_BETWEEN_WORDS)
    return " " if plain.isspace() else plain
