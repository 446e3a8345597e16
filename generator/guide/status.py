"""Where a portfolio stands: the eight themes, the four phases, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.guide.themes import THEMES, Theme
from generator.model import Cycle, Frameworks, Portfolio
from generator.overviews.counted import current_cycle
from generator.overviews.cycle import Wheel, cycle_overview


@dataclass(frozen=True)
class Amount:
    """How many of something there are; ``name`` is a key of the wording's table."""

    name: str
    number: int


@dataclass(frozen=True)
class ThemeStatus:
    """``begun``: the learner has done something for it; what ``leerkring new`` wrote is nothing yet."""

    theme: Theme
    amounts: tuple[Amount, ...]
    begun: bool


@dataclass(frozen=True)
class Suggestion:
    """The next step. ``open`` is the document to go on with, or None where a new one is wanted."""

    step: str
    open: str | None = None


@dataclass(frozen=True)
class Status:
    slug: str
    name: str
    cycle: Cycle | None
    themes: tuple[ThemeStatus, ...]
    phases: tuple[Wheel, ...]
    """Of the current cycle; empty without one."""
    next: Suggestion


def status(portfolio: Portfolio, frameworks: Frameworks, *, problems: int = 0) -> Status:
    """Everything counts, whoever may see it: this is the learner's own list.

    With ``problems`` in the portfolio's files these come first: what has one is not counted.
    """
    cycle = current_cycle(portfolio)
    frameworks = frameworks.beside(portfolio.frameworks)
    phases = cycle_overview(portfolio, cycle, frameworks).wheel if cycle else ()
    return Status(
        slug=portfolio.slug,
        name=portfolio.profile.name,
        cycle=cycle,
        themes=tuple(_theme(theme, portfolio) for theme in THEMES),
        phases=phases,
        next=Suggestion("problems") if problems else _next(portfolio, cycle, phases, frameworks),
    )


def _theme(theme: Theme, portfolio: Portfolio) -> ThemeStatus:
    counted = tuple((name, count(portfolio)) for name, count in _COUNTS[theme.name])
    begun = any(number for name, number in counted if name != "cycle")
    begun = begun or (theme.name == "self-steering" and any(map(_is_steered, portfolio.cycles)))
    return ThemeStatus(theme, tuple(Amount(*each) for each in counted), begun)


def _is_steered(cycle: Cycle) -> bool:
    """Whether somebody has said something in a cycle, or begun another after the first."""
    return cycle.number > 1 or any((cycle.focus, cycle.checkpoints, cycle.end, cycle.prose))


def _answers(portfolio: Portfolio) -> list[str]:
    """What the profile says about the learner in their own words."""
    profile = portfolio.profile
    return [answer for answer in (profile.motivation, profile.ambition, profile.learning_style) if answer]


_Count = Callable[[Portfolio], int]

_COUNTS: dict[str, tuple[tuple[str, _Count], ...]] = {
    "self-steering": (
        ("answer", lambda p: len(_answers(p))),
        ("cycle", lambda p: len(p.cycles)),
    ),
    "learning-history": (("experience", lambda p: len(p.experiences)),),
    "building": (("evidence", lambda p: len(p.evidence)),),
    "questions": (("question", lambda p: len(p.questions)),),
    "validating-of": (
        ("assessment", lambda p: len(p.assessments)),
        ("validation", lambda p: len(p.validations)),
    ),
    "validating-for": (
        ("advice", lambda p: sum(v.advice is not None for v in p.validations)),
        ("feedback", lambda p: sum(len(d.feedback) for d in p.dialogues)),
    ),
    "development": (("goal", lambda p: len(p.goals)),),
    "approach": (("agreements", lambda p: sum(d.agreements is not None for d in p.dialogues)),),
}
"""What is counted for each theme."""


def _next(
    portfolio: Portfolio, cycle: Cycle | None, phases: tuple[Wheel, ...], frameworks: Frameworks
) -> Suggestion:
    """The first step not taken: in the phase reached, then in later ones, then in earlier ones.

    Nobody can be validated without a requirement profile, which a school gives, and somebody to judge.
    """
    if cycle is None:
        return Suggestion("cycle")
    order = {"busy": 0, "to-come": 1, "done": 2}
    for phase in sorted(phases, key=lambda phase: order[phase.state]):
        step = next((step.name for step in phase.steps if not step.taken), None)
        if step and (found := _towards(step, phase, portfolio, cycle, frameworks)):
            return found
    if not portfolio.profile.motivation:
        return Suggestion("profile", portfolio.profile.source)
    if not portfolio.questions:
        return Suggestion("question")
    return Suggestion("cycle") if cycle.end else Suggestion("end", cycle.source)


def _towards(
    step: str, phase: Wheel, portfolio: Portfolio, cycle: Cycle, frameworks: Frameworks
) -> Suggestion | None:
    """What a learner can do for a step; nothing where that must wait for others."""
    if step == "validation" and not frameworks.requirements:
        return Suggestion("standard", cycle.source) if phase.state == "busy" else None
    if step in _NEEDS_SOMEBODY and not _has_somebody(portfolio, step):
        return Suggestion(_NEEDS_SOMEBODY[step], portfolio.profile.source)
    return Suggestion(step, _to_go_on_with(portfolio, cycle, step))


_NEEDS_SOMEBODY = {"others": "people", "validation": "assessor"}
"""Steps in which somebody else is named, and what comes first: they must be in the profile."""


def _has_somebody(portfolio: Portfolio, step: str) -> bool:
    people = portfolio.profile.people
    return any(person.function == "assessor" for person in people) if step == "validation" else bool(people)


def _to_go_on_with(portfolio: Portfolio, cycle: Cycle, step: str) -> str | None:
    """The last document that a step fills in; a reflection may be on an earlier cycle's experience."""
    documents = getattr(portfolio, _GOES_ON_WITH[step]) if step in _GOES_ON_WITH else ()
    there = [each for each in documents if step == "reflection" or each.cycle == cycle.number]
    return there[-1].source if there else None


_GOES_ON_WITH = {
    "reflection": "experiences",
    "advice": "validations",
    "response": "validations",
    "activity": "goals",
    "agreements": "dialogues",
}
"""Steps that fill in a document there may be already, and its place in the portfolio."""
