"""Questions of the guided path, answered in the story of a document: each a heading with the answer below."""

from __future__ import annotations

import re
from collections.abc import Collection


def answer_in(prose: str, asked: Collection[str]) -> str:
    """What a story says below a question, in whichever of its languages that stands; empty if nothing."""
    found = _piece(asked).search(prose)
    return found["answer"].strip() if found else ""


def with_answer(prose: str, asked: Collection[str], question: str, answer: str) -> str:
    """A story with another answer to a question: in its place, or at the end. Nothing else of it changes."""
    found = _piece(asked).search(prose)
    said = answer.strip("\n")
    if found and not said:
        return prose[: found.start()] + prose[found.end() :]
    if found:
        return prose[: found.start("answer")] + f"{said}\n{_gap(prose[found.end() :])}" + prose[found.end() :]
    if not said:
        return prose
    before = prose.rstrip("\n")
    return f"{before}\n\n## {question}\n\n{said}\n" if before else f"{prose}## {question}\n\n{said}\n"


def _gap(rest: str) -> str:
    """A blank line, where something follows."""
    return "\n" if rest else ""


def _piece(asked: Collection[str]) -> re.Pattern[str]:
    said = "|".join(map(re.escape, asked))
    return re.compile(rf"^## (?:{said})\n\n?(?P<answer>.*?)(?=^#{{1,2}} |\Z)", re.MULTILINE | re.DOTALL)
