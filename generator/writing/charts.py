"""The few numbers a chart needs that its overview does not have: shares and coordinates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.overviews.cycle import Wheel
from generator.overviews.develop import DevelopOverview
from generator.overviews.recognise import RecogniseOverview

_RADII = (30, 50, 70)
_WIDTH, _HEIGHT = 600, 200


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


CHARTS: dict[str, Callable[[Any], Any]] = {"rings": rings, "wheel": wheel, "steering": steering}
