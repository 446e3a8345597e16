"""A CV: what somebody can, by who confirmed it; what they did, and where they learned.

What still goes on stands first, work before what is not paid; then the newest.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Experience, Frameworks, Portfolio
from generator.overviews.confirmed import ConfirmedGroup, by_person
from generator.overviews.counted import by_start
from generator.overviews.home import home_overview
from generator.overviews.trust import TrustLine

_LEARNED = frozenset({"school", "course", "self-study"})
"""Settings where one learned by being taught."""
_WORK = frozenset({"work", "internship", "school"})


@dataclass(frozen=True)
class CvOverview:
    confirmed: tuple[ConfirmedGroup, ...]
    trust: TrustLine | None
    did: tuple[Experience, ...]
    learned: tuple[Experience, ...]


def cv_overview(portfolio: Portfolio, frameworks: Frameworks) -> CvOverview:
    newest_first = by_start(portfolio.experiences)[::-1]
    now_first = sorted(newest_first, key=_place)
    home = home_overview(portfolio, frameworks)
    return CvOverview(
        confirmed=by_person(home.highlights),
        trust=home.trust,
        did=tuple(it for it in now_first if it.setting not in _LEARNED),
        learned=tuple(it for it in now_first if it.setting in _LEARNED),
    )


def _place(it: Experience) -> int:
    return 2 if it.end else int(it.setting not in _WORK)
