"""An answer as it came back: data from a stranger, of which nothing is taken that was not asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.answers.asked import Asked, Questions
from generator.answers.refusals import (
    ALREADY,
    FOR_ANOTHER,
    NOT_AN_ANSWER,
    NOT_ASKED,
    NOTHING_SAID,
    OTHER_QUESTION,
    SIGNED,
    TOO_LARGE,
    UNKNOWN_LEVEL,
    UNSEEN,
    AskingRefusedError,
)
from generator.credentials.refusals import UncheckableError
from generator.credentials.strict_json import Json, read_json
from generator.reading.schemas import is_accepted
from generator.reading.text import forbidden_in

LARGEST = 256 * 1024
"""Bytes of an answer: sixty competences with a page about each have 240 KB."""


@dataclass(frozen=True)
class Answer:
    """What somebody said, as ``schemas/answer.json`` has it."""

    said: Mapping[str, Any]

    @property
    def number(self) -> str:
        return str(self.said["request"])

    @property
    def keeps(self) -> bool:
        """Whether it may be kept at all; else it is for the eyes of who asked."""
        return bool(self.said["keep"])

    @property
    def show_as(self) -> str:
        return str(self.said.get("show_as", "role"))

    @property
    def text(self) -> str:
        return str(self.said.get("text", "")).strip()

    @property
    def judged(self) -> tuple[Mapping[str, Any], ...]:
        """What is said of each competence."""
        return tuple(self.said.get("scores") or self.said.get("outcomes") or ())


def read_answer(content: bytes) -> Answer:
    """An answer in the bytes of a file. Raises AskingRefusedError."""
    if len(content) > LARGEST:
        raise AskingRefusedError(TOO_LARGE)
    try:
        said = read_json(content)
    except UncheckableError:
        raise AskingRefusedError(NOT_AN_ANSWER) from None
    if any(forbidden_in(each.replace("\r\n", "\n")) for each in _texts(said)):
        raise AskingRefusedError(UNSEEN)  # first of all: half a character is no text for a schema
    if isinstance(said, dict) and "@context" in said:
        raise AskingRefusedError(SIGNED)
    if not isinstance(said, dict) or not is_accepted("answer", said):
        raise AskingRefusedError(NOT_AN_ANSWER)
    return Answer(said)


def _texts(said: Json) -> Iterator[str]:
    """Every text in an answer, and every name of a field."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for name, value in said.items():
            yield name
            yield from _texts(value)
    elif isinstance(said, list):
        for each in said:
            yield from _texts(each)


def matched(answer: Answer, waiting: Questions) -> Asked:
    """The question that an answer belongs to. Raises AskingRefusedError where it is not an answer to it."""
    if answer.said["to"] != waiting.whose:
        raise AskingRefusedError(FOR_ANOTHER, name=answer.said["to"])
    asked = waiting.find(answer.number)
    if asked is None or asked.to != waiting.whose:
        raise AskingRefusedError(NOT_ASKED)
    if asked.answered:
        raise AskingRefusedError(ALREADY, date=asked.answered)
    if answer.said["kind"] != asked.kind or answer.said["about"] != dict(asked.about):
        raise AskingRefusedError(OTHER_QUESTION)
    if strange := next(_not_offered(answer, asked), ""):
        raise AskingRefusedError(UNKNOWN_LEVEL, name=strange)
    if not _says_something(answer, asked):
        raise AskingRefusedError(NOTHING_SAID)
    return asked


def _not_offered(answer: Answer, asked: Asked) -> Iterator[str]:
    """Competences and levels that nobody asked about, or that are answered twice."""
    offered, told = dict(asked.offered), set()
    parts = {"assessment": {"scores"}, "validation": {"outcomes", "methods", "advice"}}.get(asked.kind, set())
    yield from {"scores", "outcomes", "methods", "advice"}.intersection(answer.said) - parts
    for each in answer.judged:
        name = each["competence"]
        if name in told or name not in offered:
            yield name
        elif "level" in each and str(each["level"]) not in offered[name]:
            yield f"{name}, {each['level']}"
        told.add(name)


def _says_something(answer: Answer, asked: Asked) -> bool:
    """A validation needs what a document of it needs: outcomes, and how it was judged."""
    if asked.kind == "validation":
        return bool(answer.judged and answer.said.get("methods"))
    return bool(answer.text or answer.judged)
