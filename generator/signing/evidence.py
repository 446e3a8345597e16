"""What a piece of evidence is like, in fixed bytes: what was judged can be told from what is there now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from generator.credentials.jcs import canonical_json
from generator.credentials.multibase import to_base64url
from generator.model import Evidence

_SHA256 = b"\x12\x20"
"""What a hash begins with that says which it is (Multihash)."""

DigestOf = Callable[[str], str]
"""The SHA-256 of a file by its path below the docs folder, in hexadecimal digits."""

PicturesOf = Callable[[Evidence], Iterable[str]]
"""The pictures in the text of a piece of evidence, by their paths below the docs folder."""


def record_of(evidence: Evidence, digest_of: DigestOf, pictures: Iterable[str] = ()) -> bytes:
    """What everybody may see of a piece in each language, and the SHA-256 of its file and ``pictures``."""
    said: dict[str, Any] = {
        "title": evidence.title,
        "media": evidence.media,
        "date": str(evidence.date),
        "text": evidence.prose.strip(),
    }
    for name in ("url", "doi", "venue", "contribution", "caption", "alt", "transcript"):
        if value := getattr(evidence, name):
            said[name] = value
    if evidence.links:
        said["links"] = [{"title": it.title, "url": it.url} for it in evidence.links]
    if evidence.file:
        said["sha256"] = digest_of(f"{evidence.source.rpartition('/')[0]}/{evidence.file}")
    if evidence.translations:
        said["translations"] = {it.slug: [it.title, it.prose.strip()] for it in evidence.translations}
    if seen := [digest_of(it) for it in pictures]:
        said["pictures"] = seen
    return canonical_json(said)


def multihash(content: bytes) -> str:
    return "u" + to_base64url(_SHA256 + hashlib.sha256(content).digest())
