"""Which documents an overview of a cycle counts, in which order, and reckoned at which day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from generator.model import (
    Assessment,
    Claiming,
    Cycle,
    Evidence,
    Experience,
    Frameworks,
    InCycle,
    Portfolio,
    Validation,
)

D = TypeVar("D", bound=InCycle)
C = TypeVar("C", bound=Claiming)


@dataclass(frozen=True)
class Counted:
    """What counts up to and including a cycle."""

    portfolio: Portfolio
    cycle: Cycle
    frameworks: Frameworks

    @cached_property
    def experiences(self) -> tuple[Experience, ...]:
        """Oldest first."""
        return by_start(self._until(self.portfolio.experiences))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        return by_date(self._until(self.portfolio.evidence))

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        return by_date(self._until(self.portfolio.assessments))

    @cached_property
    def validations(self) -> tuple[Validation, ...]:
        return by_date(self._until(self.portfolio.validations))

    @cached_property
    def dialogues(self) -> tuple[Any, ...]:
        return by_date(self._until(self.portfolio.dialogues))

    @cached_property
    def questions(self) -> tuple[Any, ...]:
        return self._until(self.portfolio.questions)

    @cached_property
    def goals(self) -> tuple[Any, ...]:
        return self._until(self.portfolio.goals)

    def _until(self, documents: Iterable[D]) -> tuple[D, ...]:
        return tuple(document for document in documents if document.cycle <= self.cycle.number)

    def in_cycle(self, documents: Iterable[D]) -> tuple[D, ...]:
        """Those that belong to this very cycle."""
        return tuple(document for document in documents if document.cycle == self.cycle.number)

    @cached_property
    def before(self) -> Counted | None:
        """What counted in the cycle before, or None in the first."""
        earlier = [cycle for cycle in self.portfolio.cycles if cycle.number < self.cycle.number]
        return replace(self, cycle=earlier[-1]) if earlier else None

    @cached_property
    def reckoning_day(self) -> datetime.date:
        """The cycle's last day; of a cycle still open, that of its newest document."""
        if self.cycle.end:
            return self.cycle.end.last
        dated = (*self.evidence, *self.assessments, *self.dialogues, *self.validations)
        days: list[datetime.date] = [document.date.last for document in dated]
        return max([self.cycle.start.last, *days])

    def is_expired(self, validation: Validation) -> bool:
        """Whether a validation had ended on the day of reckoning; in the last cycle, or has by now."""
        until = validation.valid_until
        if until is None:
            return False
        now = validation.lapsed and self.cycle is current_cycle(self.portfolio)
        return now or until.last < self.reckoning_day

    def in_order(self, competences: Iterable[str]) -> tuple[str, ...]:
        """Each competence once: the learner's own frameworks first, then as the frameworks have them."""
        return in_order(competences, self.portfolio, self.frameworks)


def in_order(competences: Iterable[str], portfolio: Portfolio, frameworks: Frameworks) -> tuple[str, ...]:
    own = portfolio.profile.frameworks
    position = {name: number for number, name in enumerate(frameworks.competences)}

    def place(name: str) -> tuple[int, str, int]:
        framework = name.partition(":")[0]
        chosen = own.index(framework) if framework in own else len(own)
        return chosen, framework, position.get(name, 0)

    return tuple(sorted(set(competences), key=place))


def current_cycle(portfolio: Portfolio) -> Cycle | None:
    """The cycle with the highest number."""
    return portfolio.cycles[-1] if portfolio.cycles else None


def counted(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> Counted:
    return Counted(portfolio, cycle, frameworks)


def by_date(documents: Iterable[Any]) -> tuple[Any, ...]:
    """Oldest first; on equal dates by file name."""
    return tuple(sorted(documents, key=lambda document: (document.date, document.slug)))


def by_start(experiences: Iterable[Experience]) -> tuple[Experience, ...]:
    return tuple(sorted(experiences, key=lambda experience: (experience.start, experience.slug)))


def naming(competence: str, documents: Iterable[C]) -> tuple[C, ...]:
    """The documents with a claim on a competence."""
    return tuple(document for document in documents if competence in document.claimed)


def rationale(document: Any, competence: str) -> str | None:
    """Why a document shows a competence."""
    return next((claim.rationale for claim in document.competences if claim.competence == competence), None)


def new(now: Iterable[D], then: Iterable[D] | None) -> tuple[D, ...]:
    """What is there now and was not there then."""
    known = {document.source for document in then or ()}
    return tuple(document for document in now if document.source not in known)
