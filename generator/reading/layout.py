"""How the learners of a site lie: in the docs folder itself, or in a folder of it for each cohort."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.problems import Problem, problem
from generator.reading.files import (
    COHORT,
    LEARNERS_LIST,
    RESERVED,
    SLUG,
    cohort_folders,
    folder_problems,
    is_cohort,
    learner_folders,
)
from generator.reading.misplaced import PROGRAMME, is_programme, misplaced_problems
from generator.reading.noted import Noted, together
from generator.reading.pages import pages_in_the_way
from generator.reading.read import Reading, School, read_school, read_shared, read_site
from generator.reading.read import shelf_of as shelf_beside
from generator.reading.suggestions.slugs import slug

_OF_THE_WHOLE = {COHORT: "cohort", PROGRAMME: "programme", LEARNERS_LIST: "learners"}
"""Files in which a fault leaves nothing that is right to publish, and what a school has of each."""


@dataclass(frozen=True)
class Group:
    """A folder of learners, and what the school has for them.

    ``prefix`` is that folder below the docs folder, such as ``2024/``; empty for the docs folder itself.
    """

    prefix: str
    docs: Path
    school: School


@dataclass(frozen=True)
class Layout:
    """All groups of a site. ``above`` is what is told of what they share and of how they lie.

    ``misplaced``: it is not clear what belongs where, so that nothing can be published.
    """

    docs: Path
    groups: tuple[Group, ...]
    above: Noted = field(default_factory=Noted)
    misplaced: bool = False
    in_the_way: tuple[Problem, ...] = ()
    """The school's own pages that are left out, as something else has their address."""

    @property
    def several(self) -> bool:
        """Whether each cohort has a folder of its own."""
        return any(group.prefix for group in self.groups)

    @property
    def noted(self) -> Noted:
        """What is told of the school's own documents, by their paths."""
        return together((self._noted, Noted(self.in_the_way)))

    @property
    def _noted(self) -> Noted:
        return together((self.above, *(group.school.noted.within(group.prefix) for group in self.groups)))

    @property
    def broken(self) -> bool:
        """Whether something is wrong with the whole, so that nothing can be published.

        What is only remarked of a file that could be read is no fault.
        """
        return self.misplaced or any(
            found.path in _OF_THE_WHOLE and getattr(group.school, _OF_THE_WHOLE[found.path]) is None
            for group in self.groups
            for found in group.school.noted.problems
        )

    def told_of(self, other: Layout) -> Layout:
        """The same, with all that is told of another layout."""
        told = replace(self, above=other._noted, in_the_way=other.in_the_way)
        return told.settled({group.prefix for group in self.groups})

    def settled(self, prefixes: Collection[str]) -> Layout:
        """Without what is told of the school's documents in some groups, of which nothing is made."""
        groups = (
            replace(group, school=replace(group.school, noted=Noted())) if group.prefix in prefixes else group
            for group in self.groups
        )
        return replace(self, groups=tuple(groups))


def read_layout(docs: Path) -> Layout:
    """Find the groups of a docs folder, and read what each has from its school."""
    names = cohort_folders(docs)
    if not names:
        school = read_school(docs, shelf=shelf_beside(docs))
        found = tuple(pages_in_the_way(docs, (), school.cohort, school.programme))
        nested = tuple(_cohorts_in_cohort(docs))
        return Layout(docs, (Group("", docs, school),), Noted(nested), bool(nested), found)
    shared, noted = read_shared(docs)
    shelf = shelf_beside(docs)
    groups = tuple(Group(f"{name}/", docs / name, read_school(docs / name, shared, shelf)) for name in names)
    faults = tuple(_faults(docs, names))
    above = together((noted, Noted((*faults, *misplaced_problems(docs)))))
    misplaced = any(fault.code != "symbolic-link" for fault in faults)
    return Layout(docs, groups, above, misplaced, tuple(pages_in_the_way(docs, names)))


def read_groups(layout: Layout) -> Iterator[tuple[Group, Reading]]:
    """Everything in each group, read whole; paths are below the group's own folder."""
    shelf = shelf_beside(layout.docs)
    for group in layout.groups:
        yield group, read_site(group.docs, group.school, shelf)


def portfolio_folders(docs: Path) -> Iterator[tuple[Path, str]]:
    """Every folder that should be a portfolio: the folder it lies in, and its path below the docs folder."""
    names = cohort_folders(docs)
    if not names:
        yield from ((docs, name) for name in learner_folders(docs))
    for cohort in names:
        yield from ((docs / cohort, f"{cohort}/{name}") for name in learner_folders(docs / cohort))


def _cohorts_in_cohort(docs: Path) -> Iterator[Problem]:
    """A docs folder that is a cohort and has others in it. Where one learner's is sound, it is the cohort."""
    names = tuple(learner_folders(docs)) if os.path.lexists(docs / COHORT) else ()
    none_sound = all(any(folder_problems(docs, name)) for name in names)
    if none_sound and any(is_cohort(docs / name) for name in names):
        yield problem(COHORT, "cohort-in-cohort")


def _faults(docs: Path, cohorts: tuple[str, ...]) -> Iterator[Problem]:
    """What cannot lie beside cohorts, and what no cohort can be called."""
    for programme in sorted(path.name for path in docs.glob("*.md") if is_programme(path.name)):
        yield problem(programme, "programme-above-cohorts")
    for name in learner_folders(docs):
        path = f"{name}/{COHORT}"
        if (docs / name).is_symlink():
            yield problem(name, "symbolic-link")
        elif name not in cohorts:
            yield problem(path, "beside-cohorts", folder=name)
        elif not SLUG.match(name):
            yield problem(path, "bad-name", name=name, nearest=slug(name, ""))
        elif name in RESERVED:
            yield problem(path, "reserved-name", name=name)
