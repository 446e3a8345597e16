"""The names of all learners of a folder beside each other: what is claimed, and what is told of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.building.context import ReadContext
from generator.gate.claims import NameClaim, SchoolWords, unsure_names
from generator.problems import Problem, problem
from generator.reading.files import LEARNERS_LIST
from generator.reading.namesakes import same_names
from generator.reading.noted import Noted


def listed_claim(context: ReadContext, name: str) -> NameClaim:
    """What the school says of the names of the learner in a folder."""
    return NameClaim(f"{context.prefix}{name}", context.listed.get(name, ()))


def claims_of(context: ReadContext, claims: Mapping[str, NameClaim]) -> Iterator[NameClaim]:
    """What is known of everybody's names, by folder; of whoever is on the list and has no folder, too."""
    gone = dict.fromkeys(context.listed)
    for name, claim in claims.items():
        gone.pop(name, None)
        yield claim.on_list(context.school.learners)
    yield from (listed_claim(context, name) for name in gone)


@dataclass(frozen=True)
class Doubts:
    """Learners, by their folders: whose name nobody vouches for, and who are called as another is."""

    unsure: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


def doubts_of(claims: Sequence[NameClaim], school: SchoolWords) -> Doubts:
    names = {claim.slug: name for claim in claims for name in _own_name(claim)}
    return Doubts(tuple(slug for slug, _ in unsure_names(claims, school)), same_names(names))


def _own_name(claim: NameClaim) -> tuple[str, ...]:
    """The full name of a learner, if it is known: a profile that cannot be read may have several."""
    if claim.shown:
        return (claim.shown,)
    return claim.hidden if len(claim.hidden) == 1 else claim.listed[:1]


def noted_names(context: ReadContext, claims: Mapping[str, NameClaim], doubts: Doubts) -> Noted:
    """What is told of names, and who is not on the school's list, if it has one."""
    there = {claim.slug: name for name, claim in claims.items()}
    alone = len(there) == 1 and not context.school.cohort
    found = [_not_hidden(there[slug], alone=alone) for slug in doubts.unsure if slug in there]
    found += [_alike(there[slug]) for slug in doubts.alike if slug in there]
    if context.listed:
        found += [_not_listed(name) for name in there.values() if name not in context.listed]
    return Noted(tuple(sorted(found)))


def _alike(name: str) -> Problem:
    return problem(f"{name}/profile.md", "same-name")


def _not_hidden(name: str, *, alone: bool) -> Problem:
    return problem(f"{name}/profile.md", "name-not-hidden", folder=name, alone=name if alone else "")


def _not_listed(name: str) -> Problem:
    return problem(LEARNERS_LIST, "learner-not-listed", folder=name)
