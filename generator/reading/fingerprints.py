"""What a document was like: a hash of what it says, in each language, of its file and its pictures; and what
an answer said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.reading.documents import Draft
from generator.reading.links import local_target
from generator.reading.prose import pointers

_NOT_JUDGED = ("visibility", "cycle")
"""Fields that say who sees a piece and when it was added, not what it proves."""
_NOT_ANSWERED = frozenset({"type", "title", "visibility", "cycle", "received", "response", "uptake"})
"""Fields beside an answer that are the learner's, not of who gave it."""


def fingerprint(draft: Draft, docs: Path) -> str:
    """16 hexadecimal digits (SHA-256, cut): equal for equal proof, on every machine."""
    return _hash_of(draft, docs)[:16]


def digest(draft: Draft, docs: Path) -> str:
    """The whole SHA-256 of the same: nobody finds another work with it."""
    return f"sha256:{_hash_of(draft, docs)}"


def digest_of_answer(data: Mapping[str, Any], prose: str) -> str:
    """The SHA-256 of what somebody answered, without the fields that are the learner's."""
    said = {name: value for name, value in data.items() if name not in _NOT_ANSWERED}
    text = json.dumps([said, prose.strip()], sort_keys=True, ensure_ascii=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def said_in(draft: Draft, docs: Path) -> str:
    """The SHA-256 of a document's text in each language, with its pictures, whatever its fields say."""
    return _hash_of(replace(draft, data={}), docs)


def _hash_of(draft: Draft, docs: Path) -> str:
    judged = {name: value for name, value in draft.data.items() if name not in _NOT_JUDGED}
    found = hashlib.sha256(json.dumps(judged, sort_keys=True, ensure_ascii=False).encode())
    found.update(draft.prose.strip().encode())
    if "file" in judged:
        found.update(_content((docs / draft.path).with_name(judged["file"])))
    for picture in pictures_in(draft.path, draft.prose):
        found.update(_content(docs / picture))
    for each in sorted(draft.translations, key=lambda it: it.path):
        said = f"{each.slug}:{_hash_of(each, docs)}"
        found.update(hashlib.sha256(said.encode()).digest())
    return found.hexdigest()


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()


def pictures_in(document: str, prose: str) -> Iterator[str]:
    """The pictures in a document's text that lie in its portfolio, in their order, by their paths."""
    if "![" not in prose and "<" not in prose:
        return
    for pointer in pointers(prose, 1):
        path = local_target(document, pointer.target) if pointer.kind == "picture" else ""
        if path.startswith(f"{document.partition('/')[0]}/"):
            yield path
