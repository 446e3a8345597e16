"""A field as its schema describes it, ready to be written into a form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.reading.schemas import resolved, schema


@dataclass(frozen=True)
class Part:
    """A field, or what a list consists of. ``within`` are the definitions it is nested in.

    What is ``usual`` is not required, but seldom left out.
    """

    name: str
    says: dict[str, Any]
    file: str
    required: bool = False
    usual: bool = False
    within: frozenset[str] = frozenset()

    @property
    def fields(self) -> tuple[Part, ...]:
        """The fields of a new group. A text is no group, though it may be given per language.

        Without what nobody fills in at the start: whoever switches all lines on must not withdraw, nor say
        that an answer came.
        """
        return tuple(part for part in self.every_field if part.name not in _LATER)

    @property
    def every_field(self) -> tuple[Part, ...]:
        """All fields that a group can have."""
        if "string" in self.says.get("type", ()):
            return ()
        required = self.says.get("required", ())
        properties = self.says.get("properties", {}).items()
        inner = (self._inner(name, said, name in required) for name, said in properties)
        return tuple(part for part in inner if part is not None)

    @property
    def entry(self) -> Part | None:
        """What a list consists of; None where that would go round, or where this is no list."""
        if "items" not in self.says:
            return None
        return self._inner("", self.says["items"], required=True)

    @property
    def goes_round(self) -> bool:
        """Whether this is a list of what it is itself a part of, as the branches of a tree are."""
        return "items" in self.says and self.entry is None

    def _inner(self, name: str, said: dict[str, Any], required: bool) -> Part | None:
        target = str(said.get("$ref", ""))
        file = target.partition("#")[0].removesuffix(".json") or self.file
        mark = f"{file}#{target.partition('#')[2]}"
        if target and mark in self.within:
            return None
        within = self.within | ({mark} if target else set())
        return Part(name, {**resolved(said, self.file), **said}, file, required, within=within)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from: for the field itself, for each line of its list, or for its one field."""
        if self.has_one_field:
            return tuple(part.name for part in self.fields)
        described = self.entry.says if self.entry else self.says
        return tuple(str(choice) for choice in described.get("enum", ()))

    @property
    def has_one_field(self) -> bool:
        """Whether only one field of a group may be there."""
        return self.says.get("maxProperties") == 1

    @property
    def example(self) -> Any:
        return self.says["examples"][0]


_LATER = frozenset({"received", "withdrawn_on"})


def parts(kind: str, usual: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """The fields of a kind of document, in the order of its schema."""
    document = Part(kind, schema(kind), kind)
    return tuple(replace(part, usual=part.name in usual) for part in document.fields)
