"""Plain data of a cycle's pages: what each overview finds, its figures, and the overview itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model import PHASES, Cycle, Frameworks, Phase
from generator.overviews import OVERVIEWS
from generator.overviews.calibrate import CalibrateOverview
from generator.overviews.cycle import cycle_overview
from generator.overviews.develop import develop_overview
from generator.writing.charts import CHARTS
from generator.writing.findings import finding, met
from generator.writing.plain import plain
from generator.writing.wording import PortfolioWording

_OF_PHASE: dict[Phase, tuple[str, ...]] = {"recognise": ("forms", "timeline"), "develop": ("steering",)}


@dataclass(frozen=True)
class Phases:
    """The four phases of a portfolio's cycles."""

    wording: PortfolioWording
    frameworks: Frameworks

    def of_cycle(self, cycle: Cycle) -> dict[str, Any]:
        """A cycle as a whole."""
        overview = cycle_overview(self.wording.portfolio, cycle, self.frameworks)
        return {
            "overview": plain(overview, self.wording),
            "charts": {"wheel": CHARTS["wheel"](overview.wheel), "steering": CHARTS["steering"](overview)},
        }

    def of_phase(self, cycle: Cycle, phase: Phase) -> dict[str, Any]:
        """One phase of a cycle."""
        overview = OVERVIEWS[phase](self.wording.portfolio, cycle, self.frameworks)
        return {
            "finding": finding(overview, self.wording),
            "overview": plain(overview, self.wording),
            "charts": {name: CHARTS[name](overview) for name in _OF_PHASE.get(phase, ())}
            | self._met(overview),
            "standards": self._standards,
        }

    def _met(self, overview: Any) -> dict[str, Any]:
        """Of each standard in its order how much of it is met."""
        if not isinstance(overview, CalibrateOverview):
            return {}
        return {"met": [met(calibration, self.wording) for calibration in overview.calibrations]}

    @cached_property
    def _standards(self) -> list[dict[str, Any]]:
        """The requirement profiles of the learner's own frameworks, of which half is shown already."""
        portfolio, found = self.wording.portfolio, self.frameworks.requirements
        shown = {name for it in (*portfolio.experiences, *portfolio.evidence) for name in it.claimed}
        return [
            self.wording.requirement(name)
            for name, requirement in found.items()
            if name.partition(":")[0] in portfolio.profile.frameworks
            and 2 * sum(ask.competence in shown for ask in requirement.asks) >= len(requirement.asks)
        ]

    def agreed(self, cycle: Cycle | None) -> dict[str, Any]:
        """What was agreed last, and how it goes on, for the plan."""
        found = develop_overview(self.wording.portfolio, cycle, self.frameworks) if cycle else None
        return {
            "agreed": plain(found.agreements[:1], self.wording) if found else [],
            "next_talk": plain(found.next_start.dialogue, self.wording) if found else None,
        }

    def on_paper(self, cycle: Cycle | None) -> dict[str, Any]:
        """All four of a cycle, by name; none without one."""
        return {phase: self.of_phase(cycle, phase) for phase in PHASES if cycle}
