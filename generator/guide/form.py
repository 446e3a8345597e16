"""An empty document of a kind, with a question above every field: made from the schema alone."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from generator.guide.parts import Part, parts
from generator.guide.plain_yaml import scalar
from generator.guide.themes import themes_of
from generator.languages import words
from generator.model import TRANSLATION, Kind
from generator.reading.schemas import schema

_WIDTH = 96
_TEXT = re.compile(r"^[^A-Z\n]*+[A-Z].*[a-z]| ", re.MULTILINE)
"""What an example has that is a text, and no word from a list."""
_USUAL = {"evidence": ("file",), "goal": ("competence",), "validation": ("assessor", "outcomes")}
"""What a schema leaves open because something else may stand in its place."""

Given = Mapping[str, str | int | tuple[str | dict[str, str], ...]]


def form(
    kind: Kind, given: Given, language: str, without: Collection[str] = (), *, by_hand: bool = True
) -> str:
    """A document with some fields given, the other required ones blank, and the rest switched off.

    ``without`` are fields that are not named at all. Comments stand on lines of their own: after a value
    they would be part of it. What may be left out is blank for who writes ``by_hand`` only: nobody can take
    a line away in a browser.
    """
    pen, usual = _Pen(language), _USUAL.get(kind.name, ()) if by_hand else ()
    blocks = [
        pen.head(kind),
        *(pen.field(part, given) for part in parts(kind.name, usual) if part.name not in without),
    ]
    if closing := pen.closing(kind):
        blocks.append(closing)
    body = "\n\n".join("\n".join(block) for block in blocks)
    return f"---\n{body}\n---\n" if kind.has_prose else f"{body}\n"


class _Pen:
    """Writes lines in one language."""

    def __init__(self, language: str) -> None:
        self.say = words(language).gettext

    def head(self, kind: Kind) -> list[str]:
        said = schema(kind.name)
        return [
            *_comment(f"{self.say(said['title'])}: {self.say(said['description'])}"),
            *_comment(self.say("Fill in what is empty. To use a line that begins with #, remove the #.")),
        ]

    def closing(self, kind: Kind) -> list[str]:
        """What may be told in the prose, and the questions of the themes this kind belongs to."""
        if kind is TRANSLATION:
            return _comment(self.say("Below the last --- comes your text in the other language."))
        told = "Below the last --- you can tell it in your own words. These questions may help:"
        lines = _comment(self.say(told)) if kind.has_prose else []
        for theme in themes_of(kind.name):
            lines += _comment(f"{self.say(theme.title)}:")
            for question in theme.questions:
                lines += _comment(f"- {self.say(question)}")
        return lines if themes_of(kind.name) else []

    def field(self, part: Part, given: Given) -> list[str]:
        """A field of the document itself."""
        if part.name in given:
            return [*self._question(part), *_given(part.name, given[part.name])]
        return self._asked(part)

    def _asked(self, part: Part) -> list[str]:
        """A field that must be filled in, or one that may be and is switched off."""
        value = (
            self._blank(part) if part.required or part.usual else [f"#{line}" for line in self._example(part)]
        )
        return [*self._question(part), *value]

    def _shown(self, part: Part) -> list[str]:
        """A field inside an example."""
        return [*self._question(part), *self._example(part)]

    def _question(self, part: Part) -> list[str]:
        lines = _comment(f"{self.say(part.says['title'])}: {self.say(part.says['description'])}")
        if part.choices:
            lines += _comment(self.say("Choose from: {choices}").format(choices=", ".join(part.choices)))
        if part.usual:
            lines += _comment(self.say("If there is none, remove the line below."))
        return lines

    def _blank(self, part: Part) -> list[str]:
        if part.entry is not None:
            inner = part.entry.fields
            return [f"{part.name}:", *(_entry(self._asked(each) for each in inner) if inner else ["  -"])]
        if part.fields:
            return [f"{part.name}:", *_indented(line for each in part.fields for line in self._asked(each))]
        return [f"{part.name}:"]

    def _example(self, part: Part) -> list[str]:
        if part.entry is not None and part.entry.fields:
            fields = [self._shown(each) for each in part.entry.fields if not each.goes_round]
            return [f"{part.name}:", *_entry(fields)]
        if part.fields and not part.has_one_field:
            return [f"{part.name}:", *_indented(line for each in part.fields for line in self._shown(each))]
        return list(_given(part.name, self._said(part.example)))

    def _said(self, example: Any) -> Any:
        """An example in the language of the form; what is no text is the same in each."""
        match example:
            case dict():
                return {name: self._said(value) for name, value in example.items()}
            case list() | tuple():
                return [self._said(value) for value in example]
            case str() if _TEXT.search(example):
                return self.say(example)
            case _:
                return example


def _given(name: str, value: Any) -> Iterator[str]:
    """A value that is known: one, a list of them, or names with values."""
    match value:
        case dict():
            yield f"{name}:"
            yield from (f"  {key}: {scalar(each)}" for key, each in value.items())
        case list() | tuple():
            yield f"{name}:"
            yield from (line for each in value for line in _given_entry(each))
        case _:
            yield f"{name}: {scalar(value)}"


def _given_entry(value: Any) -> Iterator[str]:
    """One value of a list, or the fields of one that are known."""
    if not isinstance(value, dict):
        yield f"  - {scalar(value)}"
        return
    for dash, (key, each) in zip("-" + " " * len(value), value.items(), strict=False):
        yield f"  {dash} {key}: {scalar(each)}"


def _entry(fields: Iterable[list[str]]) -> Iterator[str]:
    """The fields of one entry of a list: the first that is in use carries the dash."""
    dash = "- "
    for line in (line for field in fields for line in field):
        if dash.strip() and not line.startswith("#"):
            yield f"  {dash}{line}"
            dash = "  "
        else:
            yield f"    {line}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _comment(text: str) -> list[str]:
    """What is told has one space after the #, so that nobody takes it for a field that is switched off."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
