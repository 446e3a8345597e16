"""Where a portfolio stands: the eight themes, the four phases, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.guide.themes import THEMES, Theme
from generator.model import Cycle, Document, Frameworks, Portfolio
from generator.overviews.counted import current_cycle
from generator.overviews.cycle import Wheel, cycle_overview


@dataclass(frozen=True)
class Amount:
    """How many of something there are; ``name`` is a key of the wording's table."""

    name: str
    number: int


@dataclass(frozen=True)
class ThemeStatus:
    theme: Theme
    amounts: tuple[Amount, ...]

    @property
    def begun(self) -> bool:
        return any(amount.number for amount in self.amounts)


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


def status(portfolio: Portfolio, frameworks: Frameworks) -> Status:
    """Everything counts, whoever may see it: this is the learner's own list."""
    cycle = current_cycle(portfolio)
    phases = cycle_overview(portfolio, cycle, frameworks).wheel if cycle else ()
    themes = tuple(
        ThemeStatus(theme, tuple(Amount(name, count(portfolio)) for name, count in _COUNTS[theme.name]))
        for theme in THEMES
    )
    return Status(
        slug=portfolio.slug,
        name=portfolio.profile.name,
        cycle=cycle,
        themes=themes,
        phases=phases,
        next=_next(portfolio, cycle, phases, themes),
    )


_Count = Callable[[Portfolio], int]

_COUNTS: dict[str, tuple[tuple[str, _Count], ...]] = {
    "self-steering": (
        ("answer", lambda p: sum(map(bool, (p.profile.motivation, p.profile.ambition, p.profile.learning_style)))),
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
    portfolio: Portfolio, cycle: Cycle | None, phases: tuple[Wheel, ...], themes: tuple[ThemeStatus, ...]
) -> Suggestion:
    """The first step not taken: in the phase reached, then in later ones, then in earlier ones."""
    if cycle is None:
        return Suggestion("cycle")
    order = {"busy": 0, "to-come": 1, "done": 2}
    for phase in sorted(phases, key=lambda phase: order[phase.state]):
        for step in phase.steps:
            if not step.taken:
                return _suggestion(portfolio, cycle, step.name, phase.phase)
    if not themes[0].amounts[0].number:
        return Suggestion("profile", portfolio.profile.source)
    if any(theme.theme.name == "questions" and not theme.begun for theme in themes):
        return Suggestion("question")
    return Suggestion("cycle") if cycle.end else Suggestion("end", cycle.source)


def _suggestion(portfolio: Portfolio, cycle: Cycle, step: str, phase: str) -> Suggestion:
    """A step that goes on with a document names the last one there is in this cycle."""
    kind = _GOES_ON_WITH.get(step)
    if kind is None:
        return Suggestion(f"{step}-{phase}" if step == "dialogue" else step)
    there: list[Document] = [
        document
        for document in getattr(portfolio, kind)
        if document.cycle == cycle.number or step == "reflection"
    ]
    return Suggestion(step, there[-1].source if there else None)


_GOES_ON_WITH = {
    "reflection": "experiences",
    "advice": "validations",
    "response": "validations",
    "activity": "goals",
    "agreements": "dialogues",
}
"""Steps that fill in a document there may be already, and its place in the portfolio."""
