"""Full names that their learners show: a text that has one of them tells nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.gate.hidden_name import HiddenName
from generator.gate.name_place import undeclined
from generator.spelling.words import Word, folded_words


@dataclass(frozen=True, order=True)
class ShownName:
    """A full name, and the folder of the learner who shows it."""

    name: str
    slug: str
    words: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(folded_words(self.name)))


@dataclass(frozen=True)
class ShownNames:
    """Names of learners that the school knows and that they show."""

    names: tuple[ShownName, ...] = ()

    def have(self, hidden: HiddenName, words: Sequence[Word], place: tuple[int, int], said: str) -> bool:
        """Whether what seems to be a hidden name, from one word to another, is another one.

        It is if it has just the words of theirs, or if both its ends are part of such a name.
        """
        if not self.names:
            return False
        return _is_another(hidden, self._same(words, place)) or all(
            _is_another(hidden, self._around(words, end, said)) for end in place
        )

    def have_joined(self, hidden: HiddenName, word: str) -> bool:
        """Whether a hidden name in one word is all of another one."""
        return _is_another(hidden, self._joined.get(word.strip(_DIGITS), ()))

    def _same(self, words: Sequence[Word], place: tuple[int, int]) -> Iterator[ShownName]:
        """Those that have just the words of a place, in any order."""
        for said in _said(words, *place):
            yield from self._by_words.get(tuple(sorted(said)), ())

    def _around(self, words: Sequence[Word], at: int, said: str) -> Iterator[ShownName]:
        """Those that stand there whole, and of which a word is a part."""
        for form in undeclined(words[at].text):
            for each in self._by_word.get(form, ()):
                for number, word in enumerate(each.words):
                    if word == form and _stands(each, words, at - number, said):
                        yield each

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[ShownName]]:
        found: dict[tuple[str, ...], list[ShownName]] = {}
        for each in self.names:
            found.setdefault(tuple(sorted(each.words)), []).append(each)
        return found

    @cached_property
    def _joined(self) -> dict[str, list[ShownName]]:
        found: dict[str, list[ShownName]] = {}
        for each in self.names:
            found.setdefault("".join(each.words), []).append(each)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[ShownName]]:
        found: dict[str, list[ShownName]] = {}
        for each in self.names:
            for word in dict.fromkeys(each.words):
                found.setdefault(word, []).append(each)
        return found


NOBODY_SHOWN = ShownNames()


def _said(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[str, ...]]:
    """The words from one to another, and without a genitive's s of the last."""
    before = tuple(word.text for word in words[first:last])
    yield from ((*before, form) for form in undeclined(words[last].text))


def _stands(shown: ShownName, words: Sequence[Word], first: int, said: str) -> bool:
    """Whether a name begins with some word. What a page sets against its ends may be read as part of them."""
    last = first + len(shown.words) - 1
    if first < 0 or last >= len(words) or _PARTS.search(said[words[first].end : words[last].start]):
        return False
    there = [word.text for word in words[first : last + 1]]
    ends = there[0].endswith(shown.words[0]) and there[-1].startswith(shown.words[-1])
    return ends and there[1:-1] == [*shown.words[1:-1]]


def _is_another(hidden: HiddenName, found: Iterable[ShownName]) -> bool:
    """Whether one of these is not of somebody who is called as a hidden name is, and so another name."""
    return any(each.slug not in hidden.namesakes for each in found)


_DIGITS = "0123456789"
_PARTS = re.compile(r"[,;:!?&|()]|(?<!\b\w)\.|\n\s*\n")
"""What stands in no name of one person; a point may be an initial's."""
