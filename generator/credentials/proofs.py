"""Data Integrity: proofs in the document they are of (W3C, 2025), and the older Ed25519Signature2020.

What is signed is the hash of the proof's own words, then the hash of the document without its proof.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.credentials.canonical import canonical_text
from generator.credentials.claims import Claims, claims_of_graph, claims_of_json
from generator.credentials.contexts import CHANGED, addresses, choices
from generator.credentials.disclosure import confirm_disclosed
from generator.credentials.holders import Document, Held, held_key
from generator.credentials.jcs import canonical_json
from generator.credentials.keys import Kind
from generator.credentials.linked import Graph, graph_of
from generator.credentials.multibase import multibase
from generator.credentials.refusals import ChangedError, UncheckableError
from generator.credentials.strict_json import Json, group, listed, text_of

MOST_PROOFS = 8

_HASHES: dict[Kind, str] = {"Ed25519": "sha256", "P-256": "sha256", "P-384": "sha384"}
_OLD = frozenset({"eddsa-2022", "Ed25519Signature2018", "JsonWebSignature2020", "RsaSignature2018"})


@dataclass(frozen=True)
class Proven:
    """What a document says, once its proofs hold: whose keys made them, how, and when they say that was."""

    claims: Claims
    held: tuple[Held, ...]
    suites: tuple[str, ...]
    created: tuple[str, ...]


@dataclass(frozen=True)
class _Suite:
    """How a proof is made: with which keys, over the graph or over the text."""

    kinds: tuple[Kind, ...]
    is_over_graph: bool


_SUITES = {
    "Ed25519Signature2020": _Suite(("Ed25519",), is_over_graph=True),
    "eddsa-rdfc-2022": _Suite(("Ed25519",), is_over_graph=True),
    "ecdsa-rdfc-2019": _Suite(("P-256", "P-384"), is_over_graph=True),
    "eddsa-jcs-2022": _Suite(("Ed25519",), is_over_graph=False),
    "ecdsa-jcs-2019": _Suite(("P-256", "P-384"), is_over_graph=False),
    "ecdsa-sd-2023": _Suite(("P-256",), is_over_graph=True),
}


def confirmed(document: Json, disk: Document) -> Proven:
    """What the document says, if all its proofs hold. Raises ChangedError and UncheckableError."""
    proofs = [group(proof) for proof in listed(group(document).get("proof"))]
    if not proofs:
        raise UncheckableError("no-signature")
    if len(proofs) > MOST_PROOFS:
        raise UncheckableError("too-many-values")
    for proof in proofs:
        _suite(proof)
    if len({_suite(proof)[1].is_over_graph for proof in proofs}) == 1 and not _is_graph(proofs[0]):
        return _confirmed(document, proofs, disk, {})
    return _with_some_version(document, proofs, disk)


def _is_graph(proof: dict[str, Json]) -> bool:
    return _suite(proof)[1].is_over_graph


def _with_some_version(document: Json, proofs: list[dict[str, Json]], disk: Document) -> Proven:
    """Contexts changed where they stand: with one choice of their versions the proofs must all hold."""
    named = addresses(document)
    failed: Exception | None = None
    for files in choices(named):
        try:
            return _confirmed(document, proofs, disk, files)
        except (ChangedError, UncheckableError) as error:
            failed = failed or error
    raise failed or UncheckableError("unknown-context")


def _confirmed(
    document: Json, proofs: list[dict[str, Json]], disk: Document, files: dict[str, str]
) -> Proven:
    bare = {name: value for name, value in document.items() if name != "proof"}
    graph = graph_of(bare, files) if files else None
    held = tuple(_check(bare, graph, proof, proofs, disk, files) for proof in proofs)
    claims = claims_of_graph(graph) if graph else claims_of_json(bare)
    suites = tuple(dict.fromkeys(_suite(proof)[0] for proof in proofs))
    return Proven(claims, held, suites, tuple(text_of(proof.get("created")) for proof in proofs))


def _suite(proof: dict[str, Json]) -> tuple[str, _Suite]:
    kind = text_of(proof.get("type"))
    name = text_of(proof.get("cryptosuite")) if kind == "DataIntegrityProof" else kind
    if name not in _SUITES or kind not in {"DataIntegrityProof", "Ed25519Signature2020"}:
        raise UncheckableError("old-suite" if name in _OLD else "unknown-suite", name[:60])
    if proof.get("proofPurpose") != "assertionMethod":
        raise UncheckableError("wrong-purpose", text_of(proof.get("proofPurpose"))[:60])
    return name, _SUITES[name]


def _check(
    bare: dict[str, Json],
    graph: Graph | None,
    proof: dict[str, Json],
    proofs: list[dict[str, Json]],
    disk: Document,
    files: dict[str, str],
) -> Held:
    """Whose key made a proof. Raises ChangedError if none of it did, UncheckableError if nobody can tell."""
    name, suite = _suite(proof)
    held = held_key(proof.get("verificationMethod"), disk)
    if held.key.kind not in suite.kinds:
        raise UncheckableError("key-does-not-fit", held.key.kind)
    options = {key: value for key, value in proof.items() if key != "proofValue"}
    signature = multibase(text_of(proof.get("proofValue")))
    whole = _with_earlier(bare, proof, proofs)
    if name == "ecdsa-sd-2023":
        confirm_disclosed(held.key, signature, _graph(options, whole, files), graph or graph_of(whole, files))
        return held
    algorithm = _HASHES[held.key.kind]
    if suite.is_over_graph:
        said = graph if graph and whole is bare else graph_of(whole, files)
        parts = _over_graph(_graph(options, whole, files), said, algorithm)
    else:
        parts = _over_text(options, whole)
    digests = [hashlib.new(algorithm, part).digest() for part in parts]
    held.key.confirm(signature, b"".join(digests))
    return held


def _with_earlier(
    bare: dict[str, Json], proof: dict[str, Json], proofs: list[dict[str, Json]]
) -> dict[str, Json]:
    """The document with the proofs that this one was made over, too."""
    named = listed(proof.get("previousProof"))
    if not named:
        return bare
    earlier = [it for it in proofs if it.get("id") in named]
    if len(earlier) != len(named) or proof in earlier:
        raise UncheckableError("malformed", "previousProof")
    return {**bare, "proof": earlier}


def _graph(options: dict[str, Json], document: dict[str, Json], files: dict[str, str]) -> Graph:
    return graph_of({**options, "@context": document.get("@context")}, files)


def _over_graph(options: Graph, document: Graph, algorithm: str) -> Iterator[bytes]:
    for graph in (options, document):
        yield canonical_text(graph.quads, algorithm).encode("utf-8", "surrogatepass")


def _over_text(options: dict[str, Json], document: dict[str, Json]) -> Iterator[bytes]:
    own = listed(options.get("@context"))
    whole = document
    if "@context" in options:
        if listed(document.get("@context"))[: len(own)] != own:
            raise ChangedError
        whole = {**document, "@context": options["@context"]}
    yield canonical_json(options)
    yield canonical_json(whole)


def may_have_other_versions(document: Json) -> bool:
    """Whether a proof that does not hold may have been made with a context that we do not know."""
    named = {it for it in listed(group(document).get("@context")) if isinstance(it, str)}
    return bool(named & CHANGED)
