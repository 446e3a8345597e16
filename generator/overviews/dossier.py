"""A dossier for who is to recognise what somebody can do: per requirement what is asked, found, and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from generator.model import SELF, Assessment, Date, Evidence, Experience, Frameworks, Portfolio, Validation
from generator.overviews.calibrate import CalibrateRow, calibrate_rows, row_of, standards
from generator.overviews.competence import Confirmation, confirmation
from generator.overviews.counted import Counted, by_date, by_start, counted, current_cycle, naming
from generator.overviews.cycle import occurring
from generator.overviews.trust import TrustLine, trust_in

T = TypeVar("T")

_MOST_ANNEXES, _MOST_REFLECTIONS = 60, 12


@dataclass(frozen=True)
class JudgedCompetence:
    """A competence, how it was judged, and what shows it: what the judgement names comes first."""

    row: CalibrateRow
    confirmation: Confirmation | None
    """Where nobody judged it against the standard: the best there is."""
    used: tuple[Evidence, ...]
    """What the judgement names."""
    proof: tuple[Evidence, ...]
    """That, and after it what else was brought in."""
    seen: tuple[Assessment, ...]
    """What others said of it, the newest first."""
    experiences: tuple[Experience, ...]


@dataclass(frozen=True)
class DossierOverview:
    """``asking`` is how many competences are asked; those that nothing shows and nobody judged are left out.

    ``annexes`` are numbered as they are referred to.
    """

    standard: str | None
    asking: int
    asked: tuple[JudgedCompetence, ...]
    validation: Validation | None
    trust: TrustLine | None
    """What holds of what is asked."""
    annexes: tuple[Evidence, ...]
    reflections: tuple[Experience, ...]

    @property
    def newest(self) -> Date | None:
        """The newest date of anything in it; of a judgement that no longer holds, its last day, too."""
        judged = [self.validation] if self.validation else []
        dated: list[Evidence | Assessment | Validation] = [*self.annexes, *judged]
        dated += [seen for it in self.asked for seen in it.seen]
        dates = [it.date for it in dated] + [it.start for row in self.asked for it in row.experiences]
        if self.validation and self.validation.lapsed and self.validation.valid_until:
            dates.append(self.validation.valid_until)
        return max(dates, default=None)


def dossier_overview(portfolio: Portfolio, frameworks: Frameworks) -> DossierOverview | None:
    """None where there is nothing to lay beside anything."""
    cycle = current_cycle(portfolio)
    if cycle is None:
        return None
    now = counted(portfolio, cycle, frameworks)
    standard = portfolio.profile.standard or _judged_last(now)
    rows = _rows(now, standard)
    asked = tuple(
        it
        for it in (_asked(now, row) for row in rows)
        if it.proof or it.seen or it.experiences or it.row.outcome
    )
    if not asked:
        return None
    return DossierOverview(
        standard=standard,
        asking=len(rows),
        asked=asked,
        validation=next((it for it in reversed(now.validations) if it.standard == standard), None),
        trust=trust_in(now, standard) if standard else None,
        annexes=_first(_MOST_ANNEXES, (piece for it in asked for piece in it.proof)),
        reflections=_first(
            _MOST_REFLECTIONS, (each for it in asked for each in it.experiences if _reflects(each))
        ),
    )


def _judged_last(now: Counted) -> str | None:
    known = standards(now)
    return next((it.standard for it in reversed(now.validations) if it.standard in known), None)


def _rows(now: Counted, standard: str | None) -> tuple[CalibrateRow, ...]:
    """What the standard asks; without one, the competences of the portfolio."""
    if standard:
        return tuple(row for row in calibrate_rows(now, standard) if row.asked is not None)
    return tuple(row_of(now, name, None, None) for name in now.in_order(occurring(now)))


def _asked(now: Counted, row: CalibrateRow) -> JudgedCompetence:
    named = row.outcome.evidence if row.outcome else ()
    pieces = by_date(naming(row.competence, now.evidence))[::-1]
    judged = [piece for slug in named for piece in now.evidence if piece.slug == slug]
    return JudgedCompetence(
        row,
        None if row.outcome else confirmation(now.portfolio, row.competence, now.frameworks),
        tuple(judged),
        tuple(dict.fromkeys((*judged, *pieces))),
        _seen(now, row.competence),
        by_start(naming(row.competence, now.experiences))[::-1],
    )


def _seen(now: Counted, competence: str) -> tuple[Assessment, ...]:
    given = [it for it in now.assessments if any(score.competence == competence for score in it.scores)]
    return tuple(it for it in reversed(given) if it.by != SELF)


def _reflects(experience: Experience) -> bool:
    starrt = experience.starrt
    return bool(starrt.result or starrt.reflection or starrt.action)


def _first(most: int, found: Iterable[T]) -> tuple[T, ...]:
    return tuple(islice(dict.fromkeys(found), most))
