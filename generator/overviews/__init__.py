"""What a reader is shown of each phase, each cycle and the cohort: chosen, counted and sorted.

Pure functions from what may be published to frozen values. They hold the documents they count, so
that every number is the length of a tuple and can be traced. ``docs/counting.md`` states each rule.
"""

from collections.abc import Callable
from typing import Any

from generator.model import Cycle, Frameworks, Phase, Portfolio
from generator.overviews.calibrate import calibrate_overview
from generator.overviews.develop import develop_overview
from generator.overviews.recognise import recognise_overview
from generator.overviews.value import value_overview

OVERVIEWS: dict[Phase, Callable[[Portfolio, Cycle, Frameworks], Any]] = {
    "recognise": recognise_overview,
    "value": value_overview,
    "calibrate": calibrate_overview,
    "develop": develop_overview,
}
"""The overview of each phase of a cycle."""
