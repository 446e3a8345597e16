"""All that a document says, and its address: everything in which a name could be told."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from typing import Any

from generator.model import FIELD_NAMES, Document, OwnCompetence, OwnLevel, Portfolio, Profile
from generator.spelling.words import every_word

REFERENCES = frozenset(
    {"about", "assessor", "by", "competence", "confirmed_by", "evidence", "experience", "fingerprint"}
    | {"frameworks", "gap", "giver", "goal", "highlights", "id", "made_with", "participants", "question"}
    | {"binding", "digest", "given", "integrity", "known", "reason", "time", "withdrawn"}
    | {"featured", "header", "outdated", "palette", "papers", "source"}
    | {"standard"}
    | {"functions", "interaction", "kind", "language", "learning", "level", "listening", "media", "methods"}
    | {"overall", "phase", "production", "purpose", "reading", "setting", "show", "show_as", "stage"}
    | {"status"}
    | {"verdict", "visibility", "writing"}
)
"""Fields that name something by its place or its id, which no page shows, or that are one of some choices."""

_SHOWN_IDS = (OwnCompetence, OwnLevel)
"""What a learner makes up an id for that pages show."""


def is_reference(value: object, field: str) -> bool:
    """Whether a field of a value says nothing that a page shows as it is."""
    return field in REFERENCES and not (field == "id" and isinstance(value, _SHOWN_IDS))


BETWEEN = " |0| "
"""Between two texts. No name has a nought in it, and so none reaches over it."""


def said_by(document: Document) -> str:
    """All that a document says, and its address."""
    return BETWEEN.join(texts(document))


def seen_words(portfolio: Portfolio) -> frozenset[str]:
    """Every word of a portfolio in which a name could be told, folded."""
    said = (said_by(document) for document in portfolio.documents())
    names = (person.name or "" for person in portfolio.profile.people)
    return frozenset().union(*map(every_word, (*said, portfolio.slug, portfolio.profile.name, *names)))


def texts(value: Any) -> Iterator[str]:
    """Every text in a document or a part of one, but for the register of people and the author's names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, Profile):
        yield from _fields(value, {"name", "alias", "people", *_NOT_SHOWN[value.show_as == "full"]})
    elif is_dataclass(value):
        yield from _fields(value, frozenset())


_NOT_SHOWN = {True: frozenset[str](), False: frozenset({"title"})}
"""What a profile has that is not shown, by whether it shows its learner's full name."""


def _fields(value: Any, but: AbstractSet[str]) -> Iterator[str]:
    names = (name for name in FIELD_NAMES[type(value)] if name not in but and not is_reference(value, name))
    yield from texts(tuple(getattr(value, name) for name in names))
