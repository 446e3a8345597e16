"""The few numbers a chart needs that its overview does not have: shares and coordinates."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from generator.overviews.cycle import Wheel
from generator.overviews.develop import DevelopOverview
from generator.overviews.recognise import RecogniseOverview

_RADII = (30, 50, 70)
_WIDTH, _HEIGHT = 600, 200
_BAR, _BAND = 14, 24
_TICKS = 10


def rings(overview: RecogniseOverview) -> list[dict[str, Any]]:
    """For each form of learning its radius, number and share of all experiences in per cent."""
    total = sum(len(ring.experiences) for ring in overview.rings) or 1
    return [
        {
            "learning": ring.learning,
            "radius": radius,
            "count": len(ring.experiences),
            "share": round(100 * len(ring.experiences) / total),
        }
        for ring, radius in zip(overview.rings, _RADII, strict=True)
    ]


def wheel(phases: tuple[Wheel, ...]) -> list[dict[str, Any]]:
    """For each phase how many of its steps have been taken."""
    return [
        {
            "phase": phase.phase,
            "state": phase.state,
            "taken": sum(step.taken for step in phase.steps),
            "of": len(phase.steps),
        }
        for phase in phases
    ]


def steering(overview: DevelopOverview) -> dict[str, Any]:
    """The points of the steering line in a box of 600 by 200, time evenly spread, 100 at the top."""
    numbers = [dialogue.steering or 0 for dialogue in overview.steering]
    gap = _WIDTH / max(len(numbers) - 1, 1)
    points = [
        {"x": round(place * gap), "y": round(_HEIGHT * (100 - number) / 100), "steering": number}
        for place, number in enumerate(numbers)
    ]
    return {"points": points, "line": " ".join(f"{point['x']},{point['y']}" for point in points)}


def timeline(overview: RecogniseOverview) -> dict[str, Any]:
    """Bars on a line of whole years, 600 wide, in one band for each form of learning.

    A bar without an end goes on to the right edge.
    """
    days = [day for it in overview.timeline for day in (it.start.first, (it.end or it.start).last)]
    if not days:
        return {"bands": [], "ticks": [], "height": 0}
    first, last = min(days).year, max(days).year + 1
    begin, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last, 1, 1).toordinal()

    def x(day: datetime.date) -> int:
        return round(_WIDTH * (day.toordinal() - begin) / (end - begin))

    y, bands = 0, []
    for ring in overview.rings:
        bars = []
        for number, it in enumerate(ring.experiences):
            right = x(it.end.last) if it.end else _WIDTH
            left = x(it.start.first)
            place = {"x": left, "y": y + _BAND + number * _BAR, "width": max(right - left, 4)}
            bars.append({**place, "open": it.end is None})
        bands.append({"learning": ring.learning, "y": y, "bars": bars})
        y += _BAND + len(bars) * _BAR
    step = -(-(last - first) // _TICKS)
    ticks = [{"year": year, "x": x(datetime.date(year, 1, 1))} for year in range(first, last, step)]
    return {"bands": bands, "ticks": ticks, "height": y, "first": first, "last": last - 1}


CHARTS: dict[str, Callable[[Any], Any]] = {
    "rings": rings,
    "wheel": wheel,
    "steering": steering,
    "timeline": timeline,
}
