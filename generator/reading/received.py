"""Answers that were taken over: whether their words, and the work they are about, are still the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.reading.documents import Draft
from generator.reading.fingerprints import digest, digest_of_answer

_SAID_IN = "feedback"
"""The list of a dialogue in which each entry may be an answer."""


def with_received(draft: Draft, works: Mapping[str, Draft], docs: Path) -> dict[str, Any]:
    """The data of a document with what became of the answers in it. ``works`` are all, as folder/slug."""
    data = _compared(draft.data, draft.prose, works, docs)
    if any("received" in each for each in data.get(_SAID_IN, ())):
        return {**data, _SAID_IN: [_compared(each, "", works, docs) for each in data[_SAID_IN]]}
    return data


def _compared(said: dict[str, Any], prose: str, works: Mapping[str, Draft], docs: Path) -> dict[str, Any]:
    if (received := said.get("received")) is None:
        return said
    was = received.get("answer")
    outdated = [name for name, each in received.get("about", {}).items() if _now(name, works, docs) != each]
    altered = was is not None and was != digest_of_answer(said, prose)
    return {**said, "received": {**received, "outdated": outdated, "altered": altered}}


def _now(name: str, works: Mapping[str, Draft], docs: Path) -> str:
    return digest(works[name], docs) if name in works else ""
