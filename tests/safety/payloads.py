"""Hostile text that nobody here wrote: the files in the folder that LEERKRING_CONFORMANCE names."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

FOLDER = os.environ.get("LEERKRING_CONFORMANCE")
needs_payloads = pytest.mark.skipif(
    not FOLDER, reason="LEERKRING_CONFORMANCE names no folder with xss.json and commonmark.json"
)


@dataclass(frozen=True)
class Payload:
    """One hostile text. ``name`` says where it is from: ``h5sc-95``."""

    name: str
    text: str

    @property
    def line(self) -> str:
        """The same text where there is room for one line only."""
        return " ".join(self.text.split("\n"))


@cache
def hostile() -> tuple[Payload, ...]:
    """DOMPurify's fixtures, the HTML5 Security Cheatsheet and OWASP's filter evasions."""
    return tuple(Payload(f"{entry['corpus']}-{entry['n']}", entry["payload"]) for entry in _read("xss.json"))


@cache
def ordinary() -> tuple[Payload, ...]:
    """The examples of the CommonMark specification, raw HTML among them."""
    examples = _read("commonmark.json")
    return tuple(Payload(f"commonmark-{n}", entry["markdown"]) for n, entry in enumerate(examples, 1))


def _read(name: str) -> list[dict[str, str]]:
    return json.loads((Path(FOLDER or "") / name).read_text(encoding="utf-8"))
