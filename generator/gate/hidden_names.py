"""Full names that must not be told, and where a text tells one.

A name is told if it stands there whole, in any order, with or without what stands between its first and its
last word, with initials for given names (``H.J. de Bakker``, ``Bakker, H.``), or written as one word.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from generator.spelling.words import Word, every_word, folded_words, readings

_FEWEST = 2
"""Words of a full name."""
_SHORTEST_JOINED = 8
"""Letters of a name that can be told when it is written as one word: a shorter one may be part of another."""
_SHORTEST_IN_ADDRESS = 4
_SHORTEST_IN_FILE_NAME = 6
"""The same, for what stands between two slashes, and for what is a part of it."""
_UNPARTED = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}|[\u1100-\u11ff]{6,}"
)
"""What is written without spaces: Chinese and Japanese, and Korean names, letter by letter."""
_FEWEST_UNPARTED = 3
"""Signs of such a name that can be told within a sentence."""
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


@dataclass(frozen=True)
class HiddenName:
    """A full name, and the folder of the learner who has it.

    ``sure``: the school says so. ``only_whole``: it is a name only where it stands without initials, for
    its last word is an ordinary one. ``since``: the day on which its learner withdrew. ``namesakes`` are the
    folders of other learners who are called so by the school.
    """

    name: str
    slug: str = ""
    sure: bool = True
    only_whole: bool = False
    since: datetime.date | None = None
    namesakes: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(folded_words(self.name))

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def last(self) -> str:
        return self.words[-1]

    @cached_property
    def within(self) -> frozenset[str]:
        """What may be left out, or stand elsewhere."""
        return frozenset(self.words[1:-1])

    @property
    def joined(self) -> tuple[str, ...]:
        """How it is written as one word."""
        return tuple(
            form for form in self._forms if len(form) >= _SHORTEST_JOINED or _UNPARTED.fullmatch(form)
        )

    @property
    def short(self) -> tuple[str, ...]:
        """How it is written as one word in an address, where an ordinary word is not as likely."""
        return tuple(form for form in self._forms if _SHORTEST_IN_ADDRESS <= len(form) < _SHORTEST_JOINED)

    @cached_property
    def is_full(self) -> bool:
        """Whether it is a full name: of two words, or in a script that has no spaces."""
        return len(self.words) >= _FEWEST or _UNPARTED.fullmatch("".join(self.words)) is not None

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        if self.only_whole or not self.is_full:
            return ()
        first, last, whole = self.first, self.last, "".join(self.words)
        forms = (whole, f"{first}{last}", f"{last}{first}", f"{''.join(self.words[1:])}{first}")
        return tuple(dict.fromkeys(forms if len(self.words) >= _FEWEST else (whole,)))


@dataclass(frozen=True)
class Told:
    """A name in a text, and from where to where it stands there."""

    hidden: HiddenName
    start: int
    end: int


@dataclass(frozen=True)
class HiddenNames:
    """Names that are not to be told. One word alone is no full name."""

    entries: tuple[HiddenName, ...] = ()

    @staticmethod
    def of(names: Mapping[str, str]) -> HiddenNames:
        """Names by the folders of the learners who have them."""
        return HiddenNames(tuple(HiddenName(name, slug) for slug, name in sorted(names.items())))

    @cached_property
    def vouched_for(self) -> HiddenNames:
        """Those that the school vouches for, where they stand whole."""
        sure = (replace(each, only_whole=True) for each in self.entries if each.sure)
        return HiddenNames(tuple(sure))

    def within(self, folder: str) -> HiddenNames:
        """The same, with the learners in a folder as that folder has them."""
        if not folder:
            return self

        def there(slug: str) -> str:
            return slug.removeprefix(folder)

        return HiddenNames(
            tuple(
                replace(each, slug=there(each.slug), namesakes=tuple(map(there, each.namesakes)))
                for each in self.entries
            )
        )

    def __getstate__(self) -> dict[str, Any]:
        """To another process go the names alone."""
        return {"entries": self.entries}

    def told_in(self, said: str) -> HiddenName | None:
        """The first of the names that a text tells."""
        return Counting(self).told_in(said)

    def where(self, said: str) -> Iterator[Told]:
        """Every place in a text where a name stands, however it is read."""
        return Counting(self).where(said)

    def of_folder(self, slug: str) -> list[HiddenName]:
        """The names of the learner in a folder."""
        return self._by_slug.get(slug, [])

    def like(self, name: str) -> list[HiddenName]:
        """The entries with the same name."""
        return self._by_name.get(tuple(folded_words(name)), [])

    def may_be_in(self, words: Collection[str]) -> bool:
        """Whether a text with these folded words could tell one of the names."""
        return bool(self.among(words))

    def among(self, words: Collection[str]) -> tuple[HiddenName, ...]:
        """The names that a text with these folded words could tell."""
        if not self._whole:
            return ()
        there = frozenset(words)
        lasts = there & self._by_last.keys()
        lasts |= {word[:-1] for word in there if word[-1] == "s"} & self._by_last.keys()
        suspects = (each for last in lasts for each in self._by_last[last])
        found = {each for each in suspects if _may_begin(each, there)}
        found.update(self._joined[number] for number, *_ in self._joined_search(" ".join(there)))
        found.update(each for word in there for each in self._short.get(word.strip(_DIGITS), ()))
        return tuple(sorted(found, key=lambda each: (each.name, each.slug)))

    def suspected_in(self, texts: str, between: str) -> Iterator[tuple[int, int]]:
        """From where to where each of many small texts stands that has both ends of a name."""
        begin, end, seen = -1, -1, False
        sought: set[int] = set()
        for number, start, _ in self._last_search(texts):
            if start >= end:
                begin, end = texts.rfind(between, 0, start) + 1, texts.find(between, start)
                end = end if end >= 0 else len(texts)
                sought, seen = set(), False
            if seen or number in sought:  # what is said over and over is sought once
                continue
            sought.add(number)
            seen = any(texts.find(first, begin, end) >= 0 for first in self._firsts[number])
            if seen:
                yield begin, end

    def are_suspected_in(self, texts: Iterable[str]) -> bool:
        """Whether any text has the last word of a name."""
        return any(self._last_search(text.casefold()) for text in texts)

    def _last_search(self, text: str) -> Sequence[tuple[int, int, int]]:
        return self._last_words.find_matches_as_indexes(text, overlapping=True) if self._lasts else ()

    @cached_property
    def _last_words(self) -> AhoCorasick:
        return _automaton(self._lasts)

    @cached_property
    def _lasts(self) -> list[str]:
        return list(self._by_last)

    @cached_property
    def _firsts(self) -> list[tuple[str, ...]]:
        """The first words of the names with each last word."""
        return [tuple({each.first for each in self._by_last[last]}) for last in self._lasts]

    @cached_property
    def _whole(self) -> tuple[HiddenName, ...]:
        return tuple(each for each in self.entries if each.is_full)

    @cached_property
    def _by_slug(self) -> dict[str, list[HiddenName]]:
        found: dict[str, list[HiddenName]] = {}
        for each in self.entries:
            found.setdefault(each.slug, []).append(each)
        return found

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[HiddenName]]:
        found: dict[tuple[str, ...], list[HiddenName]] = {}
        for each in self.entries:
            found.setdefault(each.words, []).append(each)
        return found

    @cached_property
    def _by_last(self) -> dict[str, list[HiddenName]]:
        found: dict[str, list[HiddenName]] = {}
        for each in self._whole:
            found.setdefault(each.last, []).append(each)
        return found

    @cached_property
    def _joined(self) -> list[HiddenName]:
        return [each for each in self._whole for _ in each.joined]

    @cached_property
    def _short(self) -> dict[str, list[HiddenName]]:
        found: dict[str, list[HiddenName]] = {}
        for each in self._whole:
            for form in each.short:
                found.setdefault(form, []).append(each)
        return found

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return _automaton([form for each in self._whole for form in each.joined])

    def _joined_search(self, text: str) -> Sequence[tuple[int, int, int]]:
        return self._automaton.find_matches_as_indexes(text, overlapping=True) if self._joined else ()

    def in_words(self, words: Sequence[Word], said: str) -> Iterator[Told]:
        """Every place in the words of one reading of a text where a name stands."""
        for at, word in enumerate(words):
            for form in _undeclined(word.text):
                for each in self._by_last.get(form, ()):
                    if place := _place(each, words, at, said):
                        yield Told(each, words[place[0]].start, words[place[1]].end)
            yield from (Told(each, word.start, word.end) for each in self._as_one_word(word, said))

    def _as_one_word(self, word: Word, said: str) -> Iterator[HiddenName]:
        if len(word.text) >= _SHORTEST_JOINED or not word.text.isascii():
            wholes = _wholes(word.text)
            for number, start, end in self._joined_search(word.text):
                if (start, end) in wholes or _is_among_unparted(word.text, start, end):
                    yield self._joined[number]
        if short := self._short.get(word.text.strip(_DIGITS)):
            yield from short if _is_in_address(word, said) else ()


def _automaton(words: Sequence[str]) -> AhoCorasick:
    """What looks for many words at once, in time that does not grow with how one repeats itself."""
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA)


_DIGITS = "0123456789"


def _wholes(word: str) -> set[tuple[int, int]]:
    """From where to where all of a word stands, with digits around it or without, or a genitive's s."""
    begins = {0, len(word) - len(word.lstrip(_DIGITS))}
    end = len(word.rstrip(_DIGITS))
    return {(begin, stop) for begin in begins for stop in (len(word), end, end - word.endswith("s", 0, end))}


