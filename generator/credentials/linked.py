"""A document with contexts, as the graph that a signature is over; what is not in the graph is refused.

PyLD reads JSON-LD. What no context defines it leaves out, so that no signature covers it: whoever showed it
would show what anybody may have added. It is imported when a document is to be read, since that takes
half a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.credentials.contexts import context
from generator.credentials.quads import STRING, Blank, Iri, Literal, Quad, Term
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, group, listed

_BASE = "http://relative.invalid/"
"""What an address without a beginning would be relative to: nothing that was signed begins so."""

_ROOT = "_:root"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_WHOLE = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
_KEYWORDS = frozenset(
    {"@id", "@type", "@value", "@language", "@direction", "@list", "@set", "@graph", "@reverse", "@included"}
)


@dataclass(frozen=True)
class Graph:
    """The statements of a document, and the node that the document is about."""

    quads: tuple[Quad, ...]
    root: Iri | Blank


def graph_of(document: Json, files: dict[str, str]) -> Graph:
    """The graph of a document, its contexts read from ``files``. Raises UncheckableError for the rest."""
    _refuse_written_contexts(document, files)
    expanded = _expanded(document, files)
    if len(expanded) != 1 or not isinstance(expanded[0], dict):
        raise UncheckableError("malformed")
    _refuse_uncovered(expanded[0])
    root = expanded[0].setdefault("@id", _ROOT)
    return Graph(tuple(_quads(expanded, files)), _node(root))


def _options(files: dict[str, str]) -> dict[str, Any]:
    from cachetools import LRUCache  # noqa: PLC0415  # PyLD needs it
    from pyld.context_resolver import ContextResolver  # noqa: PLC0415  # half a second

    def load(address: str, _: Any) -> dict[str, Any]:
        if address not in files:
            raise UncheckableError("unknown-context", address[:200])
        return {"contextUrl": None, "documentUrl": address, "document": context(files[address])}

    return {
        "base": _BASE,
        "documentLoader": load,
        "contextResolver": ContextResolver(LRUCache(maxsize=100), load),
        "processingMode": "json-ld-1.1",
    }


def _expanded(document: Json, files: dict[str, str]) -> list[Any]:
    from pyld import jsonld  # noqa: PLC0415  # half a second

    dropped: list[str] = []
    try:
        expanded = jsonld.expand(
            document, _options(files), on_property_dropped=lambda it: dropped.append(str(it))
        )
    except jsonld.JsonLdError as error:
        raise UncheckableError("malformed", str(error.code or "")[:60]) from None
    if dropped:
        raise UncheckableError("uncovered", dropped[0].removeprefix(_BASE)[:100])
    return list(expanded)


def _refuse_uncovered(expanded: Json) -> None:
    """What is read but does not come into the graph: relative addresses, properties without one, indexes."""
    for name, value in _entries(expanded):
        if name.startswith("@") and name not in _KEYWORDS:
            raise UncheckableError("uncovered", name)
        if not name.startswith("@") and not _IRI.fullmatch(name):
            raise UncheckableError("uncovered", name[:100])
        if name in {"@id", "@type"}:
            for address in listed(value):
                _refuse_relative(str(address))


def _refuse_relative(address: str) -> None:
    is_whole = address.startswith("_:") or address == "@json" or _IRI.fullmatch(address)
    if address.startswith(_BASE) or not is_whole:
        raise UncheckableError("uncovered", address.removeprefix(_BASE)[:100])


def _entries(expanded: Json) -> Iterator[tuple[str, Json]]:
    waiting = [expanded]
    while waiting:
        last = waiting.pop()
        if isinstance(last, list):
            waiting += last
        elif isinstance(last, dict):
            yield from last.items()
            if last.get("@type") != "@json":
                waiting += last.values()


def _quads(expanded: list[Any], files: dict[str, str]) -> Iterator[Quad]:
    from pyld import jsonld  # noqa: PLC0415  # half a second

    try:
        dataset = jsonld.to_rdf(expanded, _options(files))
    except jsonld.JsonLdError as error:
        raise UncheckableError("malformed", str(error.code or "")[:60]) from None
    for name, triples in dataset.items():
        place = None if name == "@default" else _node(name)
        for triple in triples:
            yield Quad(
                _node(triple["subject"]["value"]),
                Iri(triple["predicate"]["value"]),
                _term(triple["object"]),
                place,
            )


def _node(name: str) -> Iri | Blank:
    return Blank(name[2:]) if name.startswith("_:") else Iri(name)


def _term(said: dict[str, Any]) -> Term:
    if said["type"] == "literal":
        return Literal(str(said["value"]), said.get("datatype", STRING), said.get("language", ""))
    return _node(said["value"])


def _refuse_written_contexts(document: Json, files: dict[str, str]) -> None:
    """A context written into the document may add words of its own at the top, and nothing else.

    Another word for what a context defines already would move what a reader of the JSON sees, and the
    signature would still hold.
    """
    top = listed(group(document).get("@context"))
    known = _defined(files)
    for name, value in _contexts(document):
        for entry in listed(value):
            if isinstance(entry, str):
                continue
            if name != "" or entry not in top or not isinstance(entry, dict):
                raise UncheckableError("written-context")
            for term, meaning in entry.items():
                _refuse_other_word(term, meaning, known)


def _refuse_other_word(term: str, meaning: Json, known: tuple[set[str], set[str]]) -> None:
    words, meanings = known
    is_new = term not in words and not term.startswith("@") and ":" not in term
    is_whole = isinstance(meaning, str) and _WHOLE.fullmatch(meaning)
    if not is_new or not is_whole or meaning in meanings:
        raise UncheckableError("written-context", term[:100])


def _contexts(document: Json) -> Iterator[tuple[str, Json]]:
    """Each context of a document, and the word under which the group that has it stands; none at the top."""
    waiting = [("", document)]
    while waiting:
        name, last = waiting.pop()
        if isinstance(last, dict):
            if "@context" in last:
                yield name, last["@context"]
            waiting += [(key or "?", value) for key, value in last.items() if key != "@context"]
        elif isinstance(last, list):
            waiting += [(name or "?", value) for value in last]


def _defined(files: dict[str, str]) -> tuple[set[str], set[str]]:
    """The words that contexts define anywhere, and what those mean, prefixes written out."""
    words: set[str] = set()
    meanings: set[str] = set()
    for file in files.values():
        waiting: list[tuple[Json, dict[str, str]]] = [(context(file), {})]
        while waiting:
            last, prefixes = waiting.pop()
            for entry in map(group, listed(last)):
                known = prefixes | {k: v for k, v in entry.items() if isinstance(v, str)}
                for term, meaning in entry.items():
                    address = meaning if isinstance(meaning, str) else group(meaning).get("@id", "")
                    prefix, _, rest = str(address).partition(":")
                    words.add(term)
                    meanings |= {str(address), known.get(prefix, prefix + ":") + rest}
                    if isinstance(meaning, dict | list):
                        waiting.append((meaning, known))
    return words, meanings
