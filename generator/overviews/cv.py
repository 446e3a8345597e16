"""A CV: what somebody can, by who confirmed it; what they did, and where they learned.

What still goes on stands first, work before what is not paid; then the newest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Experience, Frameworks, Portfolio
from generator.overviews.competence import Confirmation
from generator.overviews.counted import by_start
from generator.overviews.home import Highlight, home_overview
from generator.overviews.trust import Trust

_LEARNED = frozenset({"school", "course", "self-study"})
"""Settings where one learned by being taught."""
_WORK = frozenset({"work", "internship", "school"})


@dataclass(frozen=True)
class Confirmed:
    """Competences that the same person confirmed in the same way, at one time or at several."""

    by: tuple[Confirmation, ...]
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True)
class CvOverview:
    confirmed: tuple[Confirmed, ...]
    trust: Trust | None
    did: tuple[Experience, ...]
    learned: tuple[Experience, ...]


def cv_overview(portfolio: Portfolio, frameworks: Frameworks) -> CvOverview:
    newest_first = by_start(portfolio.experiences)[::-1]
    now_first = sorted(newest_first, key=_place)
    home = home_overview(portfolio, frameworks)
    return CvOverview(
        confirmed=_grouped(home.highlights),
        trust=home.trust,
        did=tuple(it for it in now_first if it.setting not in _LEARNED),
        learned=tuple(it for it in now_first if it.setting in _LEARNED),
    )


def _place(it: Experience) -> int:
    return 2 if it.end else int(it.setting not in _WORK)


def _grouped(highlights: Iterable[Highlight]) -> tuple[Confirmed, ...]:
    """In the order of the first of each group; what nobody confirmed comes last."""
    groups: dict[object, list[Highlight]] = {}
    for each in highlights:
        groups.setdefault(_source(each.confirmation), []).append(each)
    found = [
        Confirmed(tuple(it.confirmation for it in group if it.confirmation), tuple(group))
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda it: not it.by))


def _source(confirmation: Confirmation | None) -> object:
    """Who confirmed, and in which way."""
    if confirmation is None:
        return None
    if confirmation.judged:
        validation = confirmation.judged.validation
        return "validation", validation.assessor or validation.panel, validation.organisation
    assert confirmation.seen is not None
    return confirmation.by, confirmation.seen.assessment.by
