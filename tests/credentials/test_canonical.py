"""A graph has one form: the suite of the W3C for RDFC-1.0, and its limits."""

from __future__ import annotations

import json
import time
from itertools import permutations

import pytest

from generator.credentials.canonical import canonical_names, canonical_text
from generator.credentials.quads import Blank, Iri, Literal, Quad
from generator.credentials.refusals import UncheckableError
from tests.credentials.conformance import TRUST, expected, needs_fixtures
from tests.credentials.nquads import read_quads

ALGORITHM = {"SHA384": "sha384"}


def suite() -> list[dict]:
    """Each test of the manifest whose files are here."""
    manifest = TRUST / "rdfc10/manifest.jsonld"
    if not manifest.is_file():
        return []
    entries = json.loads(manifest.read_text(encoding="utf-8"))["entries"]
    return [entry for entry in entries if (TRUST / entry["action"]).is_file()]


@needs_fixtures
def test_the_suite_is_whole():
    used = {entry[part] for entry in suite() for part in ("action", "result") if part in entry}
    files = {f"rdfc10/{file}" for file in expected("rdfc10") if file != "manifest.jsonld"}
    assert files
    assert used == files


@pytest.mark.parametrize("entry", suite(), ids=lambda entry: entry["id"])
def test_of_the_suite(entry):
    quads = read_quads((TRUST / entry["action"]).read_text(encoding="utf-8"))
    algorithm = ALGORITHM.get(entry.get("hashAlgorithm"), "sha256")
    if entry["type"] == "rdfc:RDFC10NegativeEvalTest":
        with pytest.raises(UncheckableError, match="too-entangled"):
            canonical_text(quads, algorithm)
        return
    result = (TRUST / entry["result"]).read_text(encoding="utf-8")
    if entry["type"] == "rdfc:RDFC10MapTest":
        assert canonical_names(set(quads), algorithm) == json.loads(result)
    else:
        assert canonical_text(quads, algorithm) == result


def clique(many: int) -> list[Quad]:
    """So many nodes, each related to each other."""
    return [
        Quad(Blank(f"n{a}"), Iri("http://a.example/p"), Blank(f"n{b}"))
        for a, b in permutations(range(many), 2)
    ]


@pytest.mark.parametrize("many", [10, 40])
def test_a_graph_that_looks_alike_everywhere_is_refused_in_time(many):
    begun = time.process_time()
    with pytest.raises(UncheckableError, match="too-entangled"):
        canonical_text(clique(many))
    assert time.process_time() - begun < 2


def test_a_long_chain_is_named_and_a_longer_ring_refused_without_a_traceback():
    chain = [Quad(Blank(f"n{a}"), Iri("http://a.example/p"), Blank(f"n{a + 1}")) for a in range(50)]
    assert canonical_text(chain).count("\n") == 50
    ring = [Quad(Blank(f"n{a}"), Iri("http://a.example/p"), Blank(f"n{(a + 1) % 5000}")) for a in range(5000)]
    with pytest.raises(UncheckableError, match="too-entangled"):
        canonical_text(ring)


def test_control_signs_are_written_as_the_standard_says():
    quad = Quad(
        Iri("http://a.example/s"), Iri("http://a.example/p"), Literal('\x00\x08\t\n\x0b\f\r"\\\x7f\xa0é')
    )
    assert str(quad).endswith('"\\u0000\\b\\t\\n\\u000B\\f\\r\\"\\\\\\u007F\xa0é" .\n')


def test_a_type_that_only_looks_like_a_text_is_written_out():
    """Old contexts say https where the standard says http: shortening it makes their signatures fail."""
    assert str(Literal("a", "https://www.w3.org/2001/XMLSchema#string")).endswith("#string>")
    assert str(Literal("a", "http://www.w3.org/2001/XMLSchema#string")) == '"a"'
