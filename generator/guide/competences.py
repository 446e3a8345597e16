"""Competences found by a word, in every language they have titles in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model import Competence, Framework, Frameworks, Text, leaves
from generator.spelling.words import folded_words

_ALIKE = 80
"""How much a word must look like the one that was meant, of 100."""
_SHORTEST = 4
"""Letters of a word that can be misspelt; a shorter one looks like too many others."""
_BEGINNING = 3
_IsLike = Callable[[str, str], bool]


@dataclass(frozen=True)
class FoundCompetence:
    """A competence with its framework; ``name`` is what a document calls it."""

    name: str
    competence: Competence
    framework: Framework


def found_competences(
    frameworks: Frameworks, words: Iterable[str], language: str
) -> tuple[FoundCompetence, ...]:
    """The competences with all of these words, the best first; without words all, as they stand.

    Accents and capitals do not count. A word may be the beginning of another one; where nothing has it, it
    may be misspelt.
    """
    wanted = folded_words(" ".join(words))
    every = tuple(_every(frameworks))
    for is_like in (_begins, _alike):
        marked = [(mark, it) for it in every if (mark := _mark(it, wanted, language, is_like))]
        if marked:
            return tuple(it for _, it in sorted(marked, key=lambda each: -each[0]))
    return ()


def _every(frameworks: Frameworks) -> Iterator[FoundCompetence]:
    for framework in frameworks.all:
        for competence in leaves(framework.competences):
            yield FoundCompetence(f"{framework.id}:{competence.id}", competence, framework)


def _mark(it: FoundCompetence, wanted: list[str], language: str, is_like: _IsLike) -> int:
    """How well a competence answers: 4 by its id, 3 by its title in this language, 2 by another, else 1."""
    if wanted in (folded_words(it.name), folded_words(it.competence.id)):
        return 4
    title, own = it.competence.title, [it.competence.title.in_language(language), it.name, it.competence.id]
    others = [text for _, text in title.versions]
    rest = [*_texts(it.competence.description), *_texts(it.framework.title)]
    words: list[str] = []
    for mark, texts in ((3, own), (2, others), (1, rest)):
        words += [word for text in texts for word in folded_words(text)]
        if all(any(is_like(each, word) for word in words) for each in wanted):
            return mark
    return 0


def _texts(text: Text | None) -> list[str]:
    return [said for _, said in text.versions] if text else []


def _begins(wanted: str, word: str) -> bool:
    """Whether a word is meant, or the begin or a part of a longer one: ``reken`` of ``berekenen``."""
    return word == wanted or (len(wanted) >= _BEGINNING and wanted in word)


def _alike(wanted: str, word: str) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # slow to load, and mostly not needed

    return len(wanted) >= _SHORTEST and ratio(wanted, word) >= _ALIKE
