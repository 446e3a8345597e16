"""One cycle as a whole: the wheel of four phases, the portfolio's map, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import PHASES, SELF, Cycle, Dialogue, Document, Frameworks, Phase, Portfolio
from generator.overviews.calibrate import StandingChange, calibrate_change, standards
from generator.overviews.counted import Counted, counted, naming, rationale
from generator.overviews.develop import DevelopChange, develop_change, steering
from generator.overviews.recognise import RecogniseChange, recognise_change
from generator.overviews.value import ValueChange, steps, value_change


@dataclass(frozen=True)
class Step:
    """A step of a phase and whether it has been taken; ``name`` is a word of the catalogue's."""

    name: str
    taken: bool


@dataclass(frozen=True)
class Wheel:
    """How far one phase is."""

    phase: Phase
    state: Literal["done", "busy", "to-come"]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Cell:
    phase: Phase
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class MapRow:
    """A competence and the documents about it in each phase, in the order of PHASES."""

    competence: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CalibrateChange:
    standard: str
    changes: tuple[StandingChange, ...]


@dataclass(frozen=True)
class CycleChange:
    recognise: RecogniseChange
    value: ValueChange
    calibrate: tuple[CalibrateChange, ...]
    develop: DevelopChange


@dataclass(frozen=True)
class CycleOverview:
    cycle: Cycle
    wheel: tuple[Wheel, ...]
    rows: tuple[MapRow, ...]
    steering: tuple[Dialogue, ...]
    """Dialogues that say who steered, oldest first."""
    since: CycleChange | None


def cycle_overview(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> CycleOverview:
    """The page of one cycle."""
    now = counted(portfolio, cycle, frameworks)
    return CycleOverview(cycle, wheel(now), map_rows(now), steering(now), _change(now))


def wheel(now: Counted) -> tuple[Wheel, ...]:
    taken = _steps_taken(now)
    return tuple(Wheel(phase, _state(now.cycle, phase), taken[phase]) for phase in PHASES)


def _state(cycle: Cycle, phase: Phase) -> Literal["done", "busy", "to-come"]:
    distance = PHASES.index(phase) - PHASES.index(cycle.phase)
    if distance < 0 or (distance == 0 and cycle.end):
        return "done"
    return "busy" if distance == 0 else "to-come"


def _steps_taken(now: Counted) -> dict[Phase, tuple[Step, ...]]:
    dialogues = now.in_cycle(now.dialogues)
    assessments = now.in_cycle(now.assessments)
    evidence = now.in_cycle(now.evidence)
    validations = now.in_cycle(now.validations)
    goals = now.in_cycle(now.goals)
    activities = [activity for goal in goals for activity in goal.activities]
    return {
        "recognise": (
            Step("experience", bool(now.in_cycle(now.experiences))),
            Step("reflection", any(all(steps(experience)[:5]) for experience in now.experiences)),
            Step("dialogue", any(dialogue.phase == "recognise" for dialogue in dialogues)),
        ),
        "value": (
            Step("self-assessment", any(a.by == SELF for a in assessments)),
            Step("evidence", any(rationale(e, name) for e in evidence for name in e.claimed)),
            Step("others", any(a.by != SELF for a in assessments)),
        ),
        "calibrate": (
            Step("validation", bool(validations)),
            Step("advice", any(v.advice for v in validations)),
            Step("response", any(v.response for v in validations)),
        ),
        "develop": (
            Step("goal", bool(goals)),
            Step("activity", any(a.status in {"busy", "done"} for a in activities)),
            Step("agreements", any(dialogue.agreements for dialogue in dialogues)),
        ),
    }


def map_rows(now: Counted) -> tuple[MapRow, ...]:
    """The map competence × phase."""
    return tuple(MapRow(name, cells(now, name)) for name in now.in_order(occurring(now)))


def occurring(now: Counted) -> set[str]:
    """Every competence that any document up to the cycle is about."""
    return {
        *(name for document in (*now.experiences, *now.evidence) for name in document.claimed),
        *(score.competence for assessment in now.assessments for score in assessment.scores),
        *(outcome.competence for validation in now.validations for outcome in validation.outcomes),
        *(name for goal in now.goals if (name := goal.competence) and name in now.frameworks.competences),
        *(name for question in now.questions for name in question.competences),
    }


def cells(now: Counted, competence: str) -> tuple[Cell, ...]:
    """The documents about a competence, phase by phase."""
    scored = [a for a in now.assessments if any(s.competence == competence for s in a.scores)]
    judged = [v for v in now.validations if any(o.competence == competence for o in v.outcomes)]
    goals = [goal for goal in now.goals if goal.competence == competence]
    questions = [question for question in now.questions if competence in question.competences]
    return (
        Cell("recognise", naming(competence, now.experiences)),
        Cell("value", (*naming(competence, now.evidence), *scored)),
        Cell("calibrate", tuple(judged)),
        Cell("develop", (*goals, *questions)),
    )


def _change(now: Counted) -> CycleChange | None:
    recognise, value, develop = recognise_change(now), value_change(now), develop_change(now)
    if recognise is None or value is None or develop is None:
        return None
    calibrate = ((standard, calibrate_change(now, standard)) for standard in standards(now))
    return CycleChange(
        recognise=recognise,
        value=value,
        calibrate=tuple(CalibrateChange(standard, changes) for standard, changes in calibrate if changes),
        develop=develop,
    )
