"""Learners of a site who have the same name: nothing is wrong with that, but who looks for one finds two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.problems import Problem, problem

Words = Callable[[str], Iterable[str]]
"""The words of a name as one compares them, however they are written."""


def same_names(names: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """The folders, in order, whose full name another of them has, too; in whatever order its words stand.

    Which folders have it together is not said, as what is told of one learner is read by others than who may
    know the other.
    """
    read = {folder: tuple(sorted(words(name))) for folder, name in names.items()}
    folders: dict[tuple[str, ...], list[str]] = {}
    for folder, name in read.items():
        if name:
            folders.setdefault(name, []).append(folder)
    return tuple(sorted(folder for same in folders.values() if len(same) > 1 for folder in same))


def namesake_problems(names: Mapping[str, str], words: Words) -> Iterator[Problem]:
    """A reminder for each of them, which withholds nothing."""
    for folder in same_names(names, words):
        yield problem(f"{folder}/profile.md", "same-name")
