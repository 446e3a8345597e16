"""What the status of a portfolio is called, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any

from generator.guide.status import Amount, Status, Suggestion, ThemeStatus
from generator.languages import words
from generator.model import Cohort, Phase
from generator.overviews.cycle import Wheel
from generator.reading.schemas import field

_MARK = {True: "✓", False: "–"}

_AMOUNTS: dict[str, tuple[str, str]] = {
    "answer": ("{count} answer about yourself", "{count} answers about yourself"),
    "cycle": ("{count} cycle", "{count} cycles"),
    "experience": ("{count} experience", "{count} experiences"),
    "evidence": ("{count} piece of evidence", "{count} pieces of evidence"),
    "question": ("{count} learning question", "{count} learning questions"),
    "assessment": ("{count} assessment", "{count} assessments"),
    "validation": ("{count} validation", "{count} validations"),
    "advice": ("{count} piece of advice", "{count} pieces of advice"),
    "feedback": ("{count} piece of feedback", "{count} pieces of feedback"),
    "goal": ("{count} goal", "{count} goals"),
    "agreements": ("{count} dialogue with agreements", "{count} dialogues with agreements"),
}

_PHASES: dict[Phase, str] = {
    "recognise": "Recognise",
    "value": "Value",
    "calibrate": "Calibrate",
    "develop": "Develop",
}

_STATES = {"done": "done", "busy": "busy", "to-come": "to come"}


@dataclass(frozen=True)
class _Step:
    """What a step is called, what to do for it, and the kind of document that does it."""

    label: str
    advice: str
    kind: str = ""


_STEPS: dict[str, _Step] = {
    "problems": _Step("", "Fill in what is still empty, and put right what is wrong."),
    "cycle": _Step("a cycle", "Begin a cycle.", "cycle"),
    "experience": _Step("an experience", "Write down something you learned from.", "experience"),
    "reflection": _Step(
        "a reflection",
        "Look back on this experience: fill in situation, task, action, result and reflection.",
    ),
    "dialogue": _Step(
        "a dialogue", "Talk with somebody about what you can do, and write down what was said.", "dialogue"
    ),
    "self-assessment": _Step("a self-assessment", "Say how you see your own level (by: self).", "assessment"),
    "evidence": _Step(
        "evidence with a rationale",
        "Add a piece of evidence, and say which competence it shows and how.",
        "evidence",
    ),
    "others": _Step(
        "somebody else's assessment",
        "Ask somebody who knows your work how they see your level.",
        "assessment",
    ),
    "validation": _Step(
        "a validation", "Have your portfolio held against a requirement profile.", "validation"
    ),
    "people": _Step(
        "",
        "Put somebody who knows your work in your profile (people, with an id, a name and a role), so that "
        "they can say how they see your level.",
    ),
    "standard": _Step(
        "",
        "Ask your school for a requirement profile (a file in the folder frameworks): what a diploma or a "
        "job asks. Without one, go on to the next phase (phase: develop).",
    ),
    "assessor": _Step(
        "",
        "Put who will judge your portfolio in your profile (people, with an id, a name, role: facilitator "
        "and function: assessor).",
    ),
    "advice": _Step("advice", "Write down the advice that came with this validation."),
    "response": _Step("a response", "Write your own answer to this judgement and its advice."),
    "goal": _Step("a goal", "Set a goal: what do you want to be able to do?", "goal"),
    "activity": _Step("an activity", "Give this goal an activity and begin with it (status: busy)."),
    "agreements": _Step(
        "agreements",
        "Agree with somebody on the form, the content and the meaning of your learning.",
        "dialogue",
    ),
    "profile": _Step("", "Say in your profile what drives you (motivation)."),
    "question": _Step("", "Write down a question you want to find an answer to.", "question"),
    "end": _Step("", "Close this cycle: say when it ended (end)."),
}


def cohort_heading(within: str, cohort: Cohort | None, language: str) -> str:
    """What ``leerkring status`` prints above the portfolios of a cohort that has a folder of its own."""
    if not within:
        return ""
    folder = within.rstrip("/")
    told = words(language).gettext("Cohort {folder}: {title}") if cohort else "{folder}"
    line = told.format(folder=folder, title=cohort.title.in_language(language) if cohort else "")
    return f"{line}\n{'=' * len(line)}\n\n"


def status_text(status: Status, language: str, docs: str, *, within: str = "", several: bool = False) -> str:
    """What ``leerkring status`` prints for one portfolio.

    ``docs`` is the folder it lies in, seen from where the command runs; ``within`` that of its cohort, such
    as ``2024/``, if that has one; ``several`` whether the command must say which portfolio it means.
    """
    say = words(language)
    return "\n".join(
        (
            f"{status.name} ({within}{status.slug})",
            *_cycle(status, say),
            "",
            say.gettext("The course: eight themes"),
            *_themes(status, say),
            *_phases(status.phases, say),
            "",
            *_next(status, say, docs, f"{within}{status.slug}" if several else ""),
            "",
        )
    )


def next_step(found: Suggestion, language: str) -> tuple[str, str]:
    """The next step in words, and the kind of document that does it, or ``""``."""
    step = _STEPS[found.step]
    return words(language).gettext(_FOR_FORMS.get(found.step, step.advice)), step.kind


_FOR_FORMS = {
    "reflection": "Look back on this experience: what happened, what did you do, and what came of it?",
    "self-assessment": "Say how you see your own level.",
    "people": "Put somebody who knows your work in your profile, so that they can say how they see "
    "your level.",
    "standard": "Ask your school what a diploma or a job asks. Without that, go on to the next phase.",
    "assessor": "Put who will judge your portfolio in your profile.",
    "activity": "Give this goal an activity, and begin with it.",
    "profile": "Say in your profile what drives you.",
    "end": "Close this cycle: say when it ended.",
}
"""Steps in words that name no field of a file."""


def theme_amounts(theme: ThemeStatus, language: str) -> Iterator[str]:
    """What there is for a theme; what there is none of is not told."""
    yield from _amounts((each for each in theme.amounts if each.number), words(language))


def wheel_view(phase: Wheel, language: str) -> dict[str, Any]:
    """A phase of a cycle, and which of its steps are taken."""
    say = words(language).gettext
    return {
        "name": phase.phase,
        "title": say(_PHASES[phase.phase]),
        "state": say(_STATES[phase.state]),
        "steps": [{"taken": it.taken, "title": say(_STEPS[it.name].label)} for it in phase.steps],
    }


def _cycle(status: Status, say: NullTranslations) -> Iterator[str]:
    if status.cycle:
        told = say.gettext("Cycle {number}: {title}")
        yield told.format(number=status.cycle.number, title=status.cycle.title)


def _themes(status: Status, say: NullTranslations) -> list[str]:
    return _columns(
        (f"{_MARK[theme.begun]} {say.gettext(theme.theme.title)}", ", ".join(_amounts(theme.amounts, say)))
        for theme in status.themes
    )


def _amounts(amounts: Iterable[Amount], say: NullTranslations) -> Iterator[str]:
    for amount in amounts:
        yield say.ngettext(*_AMOUNTS[amount.name], amount.number).format(count=amount.number)


def _phases(phases: tuple[Wheel, ...], say: NullTranslations) -> Iterator[str]:
    if phases:
        yield ""
        yield say.gettext("This cycle: four phases")
        yield from _columns((_phase(phase, say), _steps(phase, say)) for phase in phases)


def _phase(phase: Wheel, say: NullTranslations) -> str:
    return f"{say.gettext(_PHASES[phase.phase])} ({say.gettext(_STATES[phase.state])})"


def _steps(phase: Wheel, say: NullTranslations) -> str:
    return "  ".join(f"{_MARK[step.taken]} {say.gettext(_STEPS[step.name].label)}" for step in phase.steps)


def _next(status: Status, say: NullTranslations, docs: str, portfolio: str) -> Iterator[str]:
    step = _STEPS[status.next.step]
    yield f"{say.gettext('What you can do next')}: {say.gettext(step.advice)}"
    if status.next.open:
        yield f"  {say.gettext('Open {file}, and then:').format(file=f'{docs}/{status.next.open}')}"
    if step.kind and not status.next.open:
        yield f"  {_command(step.kind, say, portfolio)}"
    else:
        yield f"  leerkring check {docs}/{status.slug}"


def _command(kind: str, say: NullTranslations, portfolio: str) -> str:
    """The command to type; between the quotes stands what the title should say."""
    title = say.gettext(field(kind, ("title",))["description"]).rstrip(".")
    named = f" --portfolio {portfolio}" if portfolio else ""
    return f'leerkring add {kind} "{title}"{named}'


def _columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Two columns, the second in line."""
    kept = list(rows)
    width = max(len(left) for left, _ in kept)
    return [f"  {left:<{width}}  {right}" for left, right in kept]
