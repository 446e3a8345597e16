"""What is published refers to nothing that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.model import (
    PARTS,
    Assessment,
    Credential,
    Dialogue,
    Document,
    Evidence,
    Experience,
    Frameworks,
    Goal,
    Portfolio,
    Profile,
    Question,
    Received,
    Validation,
)


def without_secrets(checked: Credential) -> Credential:
    """What may be shown of a credential: nothing of the person, nor what else the program must know."""
    inside = tuple(map(without_secrets, checked.inside))
    return replace(checked, secrets=(), depends=(), changes=(), inside=inside)


def pruned(portfolio: Portfolio, frameworks: Frameworks) -> Portfolio:
    """A portfolio without references to documents, people and competences that are not there."""
    there = _There(portfolio, frameworks.beside(portfolio.frameworks))
    parts: dict[str, Any] = {
        part: tuple(there.document(d) for d in getattr(portfolio, part)) for part in PARTS
    }
    return replace(portfolio, profile=there.profile(portfolio.profile), **parts)


class _There:
    """What can be referred to in what is published."""

    def __init__(self, portfolio: Portfolio, frameworks: Frameworks) -> None:
        self.slugs = {part: {d.slug for d in getattr(portfolio, part)} for part in PARTS}
        self.competences = frameworks.competences
        self.requirements = frameworks.requirements
        self.frameworks = frameworks.by_id

    def profile(self, profile: Profile) -> Profile:
        return replace(
            profile,
            frameworks=tuple(name for name in profile.frameworks if name in self.frameworks),
            highlights=tuple(name for name in profile.highlights if name in self.competences),
            look=replace(profile.look, featured=self.references(profile.look.featured)),
            standard=profile.standard if profile.standard in self.requirements else None,
        )

    def document(self, document: Any) -> Any:
        """A document with only references that arrive."""
        changes = {
            name: prune(self, getattr(document, name))
            for name, prune in _PRUNED.get(type(document), {}).items()
        }
        return replace(document, **changes)

    def slug(self, part: str, slug: str | None) -> str | None:
        return slug if slug in self.slugs[part] else None

    def references(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if self.reference(name))

    def reference(self, name: str | None) -> str | None:
        part, _, slug = (name or "").partition("/")
        return name if slug in self.slugs.get(part, ()) else None

    def competence(self, name: str | None) -> str | None:
        return name if name in self.competences else None

    def received(self, received: Received | None) -> Received | None:
        """Where an answer came from, without work that is not there."""
        if received is None:
            return None
        about = tuple(each for each in received.about if self.reference(each[0]))
        return replace(received, about=about, outdated=self.references(received.outdated))

    def known(self, entries: Iterable[Any]) -> tuple[Any, ...]:
        """Claims, scores, outcomes or names of competences that exist."""
        return tuple(e for e in entries if getattr(e, "competence", e) in self.competences)


_PRUNED: dict[type[Document], dict[str, Any]] = {
    Experience: {"competences": _There.known},
    Evidence: {
        "competences": _There.known,
        "experience": lambda there, slug: there.slug("experiences", slug),
        "checked": lambda _, checked: without_secrets(checked) if checked else None,
    },
    Assessment: {"scores": _There.known, "about": _There.references, "received": _There.received},
    Question: {
        "competences": _There.known,
        "goal": lambda there, slug: there.slug("goals", slug),
    },
    Dialogue: {
        "about": _There.references,
        "feedback": lambda there, items: tuple(
            replace(item, about=there.reference(item.about), received=there.received(item.received))
            for item in items
        ),
    },
    Validation: {
        "outcomes": lambda there, outcomes: tuple(
            replace(o, evidence=tuple(e for e in o.evidence if e in there.slugs["evidence"]))
            for o in there.known(outcomes)
        ),
        "fingerprint": lambda there, items: tuple(i for i in items if i[0] in there.slugs["evidence"]),
        "received": _There.received,
    },
    Goal: {
        "competence": _There.competence,
        "gap": lambda there, slug: there.slug("validations", slug),
        "question": lambda there, slug: there.slug("questions", slug),
    },
}
"""For each class of document the fields that refer to something, and how they are made to arrive."""
