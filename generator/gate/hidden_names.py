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
_MOST_INITIALS = 4
_MOST_OTHERS = 2
"""Given names that are not in a name, and may stand in it."""
_APART = re.compile(r"[,;:.!?&/|()\n]")
"""What stands between two people, and in no name with a given name more."""
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
        if self.only_whole or len(self.words) < _FEWEST:
            return ()
        first, last, whole = self.first, self.last, "".join(self.words)
        forms = (whole, f"{first}{last}", f"{last}{first}", f"{''.join(self.words[1:])}{first}")
        return tuple(dict.fromkeys(form for form in forms if len(form) >= _SHORTEST_JOINED))


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
        return tuple(each for each in self.entries if len(each.words) >= _FEWEST)

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
            if len(word.text) >= _SHORTEST_JOINED:
                for number, start, end in self._joined_search(word.text):
                    if not (word.text[:start] + word.text[end:]).strip("0123456789"):
                        yield Told(self._joined[number], word.start, word.end)


def _automaton(words: Sequence[str]) -> AhoCorasick:
    """What looks for many words at once, in time that does not grow with how one repeats itself."""
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA)


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
    others = 0
    for start in range(at - 1, max(-1, at - 1 - _WIDEST), -1):
        word = words[start]
        if word.text == hidden.first:
            return None if others and _APART.search(said, word.end, words[at].start) else start
        if _is_initial(word, said):
            if word.text[0] == hidden.first[0]:
                initials = start
        elif initials is not None:
            break
        elif word.text not in hidden.within:
            others += 1
            if others > _MOST_OTHERS or not word.capital or hidden.only_whole:
                break
    return initials if initials is not None and not others and _by_initials(hidden, words[at]) else None


def _behind(hidden: HiddenName, words: Sequence[Word], at: int, said: str) -> int | None:
    """The word with which a name ends whose last word comes first: ``Bakker, Hanna``."""
    end = _while(words, at + 1, lambda word: word.text in hidden.within)
    if end >= len(words):
        return None
    if words[end].text in {hidden.first, f"{hidden.first}s"}:
        return _while(words, end + 1, lambda word: word.text in hidden.within and not _is_short(word)) - 1
    initial = _is_initial(words[end], said) and words[end].text[0] == hidden.first[0]
    if initial and _by_initials(hidden, words[at]) and "," in said[words[at].end : words[end].start]:
        return _while(words, end + 1, lambda word: _is_initial(word, said)) - 1
    return None


def _are_apart(words: Sequence[Word], at: int, end: int, said: str) -> bool:
    """Whether a last name and the first name behind it are of two sentences, or texts in a list of them.

    ``the baker Hanna`` is an ordinary word and somebody, for whoever writes names small writes both small.
    """
    between = said[words[at].end : words[end].start]
    is_small = not words[at].capital and any(word.capital for word in words[at + 1 : end + 1])
    return is_small or bool(_ENDS.search(between))


_ENDS = re.compile(r"[.!?…][\"'”’)*_]{0,4}\s|[\"”»],? ?[\"“«]|\n\s*\n")
"""What stands between two sentences, or two texts in quotes."""


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
