"""Lines that explain a new document and lost their #: to YAML they are fields, or a part of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.languages import words
from generator.model import Kind
from generator.places import languages
from generator.problems import Place, Problem, problem
from generator.reading.schemas import file_of, resolved, schema

_SHORTEST = 6
"""Signs. Fewer may be anybody's."""
_LONGEST = 200
_TOLD = (
    "Fill in what is empty. To use a line that begins with #, remove the #.",
    "If there is none, remove the line below.",
)
_CHOOSE = "Choose from: {choices}"


def lost_comments(path: str, kind: Kind, text: str) -> tuple[list[Problem], str]:
    """A problem for each such line of a document's fields, and the text with the # back before them."""
    lines = text.split("\n")
    end = lines.index("---", 1) if kind.has_prose and "---" in lines[1:] else len(lines)
    found: list[Problem] = []
    for number, line in enumerate(lines[:end]):
        if _explains(line.strip().lstrip("- "), kind.name):
            found.append(
                problem(path, "comment-without-hash", Place(number + 1), right=f"# {line.strip()}"[:_LONGEST])
            )
            lines[number] = "#"
    return found, "\n".join(lines)


def _explains(text: str, kind: str) -> bool:
    if len(text) < _SHORTEST or text[0] == "#" or " " not in text:
        return False
    return text.startswith(_choosing()) or f" {text} " in _explanations(kind)


@cache
def _choosing() -> tuple[str, ...]:
    return tuple(words(language).gettext(_CHOOSE).partition("{")[0] for language in languages())


@cache
def _explanations(kind: str) -> str:
    """All that a new document of a kind explains, in every language."""
    parts = list(_parts(schema(kind), kind, ()))
    texts = [", ".join(map(str, part["enum"])) for part in parts if "enum" in part]
    for say in (words(language).gettext for language in languages()):
        texts += map(say, _TOLD)
        texts += [f"{say(it['title'])}: {say(it['description'])}" for it in parts if "description" in it]
    return f" {'  '.join(texts)} "


def _parts(part: dict[str, Any], kind: str, within: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """A part of a schema and all that is in it; what is in itself comes once."""
    mark = part.get("$ref", "")
    if mark and mark in within:
        return
    whole, file = {**resolved(part, kind), **part}, file_of(part, kind)
    yield whole
    for inner in (*whole.get("properties", {}).values(), *filter(None, [whole.get("items")])):
        yield from _parts(inner, file, (*within, mark))
