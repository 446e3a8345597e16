"""The names of all learners of a folder beside each other: what is claimed, and what is told of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.building.survey import Glance, Survey, listed_claim
from generator.gate.claims import Claim
from generator.problems import Problem, problem
from generator.reading.files import LEARNERS_LIST
from generator.reading.read import Noted


def claims_of(survey: Survey, glances: Iterable[Glance]) -> Iterator[Claim]:
    """What is known of everybody's names; of whoever is on the list and has no folder, too."""
    gone = dict.fromkeys(survey.listed)
    for seen in glances:
        gone.pop(seen.name, None)
        yield seen.claim
    yield from (listed_claim(survey, name) for name in gone)


def noted_names(survey: Survey, glances: Iterable[Glance], unsure: Iterable[str]) -> Noted:
    """Names that nobody vouches for, and learners who are not on the school's list, if it has one."""
    there = {seen.claim.slug: seen.name for seen in glances}
    found = [_not_hidden(there[slug]) for slug in unsure if slug in there]
    if survey.listed:
        found += [_not_listed(name) for name in there.values() if name not in survey.listed]
    return Noted(tuple(sorted(found)))


def _not_hidden(name: str) -> Problem:
    return problem(f"{name}/profile.md", "name-not-hidden", folder=name)


def _not_listed(name: str) -> Problem:
    return problem(LEARNERS_LIST, "learner-not-listed", folder=name)
