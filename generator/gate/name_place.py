"""Where a full name stands in the words of a text.

It stands there whole, in any order, with or without what is between its first and its last word, with given
names more, or with initials for given names (``H.J. de Bakker``, ``Bakker, H.``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from generator.gate.hidden_name import HiddenName
from generator.spelling.words import Word

_MOST_INITIALS = 4
_MOST_OTHERS = 2
"""Given names that are not in a name, and may stand in it."""
_APART = re.compile(r"[,;:!?&|()\n]|(?<![vV])/|(?<!\b\w)\.")
"""What stands between two people, and in no name with a given name more; a point may be an initial's."""
_SPACE = re.compile(r"\s")
_PARTICLES = frozenset(
    {"van", "vande", "vanden", "vander", "vd", "v", "d", "de", "den", "der", "t", "het", "te", "ten", "ter"}
    | {"al", "ben", "bin", "bint", "da", "das", "del", "della", "di", "dos", "du", "el", "ibn", "la", "le"}
    | {"von", "zu"}
)
"""Words that may stand for those in a name; a name with an initial is its own only with its own, or short."""
_SHORT_PARTICLES = frozenset({"vd", "v", "d", "t"})
_PARTING = frozenset(
    {"aan", "and", "at", "bij", "by", "door", "en", "et", "for", "from", "in", "is", "met", "naar", "of"}
    | {"on", "op", "or", "over", "the", "to", "und", "vertelt", "voor", "with"}
)
"""Words between two people in the name of a file: none of them is a given name."""
_WIDEST = 8
"""Words between the first and the last of a name."""
_LONG = 4
"""Letters of a word that is no particle."""


def undeclined(word: str) -> Iterable[str]:
    """A word, and without a genitive's s."""
    return (word, word[:-1]) if word.endswith("s") else (word,)


def may_begin(hidden: HiddenName, words: frozenset[str]) -> bool:
    """Whether a name's first word is there, or could be by its initial."""
    first = hidden.first
    return first in words or f"{first}s" in words or any(_are_initials(word, first) for word in words)


def _are_initials(word: str, first: str) -> bool:
    return len(word) <= _MOST_INITIALS and word[0] == first[0]


def place_of(hidden: HiddenName, words: Sequence[Word], at: int, said: str) -> tuple[int, int] | None:
    """From which word to which a name stands whose last word is ``at``; None if it is not told there."""
    if (start := _before(hidden, words, at, said)) is not None:
        return start, at
    if (end := _behind(hidden, words, at, said)) is not None and not _are_apart(words, at, end, said):
        return _with_particles(hidden, words, at), end
    return None


def _before(hidden: HiddenName, words: Sequence[Word], at: int, said: str) -> int | None:
    """The word with which a name begins that ends ``at``: its first, or its initials."""
    initials: int | None = None
    between: list[Word] = []
    for start in range(at - 1, max(-1, at - 1 - _WIDEST), -1):
        word = words[start]
        if word.text == hidden.first:
            return (
                start
                if not between or _may_stand(hidden, between, said[word.end : words[at].start], words[at])
                else None
            )
        if _is_initial(word, said):
            if word.text[0] == hidden.first[0]:
                initials = start
        elif initials is not None:
            break
        elif word.text not in hidden.within:
            between.append(word)
            if len(_given(between)) > _MOST_OTHERS or _is_of_a_sentence(word, said):
                break
    others = {word.text for word in between} - _SHORT_PARTICLES
    return initials if initials is not None and not others and _by_initials(hidden, words[at]) else None


def _given(between: Sequence[Word]) -> list[Word]:
    """Those of some words that can only be given names."""
    return [word for word in between if word.text not in _PARTICLES]


def _is_of_a_sentence(word: Word, said: str) -> bool:
    """Whether a word is in small letters and stands alone, and so is nobody's given name."""
    return not word.capital and word.text not in _PARTICLES and said[word.end : word.end + 1].isspace()


