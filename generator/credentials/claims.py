"""What a credential says, as plain groups under the words of its standards, wherever it was written.

Of a graph only what stands in it: names are looked up by their meaning, so that another word in the document
cannot hide a date or move a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TypeAlias

from generator.credentials.linked import Graph
from generator.credentials.quads import Blank, Iri, Literal, Quad
from generator.credentials.strict_json import Json, group, listed

Claims: TypeAlias = dict[str, Json]
"""``id``, ``type`` (texts) and each property: a list of texts and groups."""

_VOCABULARIES = (
    "https://www.w3.org/2018/credentials#",
    "https://www.w3.org/ns/credentials#",
    "https://www.w3.org/ns/credentials/status#",
    "https://w3id.org/vc/status-list#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#",
    "https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#",
    "https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#",
    "https://schema.org/",
    "http://schema.org/",
)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NUMBERED = re.compile(r"-\d+$")
_DEEPEST = 32


def claims_of_graph(graph: Graph) -> Claims:
    """The node a document is about, and what hangs on it."""
    return _Tree(graph).node(graph.root, ())


def claims_of_json(document: Json) -> Claims:
    """The same of a document that was signed as it is written."""
    made: Claims = {}
    for name, value in group(document).items():
        short = {"@id": "id", "@type": "type"}.get(name, name)
        if short == "id":
            made["id"] = value if isinstance(value, str) else ""
        elif short not in {"@context", "proof"}:
            made[short] = [_plain(it) for it in listed(value)]
    return made


def _plain(value: Json) -> Json:
    if isinstance(value, dict):
        return value["@value"] if "@value" in value else claims_of_json(value)
    return [_plain(it) for it in value] if isinstance(value, list) else value


def short(address: str) -> str:
    """The word of a standard for a property or type; the address itself if it is of no standard we know."""
    for vocabulary in _VOCABULARIES:
        if address.startswith(vocabulary):
            return _NUMBERED.sub("", address.removeprefix(vocabulary))
    return address


class _Tree:
    def __init__(self, graph: Graph) -> None:
        self.said: dict[Iri | Blank, list[Quad]] = defaultdict(list)
        for quad in sorted(graph.quads, key=str):
            self.said[quad.subject].append(quad)
        self.inside: dict[Iri | Blank, list[Iri | Blank]] = defaultdict(list)
        for quad in graph.quads:
            if quad.graph and quad.subject not in self.inside[quad.graph]:
                self.inside[quad.graph].append(quad.subject)

    def node(self, node: Iri | Blank, above: tuple[Iri | Blank, ...]) -> Claims:
        made: Claims = {"id": node.value if isinstance(node, Iri) else "", "type": []}
        for quad in self.said[node]:
            name = "type" if quad.predicate.value == _TYPE else short(quad.predicate.value)
            value = self.value(quad, (*above, node), is_type=name == "type")
            values = made.setdefault(name, [])
            if isinstance(values, list) and value not in values:
                values.append(value)
        return made

    def value(self, quad: Quad, above: tuple[Iri | Blank, ...], *, is_type: bool) -> Json:
        ends = quad.object
        if isinstance(ends, Literal):
            return ends.value
        if is_type:
            return short(ends.value)
        if ends in above or len(above) > _DEEPEST:
            return ends.value
        if self.said[ends]:
            return self.node(ends, above)
        return ends.value if isinstance(ends, Iri) else {"id": "", "type": []}


def first(claims: Json, *names: str) -> Json:
    """The first value that is reached by these names, one in the other; none if there is none."""
    waiting = [claims]
    for name in names:
        waiting = [it for last in waiting for it in listed(group(last).get(name))]
    return waiting[0] if waiting else None


def texts(claims: Json, name: str) -> tuple[str, ...]:
    return tuple(it for it in listed(group(claims).get(name)) if isinstance(it, str))


def address_of(value: Json) -> str:
    """The address of something that is told by its address or as a group with an ``id``."""
    return value if isinstance(value, str) else str(group(value).get("id") or "")
