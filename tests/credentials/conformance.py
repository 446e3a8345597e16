"""Credentials that nobody here made, and what others say must come out of each.

They lie in the folder that LEERKRING_CONFORMANCE names; a set is a folder with a SOURCES.md, whose table
tells what is expected of each file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

FOLDER = os.environ.get("LEERKRING_CONFORMANCE")
needs_fixtures = pytest.mark.skipif(
    not FOLDER or not (Path(FOLDER) / "trust").is_dir(),
    reason="LEERKRING_CONFORMANCE names no folder with trust/",
)

TRUST = Path(FOLDER or ".") / "trust"


def expected(name: str) -> dict[str, str]:
    """Each file of a set, by its path in the set, and what its SOURCES.md expects of it."""
    listed = TRUST / name / "SOURCES.md"
    if not listed.is_file():
        return {}
    rows = re.findall(
        r"^\| ([^|]+?) \| [^|]* \| ([^|]+?) \|$", listed.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {file: said for file, said in rows if file not in {"file", "---"}}


def read(name: str, file: str) -> bytes:
    return (TRUST / name / file).read_bytes()