def _may_stand(hidden: HiddenName, others: Sequence[Word], there: str, last: Word) -> bool:
    """Whether other words may stand in a name, in the text between its first and its last word.

    They are particles and given names, and nobody else's: written as such, or all is one run as in the name
    of a file.
    """
    if hidden.only_whole or _APART.search(there):
        return False
    if _SPACE.search(there) is None:
        return not any(word.text in _PARTING for word in others)
    given = _given(others)
    return all(word.capital for word in given) and (last.capital or len(given) == len(others))


def _behind(hidden: HiddenName, words: Sequence[Word], at: int, said: str) -> int | None:
    """The word with which a name ends whose last word comes first: ``Bakker, Hanna``."""
    end = _while(words, at + 1, lambda word: word.text in hidden.within)
    if end >= len(words):
        return None
    for first in range(end, min(len(words), end + 1 + _MOST_OTHERS)):
        if words[first].text in {hidden.first, f"{hidden.first}s"}:
            others, there = words[end:first], said[words[at].end : words[first].start]
            if others and (
                _given(others) != [*others]
                or not _may_stand(hidden, others, _COMMA.sub(" ", there), words[at])
            ):
                return None
            return (
                _while(words, first + 1, lambda word: word.text in hidden.within and not _is_short(word)) - 1
            )
    initial = _is_initial(words[end], said) and words[end].text[0] == hidden.first[0]
    if initial and _by_initials(hidden, words[at]) and _is_of(words[at], words[end], said):
        return _while(words, end + 1, lambda word: _is_initial(word, said)) - 1
    return None


def _is_of(last: Word, initial: Word, said: str) -> bool:
    """Whether an initial behind a last name belongs to it: ``Bakker, H``, ``Bakker H.`` or ``Bakker (H)``."""
    between, after = said[last.end : initial.start], said[initial.end : initial.end + 1]
    return "," in between or (_CLOSE.fullmatch(between) is not None and ("(" in between or after == "."))


_COMMA = re.compile(r"\A[^\w,]{0,9},")
_CLOSE = re.compile(r"[ \t\u00a0*_~]{0,9}\(?[*_~]{0,9}")


def _are_apart(words: Sequence[Word], at: int, end: int, said: str) -> bool:
    """Whether a last name and the first name behind it are of two sentences, or texts in a list of them.

    ``the baker Hanna`` is an ordinary word and somebody, for whoever writes names small writes both small.
    """
    between = said[words[at].end : words[end].start]
    is_small = not words[at].capital and any(word.capital for word in words[at + 1 : end + 1])
    return is_small or bool(_ENDS.search(between))


_ENDS = re.compile(r"(?<!\b\w)[.!?…][\"'”’)*_]{0,4}\s|[\"”»],? ?[\"“«]|\n\s*\n")
"""What stands between two sentences, or two texts in quotes; a point behind one letter ends an initial."""


def _while(words: Sequence[Word], start: int, holds: Callable[[Word], bool]) -> int:
    """The first word from ``start`` on of which something does not hold, or one that is far."""
    end = start
    while end < min(len(words), start + _WIDEST) and holds(words[end]):
        end += 1
    return end


def _is_short(word: Word) -> bool:
    """Whether a word may be a particle, which is also a word of the sentence that follows."""
    return len(word.text) < _LONG


def _with_particles(hidden: HiddenName, words: Sequence[Word], at: int) -> int:
    """The first of the words before ``at`` that belong to a name: ``de Bakker, Hanna``."""
    while at and words[at - 1].text in hidden.within:
        at -= 1
    return at


def _by_initials(hidden: HiddenName, last: Word) -> bool:
    """Whether a name could be meant that has initials: else nobody could write of ``'s avonds``."""
    return last.capital and not hidden.only_whole


def _is_initial(word: Word, said: str) -> bool:
    """A capital, or some together, and no part of another word such as ``'s``."""
    written = said[word.start : word.end]
    if said[max(0, word.start - 1) : word.start] in {"'", "’"}:
        return False
    few = len(word.text) == 1 or (len(word.text) <= _MOST_INITIALS and written.isupper())
    return word.capital and few
