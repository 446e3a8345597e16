"""Whether a signed judgement says the same as its document does now, and which evidence is other since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.credentials.jcs import canonical_json
from generator.credentials.model import Checked
from generator.credentials.strict_json import Json, group, listed, text_of
from generator.signing.keyring import Keyring
from generator.signing.places import record_beside

FIELDS = ("title", "standard", "begins", "ends", "results", "advice", "about", "words")


@dataclass(frozen=True)
class Said:
    """What counts of a judgement or of feedback: names and descriptions in frameworks may be put better."""

    title: str
    standard: tuple[str, ...]
    begins: str
    ends: str
    results: tuple[tuple[str, str, str], ...]
    advice: str
    about: str
    words: str
    judgement: str
    """What digest of the judgement or feedback itself was signed: of its reasons, how and by whom, too."""
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Comparison:
    """Where document and signed statement differ; ``changed`` are addresses of evidence that is other since.

    ``fields`` are among ``FIELDS``; else there may be ``judgement``, or of feedback ``giver``.
    """

    fields: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def compared(signed: dict[str, Json], now: dict[str, Json]) -> Comparison:
    """A statement that was signed, and the one that would be signed today."""
    one, other = said_of(signed), said_of(now)
    fields = tuple(name for name in FIELDS if getattr(one, name) != getattr(other, name))
    if not fields and one.judgement != other.judgement:
        fields = ("giver" if one.words else "judgement",)
    digests = dict(other.evidence)
    changed = tuple(place for place, digest in one.evidence if digests.get(place) != digest)
    return Comparison(fields, changed)


def said_of(statement: dict[str, Json]) -> Said:
    subject = group(statement.get("credentialSubject"))
    achievement = group(subject.get("achievement"))
    own, evidence = record_beside(text_of(statement.get("id"))), dict(_related(statement))
    return Said(
        title=text_of(statement.get("name")),
        standard=tuple(text_of(it) for it in listed(achievement.get("tag"))),
        begins=text_of(statement.get("validFrom")),
        ends=text_of(statement.get("validUntil")),
        results=tuple(_results(subject)),
        advice=text_of(subject.get("narrative")),
        judgement=evidence.pop(own, ""),
        about=text_of(subject.get("id")),
        words=text_of(subject.get("endorsementComment")),
        evidence=tuple(evidence.items()),
    )


def _results(subject: dict[str, Json]) -> Iterator[tuple[str, str, str]]:
    for result in map(group, listed(subject.get("result"))):
        of, level = text_of(result.get("resultDescription")), text_of(result.get("achievedLevel"))
        yield of, level, text_of(result.get("status")) or text_of(result.get("value"))


def _related(statement: dict[str, Json]) -> Iterator[tuple[str, str]]:
    for resource in map(group, listed(statement.get("relatedResource"))):
        yield text_of(resource.get("id")), text_of(resource.get("digestMultibase"))


def digest_of(statement: dict[str, Any]) -> str:
    """SHA-256 of what a statement says, whoever signed it."""
    bare = {name: value for name, value in statement.items() if name != "proof"}
    return hashlib.sha256(canonical_json(bare)).hexdigest()


def is_the_schools(checked: Checked, statement: dict[str, Any], keyring: Keyring, place: str) -> bool:
    """Whether a file holds, is the school's own, of this very document, and by a key that signed then."""
    verdict = checked.verdict
    is_own = verdict.integrity == "unchanged" and verdict.binding == "issuer"
    if not is_own or checked.statement.issuer_id != keyring.did or statement.get("id") != place:
        return False
    return signed_in_time(statement, keyring)


def signed_in_time(statement: dict[str, Any], keyring: Keyring) -> bool:
    """Whether a key that was put away did not sign afterwards, as far as the signature says when."""
    for proof in map(group, listed(statement.get("proof"))):
        name = text_of(proof.get("verificationMethod")).partition("#")[2]
        key = keyring.key(name)
        if key is None or key.stolen:
            return False
        if key.retired and text_of(proof.get("created"))[:10] > key.retired:
            return False
    return True
