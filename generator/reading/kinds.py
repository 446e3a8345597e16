"""The kinds of document: name, folder, class. To add a kind, add a row, a schema and a class."""

from __future__ import annotations

from dataclasses import dataclass

from generator import model


@dataclass(frozen=True)
class Kind:
    """A kind of document. ``folder`` is where its files live; ``""`` means a file of its own."""

    name: str
    folder: str
    suffix: str
    model: type

    @property
    def has_prose(self) -> bool:
        return self.suffix == ".md"


KINDS: tuple[Kind, ...] = (
    Kind("profile", "", ".md", model.Profile),
    Kind("cycle", "cycles", ".md", model.Cycle),
    Kind("experience", "experiences", ".md", model.Experience),
    Kind("evidence", "evidence", ".md", model.Evidence),
    Kind("assessment", "assessments", ".md", model.Assessment),
    Kind("question", "questions", ".md", model.Question),
    Kind("dialogue", "dialogues", ".md", model.Dialogue),
    Kind("validation", "validations", ".md", model.Validation),
    Kind("goal", "goals", ".md", model.Goal),
    Kind("own-framework", "frameworks", ".yml", model.OwnFramework),
    Kind("framework", "frameworks", ".yml", model.Framework),
    Kind("cohort", "", ".yml", model.Cohort),
    Kind("programme", "", ".md", model.Programme),
    Kind("learners", "", ".yml", model.Learners),
)

SCHEMA_VERSION = 1
"""Of the fields that learners write. It goes up when what was right becomes wrong or means something else;
what is only added leaves it as it is."""

TRANSLATION = Kind("translation", "", ".md", model.Translation)
"""``care.en.md`` beside ``care.md``: no document of its own."""

KIND: dict[str, Kind] = {kind.name: kind for kind in KINDS}
LEARNERS: tuple[Kind, ...] = tuple(kind for kind in KINDS if issubclass(kind.model, model.Document))
FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in LEARNERS if kind.folder}
"""The folders of a portfolio, in the order in which pages list them."""
