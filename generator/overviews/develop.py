"""Develop (ontwikkelen): from gaps and questions to goals and activities, and who steers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generator.model import Activity, Cycle, Dialogue, Frameworks, Goal, Portfolio, Progress, Question
from generator.overviews.calibrate import CalibrateRow, calibrate_rows, standards
from generator.overviews.counted import Counted, counted, new

GoalStatus = Literal["planned", "active", "achieved", "dropped"]


@dataclass(frozen=True)
class Gap:
    """A competence that is not, or partly, what a standard asks, and the goals that answer it."""

    standard: str
    row: CalibrateRow
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class AskedQuestion:
    """A learning question, whether it is answered by now, and its goals."""

    question: Question
    status: Literal["open", "answered"]
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class GoalCount:
    status: GoalStatus
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class ActivityCount:
    status: Progress
    activities: tuple[tuple[Goal, Activity], ...]


@dataclass(frozen=True)
class NextStart:
    """What the next cycle starts from."""

    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    goals: tuple[Goal, ...]
    dialogue: Dialogue | None
    """The latest dialogue with next steps."""


@dataclass(frozen=True)
class DevelopChange:
    goals: tuple[Goal, ...]
    answered: tuple[Question, ...]


@dataclass(frozen=True)
class DevelopOverview:
    gaps: tuple[Gap, ...]
    questions: tuple[AskedQuestion, ...]
    other_goals: tuple[Goal, ...]
    goals: tuple[GoalCount, ...]
    activities: tuple[ActivityCount, ...]
    agreements: tuple[Dialogue, ...]
    """Dialogues with agreements, newest first."""
    steering: tuple[Dialogue, ...]
    """Dialogues with a steering number, oldest first."""
    next_start: NextStart
    since: DevelopChange | None


def develop_overview(portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks) -> DevelopOverview:
    """The Develop overview of one cycle."""
    now = counted(portfolio, cycle, frameworks)
    gaps, questions = _gaps(now), _questions(now)
    answering = [*(gap.goals for gap in gaps), *(asked.goals for asked in questions)]
    placed = {goal.slug for goals in answering for goal in goals}
    return DevelopOverview(
        gaps=gaps,
        questions=questions,
        other_goals=tuple(goal for goal in now.goals if goal.slug not in placed),
        goals=tuple(
            GoalCount(status, tuple(goal for goal in now.goals if goal.status == status))
            for status in get_args(GoalStatus)
        ),
        activities=_activities(now),
        agreements=tuple(d for d in reversed(now.dialogues) if d.agreements),
        steering=steering(now),
        next_start=_next_start(now, gaps, questions),
        since=develop_change(now),
    )


def steering(now: Counted) -> tuple[Dialogue, ...]:
    """The dialogues that say who steered, oldest first."""
    return tuple(dialogue for dialogue in now.dialogues if dialogue.steering is not None)


def _gaps(now: Counted) -> tuple[Gap, ...]:
    return tuple(
        Gap(standard, row, _goals_for(now, standard, row))
        for standard in standards(now)
        for row in calibrate_rows(now, standard)
        if row.standing in {"partly", "gap"}
    )


def _goals_for(now: Counted, standard: str, row: CalibrateRow) -> tuple[Goal, ...]:
    against = {validation.slug for validation in now.validations if validation.standard == standard}
    return tuple(goal for goal in now.goals if goal.competence == row.competence and goal.gap in against)


def _questions(now: Counted) -> tuple[AskedQuestion, ...]:
    return tuple(
        AskedQuestion(
            question,
            _status(question, now),
            tuple(g for g in now.goals if g.slug == question.goal or g.question == question.slug),
        )
        for question in now.questions
    )


def _status(question: Question, now: Counted) -> Literal["open", "answered"]:
    """Whether a question was answered by the end of the cycle."""
    answered_in = question.answered_in or question.cycle
    return "answered" if question.status == "answered" and answered_in <= now.cycle.number else "open"


def _activities(now: Counted) -> tuple[ActivityCount, ...]:
    every = [(goal, activity) for goal in now.goals for activity in goal.activities]
    return tuple(
        ActivityCount(status, tuple(pair for pair in every if pair[1].status == status))
        for status in get_args(Progress)
    )


def _next_start(now: Counted, gaps: tuple[Gap, ...], questions: tuple[AskedQuestion, ...]) -> NextStart:
    return NextStart(
        gaps=tuple(gap for gap in gaps if not gap.goals),
        questions=tuple(asked.question for asked in questions if asked.status == "open"),
        goals=tuple(goal for goal in now.goals if goal.status in {"planned", "active"}),
        dialogue=next((d for d in reversed(now.dialogues) if d.next_steps), None),
    )


def develop_change(now: Counted) -> DevelopChange | None:
    if now.before is None:
        return None
    then = {asked.question.slug for asked in _questions(now.before) if asked.status == "answered"}
    return DevelopChange(
        goals=new(now.goals, now.before.goals),
        answered=tuple(
            asked.question
            for asked in _questions(now)
            if asked.status == "answered" and asked.question.slug not in then
        ),
    )
