"""What is around a document: what it can refer to, and what the school says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model import NO_CONFIRMATIONS, NO_REGISTER, Confirmations, Frameworks, PublicFile, Register
from generator.reading.public_files import Files


@dataclass(frozen=True)
class Around:
    """What a document can refer to. Documents with problems of their own are there, too: referring to
    them is no mistake."""

    frameworks: Frameworks
    broken_frameworks: frozenset[str] = frozenset()
    folder: str = ""
    people: frozenset[str] = frozenset()
    people_known: bool = True
    called: tuple[tuple[str, str], ...] = ()
    """The people's full names, each with the id."""
    learner: str = ""
    """The full name of whose portfolio it is."""
    cycles: tuple[tuple[int, str], ...] = ()
    """The numbers of the cycles, each with its start."""
    names: frozenset[str] = frozenset()
    """Documents as ``experiences/name``, without ending."""
    proses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands below the fields of those that could be read, and of their translations."""
    media: frozenset[str] = frozenset()
    """Other files, as paths below the docs folder."""
    elsewhere: frozenset[str] = frozenset()
    """Files of word processors, which are there and cannot be shown."""
    persons: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The people by their ids, as the profile has them."""
    spans: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """The first and the last day of each cycle; no last day of one that goes on."""
    register: Register = NO_REGISTER
    confirmations: Confirmations = NO_CONFIRMATIONS
    files: Files | None = None
    """What those files become; without it they are not looked into."""

    def refused(self, path: str) -> tuple[str, dict[str, str]] | None:
        """Why one of those files cannot be published: a code, and what there is to tell."""
        found = self.files.public_file(path) if self.files else None
        if self.files is None or not isinstance(found, str):
            return None
        told = {"file": path.rpartition("/")[2], "data": self.files.telling.get(path, "")}
        return found, {name: value for name, value in told.items() if value}

    def is_badge(self, path: str) -> bool:
        """Whether a drawing is a badge with a credential in it."""
        return self.files is not None and path.lower().endswith(".svg") and self.files.is_badge(path)

    def loses_something(self) -> bool:
        """Whether any of those files that were asked for is published without something it had."""
        return self.files is not None and any(found.lost for _, found in self.files.public())

    def lost(self, path: str) -> tuple[str, ...]:
        """What one of those files had that is not published, as codes."""
        found = self.files.asked.get(path) if self.files else None
        return found.lost if isinstance(found, PublicFile) else ()
