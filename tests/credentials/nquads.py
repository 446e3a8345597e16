"""N-Quads, read for the suite of the W3C: the program itself only writes them."""

from __future__ import annotations

import re

from generator.credentials.quads import STRING, Blank, Iri, Literal, Quad, Term

LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_IRI = r"<([^<>\"{}|^`\\\x00-\x20]*)>"
_BLANK = r"_:([\w.:\-·]+)"
_LITERAL = rf'"((?:[^"\\\n\r]|\\.)*+)"(?:\^\^{_IRI}|@([A-Za-z0-9-]+))?'
_QUAD = re.compile(
    rf"\s*(?:{_IRI}|{_BLANK})\s*{_IRI}\s*(?:{_IRI}|{_BLANK}|{_LITERAL})\s*(?:{_IRI}|{_BLANK})?\s*\.\s*"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LONG = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def read_quads(text: str) -> list[Quad]:
    """What stands in N-Quads; a line that is none is refused."""
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip() and not line.startswith("#")]
    return [_quad(line) for line in lines]


def _quad(line: str) -> Quad:
    found = _QUAD.fullmatch(line)
    if not found:
        raise ValueError(line)
    subject, blank, predicate, iri, node, text, datatype, language, graph, name = found.groups()
    if text is not None:
        kind = LANGUAGE if language else datatype or STRING
        ends: Term = Literal(_unescaped(text), kind, language or "")
    else:
        ends = _node(iri, node)
    place = None if graph is None and name is None else _node(graph, name)
    return Quad(_node(subject, blank), Iri(predicate), ends, place)


def _node(iri: str | None, blank: str | None) -> Iri | Blank:
    return Blank(blank) if blank is not None else Iri(iri or "")


def _unescaped(text: str) -> str:
    def meant(found: re.Match[str]) -> str:
        four, eight, one = found.groups()
        if one:
            return _LONG.get(one, one)
        return chr(int(four or eight, 16))

    return _ESCAPE.sub(meant, text)
