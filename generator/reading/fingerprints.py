"""What a piece of evidence was like: a short hash of what it says and of its file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from generator.reading.documents import Draft

_NOT_JUDGED = ("visibility", "cycle")
"""Fields that say who sees a piece and when it was added, not what it proves."""


def fingerprint(draft: Draft, docs: Path) -> str:
    """16 hexadecimal digits (SHA-256, cut): equal for equal proof, on every machine."""
    judged = {name: value for name, value in draft.data.items() if name not in _NOT_JUDGED}
    digest = hashlib.sha256(json.dumps(judged, sort_keys=True, ensure_ascii=False).encode())
    digest.update(draft.prose.strip().encode())
    if "file" in judged:
        with (docs / draft.path).with_name(judged["file"]).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]
