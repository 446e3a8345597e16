"""Full names that must not be told, and where a text tells one: as a name, or written as one word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from generator.gate.hidden_name import SHORTEST_JOINED, UNPARTED, HiddenName
from generator.gate.name_place import may_begin, place_of, undeclined
from generator.gate.shown_names import NOBODY_SHOWN, ShownNames
from generator.spelling.words import Word, every_word, folded_words, readings

_SHORTEST_IN_FILE_NAME = 6
"""Letters of a name that can be told as a part of what stands between two slashes."""
_FEWEST_UNPARTED = 3
"""Signs of such a name that can be told within a sentence."""


@dataclass(frozen=True)
class ToldName:
    """A name in a text, and from where to where it stands there."""

    hidden: HiddenName
    start: int
    end: int


@dataclass(frozen=True)
class HiddenNames:
    """Names that are not to be told. One word alone is no full name.

    ``shown`` are those of others, which are shown: what is one of them, word for word, tells no hidden one.
    """

    entries: tuple[HiddenName, ...] = ()
    shown: ShownNames = NOBODY_SHOWN

    @staticmethod
    def of(names: Mapping[str, str]) -> HiddenNames:
        """Names by the folders of the learners who have them."""
        return HiddenNames(tuple(HiddenName(name, slug) for slug, name in sorted(names.items())))

    @cached_property
    def vouched_for(self) -> HiddenNames:
        """Those that the school vouches for, where they stand whole."""
        sure = (replace(each, only_whole=True) for each in self.entries if each.sure)
        return HiddenNames(tuple(sure), self.shown)

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
            ),
            ShownNames(tuple(replace(each, slug=there(each.slug)) for each in self.shown.names)),
        )

    def __getstate__(self) -> dict[str, Any]:
        """To another process go the names alone."""
        return {"entries": self.entries, "shown": self.shown}

    def told_in(self, said: str) -> HiddenName | None:
        """The first of the names that a text tells."""
        return Counting(self).told_in(said)

    def where(self, said: str) -> Iterator[ToldName]:
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
        found = {each for each in suspects if may_begin(each, there)}
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

    def in_words(self, words: Sequence[Word], said: str) -> Iterator[ToldName]:
        """Every place in the words of one reading of a text where a name stands."""
        for at, word in enumerate(words):
            for form in undeclined(word.text):
                for each in self._by_last.get(form, ()):
                    place = place_of(each, words, at, said)
                    if place and not self.shown.have(each, words, place, said):
                        yield ToldName(each, words[place[0]].start, words[place[1]].end)
            for each in self._as_one_word(word, said):
                if not self.shown.have_joined(each, word.text):
                    yield ToldName(each, word.start, word.end)

    def _as_one_word(self, word: Word, said: str) -> Iterator[HiddenName]:
        if len(word.text) >= SHORTEST_JOINED or not word.text.isascii():
            wholes = _wholes(word.text)
            for number, start, end in self._joined_search(word.text):
                if word.spelled or (start, end) in wholes or _is_among_unparted(word.text, start, end):
                    yield self._joined[number]
        if short := self._short.get(word.text.strip(_DIGITS)):
            yield from short if word.spelled or _is_in_address(word, said) else ()


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
    return end - start >= _FEWEST_UNPARTED and UNPARTED.fullmatch(word, start, end) is not None


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

    def where(self, said: str) -> Iterator[ToldName]:
        """Every place in a text where a name stands, however it is read."""
        if self.but.issuperset(self.names.among(every_word(said))):
            return
        for words in readings(said):
            yield from (told for told in self.names.in_words(words, said) if told.hidden not in self.but)


NOTHING_HIDDEN = Counting(NO_NAMES)
