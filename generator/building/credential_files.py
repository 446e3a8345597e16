"""The files of badges and diplomas that learners give to everybody, as they were looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.model import Portfolio


def credential_files(
    docs: Path, portfolio: Portfolio, root: str
) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Each with its address and with all that it says; none that has changed since it was looked at."""
    for piece in portfolio.evidence:
        if piece.checked and piece.checked.file and piece.file:
            content = (docs / piece.source).with_name(piece.file).read_bytes()
            if hashlib.sha256(content).hexdigest() == piece.checked.digest:
                yield f"{root}evidence/{piece.slug}/{piece.checked.file}", content, piece.checked.said
