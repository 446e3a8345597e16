"""Statements of a graph and the one way to write each: N-Quads in their canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True)
class Iri:
    value: str

    def __str__(self) -> str:
        return f"<{self.value}>"


@dataclass(frozen=True)
class Blank:
    """A node without a name of its own; ``value`` is what it is called here."""

    value: str

    def __str__(self) -> str:
        return f"_:{self.value}"


@dataclass(frozen=True)
class Literal:
    value: str
    datatype: str = STRING
    language: str = ""

    def __str__(self) -> str:
        """A type is written as its address; that of a text is left out, ``https://…#string`` is not."""
        quoted = f'"{_escaped(self.value)}"'
        if self.language:
            return f"{quoted}@{self.language}"
        return quoted if self.datatype == STRING else f"{quoted}^^<{self.datatype}>"


Term: TypeAlias = Iri | Blank | Literal


@dataclass(frozen=True)
class Quad:
    subject: Iri | Blank
    predicate: Iri
    object: Term
    graph: Iri | Blank | None = None

    def __str__(self) -> str:
        graph = f" {self.graph}" if self.graph else ""
        return f"{self.subject} {self.predicate} {self.object}{graph} .\n"

    def nodes(self) -> Iterator[tuple[str, Blank]]:
        """Its nodes without a name, with the letter of their position."""
        for letter, term in zip("sog", (self.subject, self.object, self.graph), strict=True):
            if isinstance(term, Blank):
                yield letter, term

    def called(self, names: dict[str, str]) -> Quad:
        """With other names for its nodes."""

        def other(term: Iri | Blank) -> Iri | Blank:
            return Blank(names[term.value]) if isinstance(term, Blank) else term

        ends = self.object if isinstance(self.object, Literal) else other(self.object)
        return Quad(other(self.subject), self.predicate, ends, other(self.graph) if self.graph else None)


_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SHORT.get(found.group(), f"\\u{ord(found.group()):04X}"), text)
