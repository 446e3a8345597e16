"""What a learner set out to learn in words of their own."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.basics import Document


@dataclass(frozen=True, kw_only=True)
class OwnLevel:
    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnCompetence:
    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnFramework(Document):
    """What a learner set out to learn in words of their own: no standard of anybody else's.

    Its slug is the first half of the names of its competences.
    """

    levels: tuple[OwnLevel, ...]
    competences: tuple[OwnCompetence, ...]
    description: str | None = None