def _is_among_unparted(word: str, start: int, end: int) -> bool:
    return end - start >= _FEWEST_UNPARTED and _UNPARTED.fullmatch(word, start, end) is not None


def _is_in_address(word: Word, said: str) -> bool:
    """Whether a word is a whole part of an address, or a longer one is a part of the name of a file."""
    before, after = said[max(0, word.start - 1) : word.start], said[word.end : word.end + 6]
    if before in {"/", "@"} and after[:1] not in {"-", "_"}:
        return True
    beside = before in {"/", "-", "_"} or _OF_FILE_NAME.match(after) is not None
    return beside and len(word.text.strip(_DIGITS)) >= _SHORTEST_IN_FILE_NAME


_OF_FILE_NAME = re.compile(r"[-_]|\.[A-Za-z]{2,4}\b")


NO_NAMES = HiddenNames()


@dataclass(frozen=True)
class Counting:
    """Hidden names as they count in one portfolio: all ``but`` some."""

    names: HiddenNames
    but: frozenset[HiddenName] = frozenset()

    def told_in(self, said: str) -> HiddenName | None:
        """The first of the names that a text tells."""
        return next((told.hidden for told in self.where(said)), None)

    def where(self, said: str) -> Iterator[Told]:
        """Every place in a text where a name stands, however it is read."""
        if self.but.issuperset(self.names.among(every_word(said))):
            return
        for words in readings(said):
            yield from (told for told in self.names.in_words(words, said) if told.hidden not in self.but)


NOTHING_HIDDEN = Counting(NO_NAMES)


def _undeclined(word: str) -> Iterable[str]:
    """A word, and without a genitive's s."""
    return (word, word[:-1]) if word.endswith("s") else (word,)


def _may_begin(hidden: HiddenName, words: frozenset[str]) -> bool:
    """Whether a name's first word is there, or could be by its initial."""
    first = hidden.first
    return first in words or f"{first}s" in words or any(_are_initials(word, first) for word in words)


def _are_initials(word: str, first: str) -> bool:
    return len(word) <= _MOST_INITIALS and word[0] == first[0]


def _place(hidden: HiddenName, words: Sequence[Word], at: int, said: str) -> tuple[int, int] | None:
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
