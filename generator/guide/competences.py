"""Competences found by a word, in every language they have texts in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from generator.model import Competence, Framework, Frameworks, Text
from generator.spelling.words import folded_words

_ALIKE = 80
"""How much a word must look like the one that was meant, of 100."""
_SHORTEST = 4
"""Letters of a word that can be misspelt, or of a stem; a shorter one looks like too many others."""
_BEGINNING = 3
_ENDINGS = frozenset(
    {
        *("", "e", "en", "n", "t", "d", "de", "den", "te", "ten", "end", "ende", "s"),
        *("ing", "ingen", "er", "ers", "erin", "eren", "erend", "eert", "erde", "ering", "eringen"),
        *("atie", "aties", "ator", "ie", "ies", "ief", "ieve", "isch", "ische", "heid", "heden"),
        *("ed", "ings", "ion", "ions", "ation", "ations", "or", "ors", "ive", "ively", "y", "ly"),
        *("ment", "ments", "ement", "ements", "able", "ance", "ness", "ate", "ates", "ated", "ating"),
    }
)
"""What follows the stem of words of one family, in Dutch and English."""
_DOUBLED = re.compile(r"(.)\1")
_HARDENED = str.maketrans("vz", "fs")
_IsLike = Callable[[str, str], bool]
_Mark = tuple[int, ...]


@dataclass(frozen=True)
class FoundCompetence:
    """A competence with its framework; ``name`` is what a document calls it.

    ``groups`` are the titles of the groups that it is in.
    """

    name: str
    competence: Competence
    framework: Framework
    groups: tuple[Text, ...] = ()


def found_competences(
    frameworks: Frameworks, words: Iterable[str], language: str
) -> tuple[FoundCompetence, ...]:
    """The competences with all of these words, the best first; without words all, as they stand.

    Accents and capitals do not count. A word may be part of another one, or of the same family; where
    nothing has it, it may be misspelt.
    """
    wanted = folded_words(" ".join(words))
    every = tuple(_every(frameworks))
    for is_like in (_is_kin, _is_alike):
        marked = [(mark, it) for it in every if (mark := _mark(it, wanted, language, is_like))]
        if marked:
            return tuple(it for _, it in sorted(marked, key=lambda each: each[0], reverse=True))
    return ()


def _every(frameworks: Frameworks) -> Iterator[FoundCompetence]:
    for framework in frameworks.all:
        for competence, groups in _leaves(framework.competences):
            yield FoundCompetence(f"{framework.id}:{competence.id}", competence, framework, groups)


def _leaves(
    competences: tuple[Competence, ...], groups: tuple[Text, ...] = ()
) -> Iterator[tuple[Competence, tuple[Text, ...]]]:
    for each in competences:
        if each.competences:
            yield from _leaves(each.competences, (*groups, each.title))
        else:
            yield each, groups


def _mark(it: FoundCompetence, wanted: list[str], language: str, is_like: _IsLike) -> _Mark:
    """How well a competence answers, to compare; empty if it does not.

    By its id, by its title in this language or in another, or by what else is said of it. Of two the one
    that is called so, and no more than that, comes first, and then the one with the words themselves.
    """
    if wanted in (folded_words(it.name), folded_words(it.competence.id)):
        return (4,)
    title = it.competence.title
    own, others = [title.in_language(language)], [text for _, text in title.versions]
    words: list[str] = []
    for mark, texts in ((3, [*own, it.name, it.competence.id]), (2, others), (1, list(_rest(it)))):
        words += [word for text in texts for word in folded_words(text)]
        if all(any(is_like(each, word) for word in words) for each in wanted):
            names = [folded_words(text) for text in texts] if mark > 1 else []
            return (mark, *_nearness(wanted, words, names, is_like))
    return ()


def _nearness(wanted: list[str], words: list[str], names: list[list[str]], is_like: _IsLike) -> _Mark:
    if wanted in names:
        return (3,)
    if any(len(name) == len(wanted) and all(map(is_like, wanted, name)) for name in names):
        return (2,)
    return (1,) if wanted and all(each in words for each in wanted) else (0,)


def _rest(it: FoundCompetence) -> Iterator[str]:
    """What is said of a competence beside its title."""
    said = (it.competence.description, *(each.description for each in it.competence.indicators))
    for text in (*said, *it.groups, it.framework.title):
        yield from (version for _, version in text.versions) if text else ()


def _is_kin(wanted: str, word: str) -> bool:
    """Whether a word is meant: itself, one it is a part of, as ``reken`` of ``berekenen``, or its family."""
    is_part = len(wanted) >= _BEGINNING and wanted in word
    return word == wanted or is_part or _is_family(_stem(wanted), _stem(word))


def _stem(word: str) -> str:
    """A word in which the stem is spelt alike whatever follows it: of ``plannen`` as of ``plan``."""
    return _DOUBLED.sub(r"\1", word).translate(_HARDENED)


def _is_family(one: str, other: str) -> bool:
    """Whether two words have one stem: ``samenwerken`` and ``samenwerking``."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    ends = range(same, _SHORTEST - 1, -1)
    return any(one[at:] in _ENDINGS and other[at:] in _ENDINGS for at in ends)


def _is_alike(wanted: str, word: str) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # slow to load, and mostly not needed

    return len(wanted) >= _SHORTEST and ratio(wanted, word) >= _ALIKE
