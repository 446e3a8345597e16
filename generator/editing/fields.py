"""A schema and the data of a document as the fields of a form. Knows no HTML.

What a form cannot show as its schema means it (a list where a text belongs, an unknown field) becomes a field
of the control ``raw``: it is shown, and nothing of it is ever touched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.editing.choices import Choices, Option
from generator.guide.parts import Part
from generator.languages import words
from generator.places import SOURCE_LANGUAGE
from generator.reading.schemas import schema
from generator.reading.strict_yaml import Path

Control = str
"""How a field is asked for: ``line``, ``paragraph``, ``choice``, ``search``, ``checks``, ``date``,
``number``, ``flag``, ``group``, ``one``, ``list``, ``texts``, ``file`` or ``raw``; what is ``kept`` is not
shown."""

LANGUAGE = "language"
"""What a field ``x-suggests`` that is searched among all languages."""
_MOST_OPTIONS = 40
"""To choose from in a list; more are searched by what they are called."""

_WRITTEN_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\Z")
"""A date as documents have it; an example of one is shown as people type it, with the day first."""

_LINE, _PAGE = 500, 5000
"""Characters of a text that is typed in a line, and of one that needs a page."""


@dataclass(frozen=True)
class Field:
    """``path`` is where the value stands in the document; ``fields`` of a list are its entries.

    ``blank`` is what one more entry of a list looks like, and ``searched`` what a field searches in. Whoever
    begins does without what is for ``later``, and sees ``first`` what others look for. ``without`` says what
    comes of leaving it empty.
    """

    path: Path
    control: Control
    label: str = ""
    ask: str = ""
    example: str = ""
    required: bool = False
    value: Any = None
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    blank: Field | None = None
    searched: str = ""
    long: bool = False
    later: bool = False
    first: bool = False
    without: str = ""

    @property
    def id(self) -> str:
        return "/".join(map(str, self.path))

    @property
    def inner(self) -> tuple[Field, ...]:
        """What is in it, with the entry that can be added."""
        return (*self.fields, self.blank) if self.blank else self.fields


def form(kind: str, data: Mapping[str, Any], choices: Choices) -> tuple[Field, ...]:
    """All fields of a kind of document in the order of its schema, and then what the schema does not know."""
    maker = _Maker(choices)
    known = Part(kind, schema(kind), kind).every_field
    fields = [maker.field(part, (part.name,), data.get(part.name)) for part in known]
    return (*fields, *_unknown(data, known, ()))


def every(fields: Iterable[Field]) -> Iterator[Field]:
    """All fields and what is in them; not the entries that can be added."""
    for each in fields:
        yield each
        yield from every(each.fields)


def renumbered(blank: Field, number: int) -> Field:
    """An entry for a new row."""
    path = tuple(number if step == NEW else step for step in blank.path)
    inner = tuple(renumbered(each, number) for each in blank.fields)
    deeper = renumbered(blank.blank, number) if blank.blank else None
    return replace(blank, path=path, fields=inner, blank=deeper)


NEW = "+"
"""The step in a path that stands for an entry that is not there yet."""


class _Maker:
    def __init__(self, choices: Choices) -> None:
        self.choices, self.say = choices, words(choices.language).gettext

    def field(self, part: Part, path: Path, value: Any) -> Field:
        control = _control(part)
        if control == "raw" and value is None:  # nothing to show, and nothing to touch
            control = "kept"
        field = self._described(part, Field(path, control, required=part.required, value=value))
        if value is not None and not _FITS.get(control, _always)(value):
            return replace(field, control="raw", value=_shown(value))
        fill = _FILLED.get(control)
        return fill(self, part, field) if fill else field

    def _described(self, part: Part, field: Field) -> Field:
        says = part.says
        asked = says.get("x-ask", says.get("description", ""))
        title = self.say(says["title"]) if says.get("title") else ""
        example = self._example(says) if field.control in {"line", "paragraph", "number", "date"} else ""
        long = says.get("maxLength", 0) > _PAGE
        ask = self.say(asked) if asked else ""
        without = says.get("x-without", "")
        without = self.say(without) if without else ""
        field = replace(field, label=title, ask=ask, example=example, without=without)
        return replace(field, long=long, later="x-later" in says, first="x-first" in says)

    def _example(self, says: Mapping[str, Any]) -> str:
        """What somebody might fill in; a sentence in another language would help nobody."""
        example = str((says.get("examples") or [""])[0])
        if match := _WRITTEN_DATE.match(example):
            return "-".join(str(int(it)) for it in reversed(match.groups()) if it)
        told = self.say(example) if example else ""
        is_foreign = told == example and " " in told and self.choices.language != SOURCE_LANGUAGE
        return "" if is_foreign else told

    def group(self, part: Part, field: Field) -> Field:
        data = field.value or {}
        known = part.every_field
        fields = [self.field(each, (*field.path, each.name), data.get(each.name)) for each in known]
        return replace(field, fields=(*fields, *_unknown(data, known, field.path)))

    def entries(self, part: Part, field: Field) -> Field:
        entry = part.entry
        assert entry is not None
        values = enumerate(field.value or [])
        fields = (self.field(entry, (*field.path, index), each) for index, each in values)
        named = tuple(_named(each, field.label) for each in fields)
        blank = _named(self.field(entry, (*field.path, NEW), None), field.label)
        return replace(field, fields=named, blank=blank)

    def texts(self, part: Part, field: Field) -> Field:
        """One box for each language; a text without one is in that of the portfolio."""
        value, language = field.value, self.choices.language
        said = value if isinstance(value, dict) else {language: value} if value else {}
        boxes = tuple(
            Field((*field.path, name), "paragraph", self.say(says["title"]), value=said.get(name))
            for name, says in part.says["properties"].items()
        )
        return replace(field, fields=boxes)

    def chosen(self, part: Part, field: Field) -> Field:
        """A choice in a list, or by search where there is much to choose from."""
        many = field.control == "checks"
        described = part.entry.says if many and part.entry else part.says
        options = self._options(described)
        values = (field.value or []) if many else [field.value]
        options = tuple(_as_there(option, values) for option in options)
        known = {_key(option.value) for option in options}
        strange = tuple(
            Option(each, f"{each} ({self.say('unknown')})", "")
            for each in values
            if each is not None and _key(each) not in known
        )
        refers = described.get("x-refers-to", "")
        searches = refers == "competence" or (field.control == "choice" and len(options) > _MOST_OPTIONS)
        if searches and not many:
            return replace(field, control="search", options=(*options, *strange), searched=refers)
        return replace(field, options=(*options, *strange))

    def language(self, _: Part, field: Field) -> Field:
        """A language by what it is called, whether a document has that or its code."""
        return replace(field, options=tuple(self.choices.languages()), searched=LANGUAGE)

    def _options(self, says: Mapping[str, Any]) -> tuple[Option, ...]:
        if refers := says.get("x-refers-to"):
            allowed = re.compile(says.get("pattern", ""))
            found = self.choices.of(refers)
            return tuple(it for it in found if refers == "level" or allowed.search(str(it.value)))
        return tuple(Option(each, self.choices.called(each)) for each in says["enum"])


_FILLED: dict[str, Callable[[_Maker, Part, Field], Field]] = {
    "group": _Maker.group,
    "one": _Maker.group,
    "list": _Maker.entries,
    "texts": _Maker.texts,
    "choice": _Maker.chosen,
    "checks": _Maker.chosen,
    "file": _Maker.chosen,
    "search": _Maker.language,
}


def _control(part: Part) -> Control:
    """How a field is asked for: one answer for each construct of the schemas."""
    says = part.says
    if "const" in says or says.get("x-ask") == "":  # what the program writes
        return "raw" if says.get("type") == "object" else "kept"
    if "enum" in says or "x-refers-to" in says or "x-suggests" in says:
        return _SOUGHT.get(says.get("x-refers-to") or says.get("x-suggests", ""), "choice")
    if says.get("format") == "partial-date":
        return "date"
    if isinstance(says.get("type"), list):
        return "texts" if "object" in says["type"] else "number"
    return _BY_TYPE.get(says.get("type", ""), _text)(part)


_SOUGHT = {"file": "file", LANGUAGE: "search"}
"""How is asked for what is neither a word of a few nor typed."""


def _text(part: Part) -> Control:
    return "paragraph" if part.says.get("maxLength", 0) > _LINE else "line"


def _array(part: Part) -> Control:
    if part.entry is None:
        return "raw"
    if part.says.get("x-ordered"):
        return "list"
    is_of_few = "enum" in part.entry.says or part.entry.says.get("x-refers-to") == "framework"
    return "checks" if is_of_few else "list"


def _object(part: Part) -> Control:
    if not part.every_field:
        return "raw"
    return "one" if part.has_one_field else "group"


_BY_TYPE: dict[str, Callable[[Part], Control]] = {
    "array": _array,
    "object": _object,
    "integer": lambda _: "number",
    "boolean": lambda _: "flag",
}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and "\r" not in value


def _is_word(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _is_line(value: Any) -> bool:
    return _is_word(value) and "\n" not in str(value)


def _are_texts(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, dict) and all(map(_is_text, value.values())))


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _always(_: Any) -> bool:
    return True


_FITS: dict[str, Callable[[Any], bool]] = {
    "group": lambda value: isinstance(value, dict),
    "one": lambda value: isinstance(value, dict),
    "list": lambda value: isinstance(value, list),
    "checks": _are_words,
    "texts": _are_texts,
    "line": lambda value: _is_text(value) and "\n" not in value,
    "paragraph": _is_text,
    "choice": _is_line,
    "search": _is_line,
    "file": lambda value: _is_text(value) and "\n" not in value,
    "date": _is_line,
    "number": _is_line,
    "flag": lambda value: isinstance(value, bool),
}
"""What a control can show; anything else stays as it is."""


def _named(entry: Field, label: str) -> Field:
    """An entry that is asked for in no words of its own is called as its list is."""
    return entry if entry.ask or entry.label else replace(entry, label=label)


def _unknown(data: Mapping[str, Any], known: Iterable[Part], path: Path) -> Iterator[Field]:
    names = {part.name for part in known}
    for name, value in data.items():
        if name not in names:
            yield Field((*path, name), "raw", label=name, value=_shown(value))


def _as_there(option: Option, values: Iterable[Any]) -> Option:
    """An option as the document has it: a level is 2 for one author and "2" for another."""
    same = (each for each in values if str(each) == str(option.value) and _is_word(each))
    return option._replace(value=next(same, option.value))


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
