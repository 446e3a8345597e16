"""A graph in one form: RDF Dataset Canonicalization (RDFC-1.0, W3C 2024), with a limit to its work.

Nodes without a name are named after what is said of them. Where two look alike, each order of naming their
neighbours is tried; a graph made to look alike everywhere costs too much and is refused.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations

from generator.credentials.quads import Quad
from generator.credentials.refusals import UncheckableError

DEEPEST = 200
"""Nodes followed from one to the next, each of which looks like others."""

MOST_STEPS = 50_000
"""Hashes taken for one graph; the hardest honest one that is known takes 2,916."""


def canonical_text(quads: Iterable[Quad], algorithm: str = "sha256") -> str:
    """The graph as N-Quads with the names it must have, sorted."""
    distinct = set(quads)
    return written(distinct, canonical_names(distinct, algorithm))


def written(quads: Iterable[Quad], names: dict[str, str]) -> str:
    return "".join(sorted({str(quad.called(names)) for quad in quads}))


def canonical_names(quads: Iterable[Quad], algorithm: str = "sha256") -> dict[str, str]:
    """For each node without a name the one it has in the canonical form."""
    return _Naming(quads, algorithm).names()


class _Issuer:
    """Names given out in order: prefix and number."""

    def __init__(self, prefix: str, given: dict[str, str] | None = None) -> None:
        self.prefix = prefix
        self.given = dict(given or {})

    def name(self, node: str) -> str:
        return self.given.setdefault(node, f"{self.prefix}{len(self.given)}")

    def copy(self) -> _Issuer:
        return _Issuer(self.prefix, self.given)


class _Naming:
    def __init__(self, quads: Iterable[Quad], algorithm: str) -> None:
        self.algorithm = algorithm
        self.steps = 0
        self.depth = 0
        self.issuer = _Issuer("c14n")
        self.of: dict[str, list[Quad]] = defaultdict(list)
        for quad in quads:
            for node in {node.value for _, node in quad.nodes()}:
                self.of[node].append(quad)
        self.first: dict[str, str] = {}

    def names(self) -> dict[str, str]:
        alike: dict[str, list[str]] = defaultdict(list)
        for node in self.of:
            self.first[node] = self._first_hash(node)
            alike[self.first[node]].append(node)
        for first in sorted(alike):
            if len(alike[first]) == 1:
                self.issuer.name(alike[first].pop())
        for first in sorted(alike):
            self._name_alike(alike[first])
        return self.issuer.given

    def _name_alike(self, nodes: list[str]) -> None:
        found: list[tuple[str, _Issuer]] = []
        for node in nodes:
            if node not in self.issuer.given:
                issuer = _Issuer("b")
                issuer.name(node)
                found.append(self._far_hash(node, issuer))
        for _, issuer in sorted(found, key=lambda it: it[0]):
            for node in issuer.given:
                self.issuer.name(node)

    def _hash(self, text: str) -> str:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise UncheckableError("too-entangled")
        return hashlib.new(self.algorithm, text.encode("utf-8", "surrogatepass")).hexdigest()

    def _first_hash(self, node: str) -> str:
        """Of what is said of a node, where it is ``a`` and every other is ``z``."""
        said = []
        for quad in self.of[node]:
            around = {it.value: "a" if it.value == node else "z" for _, it in quad.nodes()}
            said.append(str(quad.called(around)))
        return self._hash("".join(sorted(said)))

    def _related_hash(self, related: str, quad: Quad, issuer: _Issuer, position: str) -> str:
        if related in self.issuer.given:
            known = f"_:{self.issuer.given[related]}"
        elif related in issuer.given:
            known = f"_:{issuer.given[related]}"
        else:
            known = self.first[related]
        predicate = "" if position == "g" else str(quad.predicate)
        return self._hash(position + predicate + known)

    def _related(self, node: str, issuer: _Issuer) -> dict[str, list[str]]:
        """The neighbours of a node, by the hash of how they are related to it."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.of[node]:
            for position, other in quad.nodes():
                if other.value != node:
                    found[self._related_hash(other.value, quad, issuer, position)].append(other.value)
        return found

    def _far_hash(self, node: str, issuer: _Issuer) -> tuple[str, _Issuer]:
        """Of a node and what is around it, and the names given on the way."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UncheckableError("too-entangled")
        related = self._related(node, issuer)
        told: list[str] = []
        for how in sorted(related):
            path, issuer = self._shortest(related[how], issuer)
            told += how, path
        self.depth -= 1
        return self._hash("".join(told)), issuer

    def _shortest(self, nodes: list[str], issuer: _Issuer) -> tuple[str, _Issuer]:
        """Of all orders of naming neighbours that look alike the one whose text comes first."""
        best, chosen = "", issuer
        for order in permutations(nodes):
            self._hash("")
            tried = self._path(order, issuer.copy(), best)
            if tried and (not best or tried[0] < best):
                best, chosen = tried
        return best, chosen

    def _path(self, order: tuple[str, ...], issuer: _Issuer, best: str) -> tuple[str, _Issuer] | None:
        path, unknown = "", []
        for node in order:
            if node in self.issuer.given:
                path += f"_:{self.issuer.given[node]}"
            else:
                if node not in issuer.given:
                    unknown.append(node)
                path += f"_:{issuer.name(node)}"
            if _is_worse(path, best):
                return None
        for node in unknown:
            result, issuer = self._far_hash(node, issuer)
            path += f"_:{issuer.name(node)}<{result}>"
            if _is_worse(path, best):
                return None
        return path, issuer


def _is_worse(path: str, best: str) -> bool:
    return bool(best) and len(path) >= len(best) and path > best
