"""A list as the file of a framework: each line knows the cell that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.guide.lists.levels import Levels, Said
from generator.guide.lists.listed import ListedFramework
from generator.guide.lists.profiles import ListedProfile
from generator.guide.lists.table import Where
from generator.guide.lists.tree import Node
from generator.guide.plain_yaml import scalar
from generator.languages import words
from generator.places import languages
from generator.reading.suggestions.slugs import slug

_NOWHERE = Where()


@dataclass(frozen=True)
class DocumentLine:
    text: str
    where: Where = _NOWHERE


def document(listed: ListedFramework, name: str, title: str, comment: str) -> tuple[DocumentLine, ...]:
    """The lines of the file ``<name>.yml``."""
    return (
        *(DocumentLine(f"# {each}") for each in comment.splitlines()),
        DocumentLine("type: framework"),
        DocumentLine(f"id: {_text(name)}"),
        DocumentLine(f"title: {_text(title)}"),
        *_part("levels", _levels(listed.levels)),
        *_part("competences", _competences(listed.competences, listed.levels)),
        *_part("requirements", _requirements(listed.profiles, name)),
    )


def _part(name: str, lines: Iterable[DocumentLine]) -> Iterator[DocumentLine]:
    """A list, if there is something in it."""
    found = tuple(lines)
    if found:
        yield DocumentLine(f"{name}:")
        yield from (DocumentLine(f"  {line.text}", line.where) for line in found)


def _entry(
    where: Where, fields: Iterable[tuple[str, str]], below: Iterable[DocumentLine] = ()
) -> Iterator[DocumentLine]:
    dash = "- "
    for name, value in fields:
        if value:
            yield DocumentLine(f"{dash}{name}: {value}", where)
            dash = "  "
    yield from (DocumentLine(f"  {line.text}", line.where) for line in below)


def _levels(levels: Levels) -> Iterator[DocumentLine]:
    called = [(language, words(language).gettext("Level")) for language in reversed(languages())]
    for each in levels.all:
        names = tuple((language, f"{word} {each.id}") for language, word in called)
        fields = [
            ("id", _level(each.id)),
            ("title", _said(each.title or names)),
            ("description", _said(each.description)),
            ("eqf", _level(each.eqf) if each.eqf else ""),
            ("nlqf", _level(each.nlqf) if each.nlqf else ""),
        ]
        yield from _entry(each.where, fields)


def _competences(nodes: tuple[Node, ...], levels: Levels) -> Iterator[DocumentLine]:
    for node in nodes:
        it = node.entry
        fields = [
            ("id", _text(it.code)),
            ("title", _said(it.title)),
            ("description", _said(it.description)),
            ("kind", it.kind),
            ("uri", _text(it.uri) if it.uri else ""),
        ]
        below = (
            *_part("indicators", _indicators(node, levels)),
            *_part("competences", _competences(node.below, levels)),
        )
        yield from _entry(it.where, fields, below)


def _indicators(node: Node, levels: Levels) -> Iterator[DocumentLine]:
    for level, said, where in node.entry.indicators:
        yield from _entry(
            where, [("level", _level(levels.found(level) or level)), ("description", _said(said))]
        )


def _requirements(profiles: tuple[ListedProfile, ...], name: str) -> Iterator[DocumentLine]:
    taken: set[str] = set()
    for number, each in enumerate(profiles, 1):
        made = slug(each.title, f"profile-{number}")
        made = made if made not in taken else f"{made[:36]}-{number}"
        taken.add(made)
        fields = [
            ("id", _text(made)),
            ("title", _text(each.title)),
            ("kind", each.kind),
            ("organisation", _text(each.organisation) if each.organisation else ""),
        ]
        asks = (
            DocumentLine(
                f"- {{competence: {_quoted(_full(it.competence, name))}, level: {_level(it.level)}}}",
                it.where,
            )
            for it in each.asks
        )
        yield from _entry(each.where, fields, _part("asks", asks))


def _full(competence: str, name: str) -> str:
    return competence if ":" in competence else f"{name}:{competence}"


def _said(said: Said) -> str:
    """A text, or the same in several languages."""
    if len(said) == 1 and not said[0][0]:
        return _text(said[0][1])
    if not said:
        return ""
    return "{" + ", ".join(f"{language or 'nl'}: {_quoted(text)}" for language, text in said) + "}"


def _text(text: str) -> str:
    return scalar(text)


def _quoted(text: str) -> str:
    """Inside braces, where more ends a text than a comma."""
    return scalar(text) if text.isalnum() and not text.isdigit() else _always_quoted(text)


def _always_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _level(name: str) -> str:
    """A number is written as one, but for a nought in front."""
    return name if name.isdigit() and str(int(name)) == name else scalar(name)
