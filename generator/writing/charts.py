"""The few numbers a chart needs that its overview does not have: shares and places, in per cent of its width.

A chart is drawn as wide as there is room, so a place is a share; what is written in it keeps its size.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from generator.model import Date, Dialogue
from generator.overviews.cycle import CycleOverview, Wheel
from generator.overviews.develop import DevelopOverview
from generator.overviews.recognise import RecogniseOverview

_NARROWEST = 1.2
_TICKS = 5
_ENDS = 2
_TOP, _HEIGHT = 16, 104
_GUIDED, _TOGETHER = 34, 67
STEERED = ("self", "together", "guided")
"""Who steered, from the top of the chart to its foot."""


def forms(overview: RecogniseOverview) -> list[dict[str, Any]]:
    """The parts of one bar, one after the other: each form of learning there is, with its share of all."""
    total, at, parts = len(overview.timeline), 0, []
    for ring in overview.rings:
        count = len(ring.experiences)
        if count:
            share = {"x": _percent(at, total), "width": _percent(count, total)}
            parts.append({"learning": ring.learning, "count": count, **share})
        at += count
    return parts


def wheel(phases: tuple[Wheel, ...]) -> list[dict[str, Any]]:
    """For each phase how many of its steps have been taken, and how it is ``drawn``: empty, busy or done.

    What is drawn is what its words say: that something is there of a phase to come is a beginning, and a
    phase that is over without a trace is not filled.
    """
    return [
        {
            "phase": phase.phase,
            "state": phase.state,
            "taken": taken,
            "of": len(phase.steps),
            "drawn": _drawn(phase.state, taken),
        }
        for phase in phases
        for taken in (sum(step.taken for step in phase.steps),)
    ]


def _drawn(state: str, taken: int) -> str:
    if state == "busy" or (state == "to-come" and taken):
        return "busy"
    return "done" if state == "done" and taken else "empty"


def steering(overview: DevelopOverview | CycleOverview) -> dict[str, Any]:
    """Who steered, on a true axis of time: a point for each dialogue, at the height of its word.

    ``who`` is one of STEERED; the lines go from each point to the next.
    """
    dialogues: tuple[Dialogue, ...] = overview.steering
    if not dialogues:
        return {"points": [], "lines": [], "ticks": [], "height": 0}
    axis = Axis.of([dialogue.date for dialogue in dialogues])
    points = [
        {
            "x": axis.place(dialogue.date.first),
            "y": _TOP + _HEIGHT * STEERED.index(who) // 2,
            "who": who,
        }
        for dialogue in dialogues
        for who in (who_steered(dialogue.steering or 0),)
    ]
    lines = [
        {"x1": one["x"], "y1": one["y"], "x2": other["x"], "y2": other["y"]}
        for one, other in pairwise(points)
    ]
    return {"points": points, "lines": lines, "ticks": axis.ticks, "height": _HEIGHT + 2 * _TOP}


def who_steered(number: int) -> str:
    """Who steered, in three steps: the guide, both together, the learner."""
    if number < _GUIDED:
        return "guided"
    return "together" if number < _TOGETHER else "self"


def timeline(overview: RecogniseOverview) -> dict[str, Any]:
    """A bar for each experience, oldest first, on one axis of time; without an end it goes on to the edge."""
    if not overview.timeline:
        return {"bars": [], "ticks": []}
    days = [day for it in overview.timeline for day in (it.start, it.end or it.start)]
    axis = Axis.of(days)
    bars = []
    for it in overview.timeline:
        left = axis.place(it.start.first)
        right = axis.place(it.end.last) if it.end else 100.0
        left = min(left, 100 - _NARROWEST)
        bars.append({"x": left, "width": round(max(right - left, _NARROWEST), 2), "open": it.end is None})
    return {"bars": bars, "ticks": axis.ticks}


class Axis:
    """Time from the first day of a year to that of another, as shares of a width."""

    def __init__(self, first: int, last: int) -> None:
        self._years = (first, last)
        self._begin, self._end = (datetime.date(year, 1, 1).toordinal() for year in self._years)

    @classmethod
    def of(cls, days: list[Date]) -> Axis:
        """The whole years that these days are in."""
        return cls(min(day.first for day in days).year, max(day.last for day in days).year + 1)

    def place(self, day: datetime.date) -> float:
        return _percent(day.toordinal() - self._begin, self._end - self._begin)

    @property
    def ticks(self) -> list[dict[str, Any]]:
        """A few whole years, evenly apart; where there is but one or two, also where they end."""
        first, last = self._years
        step = -(-(last - first) // _TICKS)
        shown = range(first, last if last - first > _ENDS else last + 1, step)
        return [{"year": year, "x": self.place(datetime.date(year, 1, 1))} for year in shown]


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)


CHARTS: dict[str, Callable[[Any], Any]] = {
    "forms": forms,
    "wheel": wheel,
    "steering": steering,
    "timeline": timeline,
}
