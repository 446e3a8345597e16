"""The course 'Circle of Learning': four modules of two themes, and the questions each asks.

The themes are those of R. Duvekot, *Leven Lang Ontwikkelen* (CL3S, 2025). A question is put into every
new document of the kinds its theme belongs to (``themes`` of a kind).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import KIND

Module = Literal["awareness", "portfolio", "validating", "tailoring"]


@dataclass(frozen=True)
class Theme:
    """``title`` and ``questions`` are msgids of ``guide.po``."""

    name: str
    module: Module
    title: str
    questions: tuple[str, ...]


THEMES: tuple[Theme, ...] = (
    Theme(
        "self-steering",
        "awareness",
        "Self-steering",
        (
            "What do you want to decide yourself, and where do you want a hand?",
            "What keeps you going when learning is hard?",
        ),
    ),
    Theme(
        "learning-history",
        "awareness",
        "Your own learning history",
        (
            "What could you do afterwards that you could not do before?",
            "Who or what did you learn it from?",
            "What are you proud of?",
        ),
    ),
    Theme(
        "building",
        "portfolio",
        "Building your portfolio",
        (
            "What can somebody see in this piece that words alone do not show?",
            "Which part is your own work, and who can confirm that?",
        ),
    ),
    Theme(
        "questions",
        "portfolio",
        "Learning questions",
        (
            "What happened that made you wonder about this?",
            "What would you be able to do if you knew the answer?",
        ),
    ),
    Theme(
        "validating-of",
        "validating",
        "Validating of learning",
        (
            "Which moments show this level, and who was there?",
            "Where do you and others see it differently?",
        ),
    ),
    Theme(
        "validating-for",
        "validating",
        "Validating for learning",
        (
            "Which advice or feedback do you take along, and which not? Why?",
            "What does it open up for you?",
        ),
    ),
    Theme(
        "development",
        "tailoring",
        "Tailored development",
        (
            "How will you notice that you are there?",
            "Which way of learning fits you best here: at work, in a course, on your own, together?",
        ),
    ),
    Theme(
        "approach",
        "tailoring",
        "Your personal approach",
        (
            "Who steers, and is that how you want it?",
            "What do you agree on the form, the content and the meaning of your learning?",
        ),
    ),
)


def themes_of(kind: str) -> tuple[Theme, ...]:
    """The themes whose questions belong to a kind of document."""
    return tuple(theme for theme in THEMES if theme.name in KIND[kind].themes)
