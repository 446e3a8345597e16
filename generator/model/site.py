"""A site as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.cohort import Cohort, Learners, Programme
from generator.model.frameworks import Frameworks
from generator.model.portfolio import Portfolio


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that one docs folder holds. Without a cohort it is one person's site, or nobody's yet."""

    frameworks: Frameworks = field(default_factory=Frameworks)
    portfolios: tuple[Portfolio, ...] = ()
    cohort: Cohort | None = None
    programme: Programme | None = None
    learners: Learners | None = None
