"""YAML as authors mean it: the YAML 1.2 core schema, and nothing that surprises.

Booleans, decimal numbers and null are what they are; all else is text, dates too. Duplicate
fields, anchors, aliases, tags, several documents, NaN and infinity are refused, and so is text
that YAML would silently drop as a comment. Built on the events of libyaml, so that depth and
number of nodes are bounded before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Place, Problem, problem
from generator.reading.scalars import NoNumberError, scalar
from generator.reading.suggestions.yaml_hints import (
    Ended,
    Slip,
    Stop,
    begins_oddly,
    is_field,
    open_quote,
    set_aside,
    slips,
)
from generator.reading.text import forbidden_character, forbidden_in
from generator.reading.yaml_syntax import syntax_code

DEEPEST = 20
MOST_NODES = 20_000
MOST_NODES_OF_A_SCHOOL = 60_000
"""A list of five thousand learners has forty thousand."""

Path = tuple[str | int, ...]

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml is in every wheel; the other is for source builds."""

_COMMENT = re.compile(r"[ \t]+#")
_GLUED_COMMENT = re.compile(r",?#")
_GLUED_TO_BLOCK = re.compile(r"[|>][-+0-9]*#")
_LONGEST_GAP = 200
"""Blanks between the ? of an explicit key and the key; more are refused as text elsewhere."""


@dataclass(frozen=True)
class Read:
    """What a YAML text holds. ``places`` says where each value, and the key before it, stands.

    With ``problems`` it is what could be read all the same: ``unsure`` are the lines of which that is not
    what they say, and where it is not ``whole`` fields of them may be lacking, or all that follows.
    """

    value: Any
    problems: tuple[Problem, ...] = ()
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()
    whole: bool = True


class _Refused(Exception):  # noqa: N818  # not an error of ours: it ends the reading
    """The text cannot be read on from here."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


@dataclass
class _Open:
    """A list or group that has begun and not ended."""

    value: Any
    path: Path
    start: Any
    flow: bool
    indent: int  # the column of its entries, -1 outside any block; flow has its parent's
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


def read_yaml(path: str, text: str, first_line: int = 1, most: int = MOST_NODES) -> Read:
    """Read one YAML text of ``most`` nodes that begins on ``first_line`` of the file ``path``."""
    reader = _read(path, text, first_line, most)
    problems, whole = list(reader.problems), True
    if reader.stopped:
        reader, below, whole = _below(reader, text)
        problems += below
    unsure = frozenset(found.place.line for found in problems)
    value = None if reader.stopped else reader.root
    return Read(value, tuple(problems), reader.places, reader.keys, unsure, whole)


def _below(reader: _Reader, text: str) -> tuple[_Reader, list[Problem], bool]:
    """What is read and what is wrong below the line at which libyaml stopped, as if that had been mended.

    And whether of each line that was set aside at least the name of its field is left.
    """
    problems: list[Problem] = []
    whole = True
    for _ in range(min(_MOST_STOPS, _MOST_READ_AGAIN // (len(text) + 1))):
        line = max(found.place.line for found in reader.stopped)
        lines = text.split("\n")
        for found in reader.stopped:
            lines = set_aside(lines, number := found.place.line - reader.first_line, found.code)
            whole = whole and bool(lines) and lines[number] != "#"
        if not lines:
            break
        text = "\n".join(lines)
        reader = _read(reader.path, text, reader.first_line, reader.most)
        problems += (found for found in reader.problems if found.place.line > line)
        if not reader.stopped or min(found.place.line for found in reader.stopped) <= line:
            break
    return reader, problems, whole


_MOST_STOPS = 50
_MOST_READ_AGAIN = 1 << 20
"""Characters."""


def _read(path: str, text: str, first_line: int, most: int) -> _Reader:
    reader = _Reader(path, text, first_line, most)
    try:
        reader.run()
        reader.look_for_fields()
    except _Refused as refused:
        reader.stopped = [refused.found]
    except yaml.YAMLError as error:
        reader.stopped = reader.syntax_problems(error)
    reader.problems += reader.stopped
    return reader


class _Reader:
    def __init__(self, path: str, text: str, first_line: int, most: int) -> None:
        self.most = most
        self.path = path
        self.text = text
        self.lines = [*text.split("\n"), ""]  # what ends with the text ends on a line after it
        self.first_line = first_line
        self.root: Any = None
        self.problems: list[Problem] = []
        self.stopped: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.open: list[_Open] = []
        self.ended: Ended | None = None
        self.nodes = 0

    def run(self) -> None:
        documents = 0
        for event in self._events():
            match event:
                case yaml.ScalarEvent():
                    self._node(event)
                    self._scalar(event)
                case yaml.MappingStartEvent():
                    self._start(event, {})
                case yaml.SequenceStartEvent():
                    self._start(event, [])
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._end(event)
                case yaml.AliasEvent():
                    self._refuse("yaml-anchor", event)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1 or event.version or event.tags:
                        self._refuse("yaml-documents", event)
                case yaml.DocumentEndEvent() if event.explicit:
                    self._refuse("yaml-documents", event)

    def look_for_fields(self) -> None:
        """What is one text for YAML may be fields whose colons have no space after them."""
        if isinstance(self.root, str):
            found = slips(Stop(self.lines, "yaml-not-fields", len(self.lines) - 1, 0))
            self.problems += map(self._slip, found)

    def _events(self) -> Iterator[Any]:
        parser = _Parser(self.text)
        try:
            while parser.check_event():
                yield parser.get_event()
        finally:
            parser.dispose()

    def _node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > self.most:
            self._refuse("yaml-nodes", event, most=self.most)
        if event.anchor:
            self._refuse("yaml-anchor", event)
        if event.tag:
            self._refuse("yaml-tag", event)

    def _start(self, event: Any, value: Any) -> None:
        self._node(event)
        path = self._put(value, event)
        if len(self.open) >= DEEPEST:
            self._refuse("yaml-depth", event, most=DEEPEST)
        flow = bool(event.flow_style)
        indent = self._indent() if flow else event.start_mark.column
        self.open.append(_Open(value, path, event.start_mark, flow, indent))

    def _end(self, event: Any) -> None:
        ended = self.open.pop()
        if ended.flow:
            self._check_continuation(ended.start, event)
            self._has_ended(ended.start, event)

    def _has_ended(self, start: Any, event: Any) -> None:
        """Remember where a value in quotes or brackets ended."""
        end, sign = event.end_mark, self.lines[start.line][start.column]
        self.ended = Ended(sign, start.line, start.column, end.line, end.column)

    def _indent(self) -> int:
        return self.open[-1].indent if self.open else -1

    def _scalar(self, event: Any) -> None:
        parent = self.open[-1] if self.open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, event)
        else:
            self._put(self._meant(event), event)

    def _key(self, parent: _Open, event: Any) -> None:
        key = event.value
        self._check_style(event)
        mark = event.start_mark
        if (
            self.lines[mark.line][max(0, mark.column - _LONGEST_GAP) : mark.column]
            .rstrip(" \t")
            .endswith("?")
        ):
            self._refuse("yaml-key", event)
        if not event.style and begins_oddly(key):
            self._refuse("yaml-odd-space", event)
        if key in parent.lines:
            self._note("yaml-duplicate", event, field=key, line=parent.lines[key])
        parent.lines.setdefault(key, event.start_mark.line + self.first_line)
        parent.key = key
        self.keys[(*parent.path, key)] = self._place(event)

    def _put(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs and return its path."""
        path: Path = ()
        if not self.open:
            self.root = value
        else:
            parent = self.open[-1]
            if isinstance(parent.value, list):
                path = (*parent.path, len(parent.value))
                parent.value.append(value)
            elif parent.key is None:
                self._refuse("yaml-key", event)
            else:
                path = (*parent.path, parent.key)
                parent.value[parent.key] = value
                parent.key = None
        self.places[path] = self._place(event)
        return path

    def _meant(self, event: Any) -> Any:
        """What an author means by a scalar: plain ones may be a number, a truth or nothing."""
        text: str = event.value
        self._check_style(event)
        if event.style:
            return text
        self._look_for_comment(event)
        self._look_for_comma(event)
        try:
            return scalar(text)
        except NoNumberError as refused:
            self._note("yaml-number", event, **refused.values)
            return text

    def _look_for_comment(self, event: Any) -> None:
        mark = event.end_mark
        if comment := _COMMENT.match(self.lines[mark.line], mark.column):
            column = comment.end()
            place = Place(mark.line + self.first_line, column, len(self.lines[mark.line]) + 1)
            self.problems.append(problem(self.path, "yaml-comment", place))

    def _look_for_comma(self, event: Any) -> None:
        """A field without a value between braces is the rest of a text that a comma cut in two."""
        parent = self.open[-1] if self.open else None
        if (
            parent
            and parent.flow
            and parent.key is not None
            and event.start_mark.index == event.end_mark.index
        ):
            self.problems.append(problem(self.path, "yaml-comma", self.keys[(*parent.path, parent.key)]))

    def _check_style(self, event: Any) -> None:
        """Refuse what libyaml lets pass in and around a scalar."""
        if event.style == '"' and (hidden := forbidden_in(event.value)):
            raise _Refused(forbidden_character(self.path, hidden, self._place(event)))
        if event.style in ("'", '"'):
            self._check_continuation(event.start_mark, event)
            self._has_ended(event.start_mark, event)
        elif event.style in ("|", ">"):
            if _GLUED_TO_BLOCK.match(self.lines[event.start_mark.line], event.start_mark.column):
                self._refuse("yaml-comment", event)
            self._check_leading_blanks(event)
        elif event.value == "-":
            self._refuse("yaml-sign", event, sign="-")
        elif _GLUED_COMMENT.match(self.lines[event.end_mark.line], event.end_mark.column):
            self._refuse("yaml-comment", event)

    def _check_continuation(self, start: Any, event: Any) -> None:
        """Later lines of a quoted text or a flow list stand further in than what they belong to."""
        end = event.end_mark
        if _GLUED_COMMENT.match(self.lines[end.line], end.column):
            self._refuse("yaml-comment", event)
        for number in range(start.line + 1, end.line + 1):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= self._indent():
                if isinstance(event, yaml.ScalarEvent) and any(
                    map(is_field, self.lines[start.line + 1 : end.line + 1])
                ):
                    simple = self._bracket() is None
                    opened = open_quote(self.lines, start.line, start.column, simple=simple)
                    raise _Refused(self._slip(opened))
                place = Place(number + self.first_line, 1)
                raise _Refused(problem(self.path, "yaml-indent", place))

    def _check_leading_blanks(self, event: Any) -> None:
        """Blank lines before a block text are no deeper than its first line (YAML 1.2.2, 8.1.1.1)."""
        deepest = 0
        for line in self.lines[event.start_mark.line + 1 : event.end_mark.line + 1]:
            if line.strip(" "):
                if deepest > len(line) - len(line.lstrip(" ")):
                    self._refuse("yaml-indent", event)
                return
            deepest = max(deepest, len(line))

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line and end.column > start.column
        return Place(start.line + self.first_line, start.column + 1, end.column + 1 if one_line else 0)

    def _note(self, code: str, event: Any, **values: object) -> None:
        self.problems.append(problem(self.path, code, self._place(event), **values))

    def _refuse(self, code: str, event: Any, **values: object) -> None:
        raise _Refused(problem(self.path, code, self._place(event), **values))

    def syntax_problems(self, error: yaml.YAMLError) -> list[Problem]:
        """libyaml's word for what is wrong, as ours; what its author probably did, where that can be seen."""
        said = str(getattr(error, "problem", None) or error)
        context = str(getattr(error, "context", None) or "")
        code = syntax_code(f"{context} {said}")
        mark = getattr(error, "problem_mark", None)
        if code in {"yaml-quote", "yaml-backslash", "yaml-no-colon"}:  # libyaml sees them where they end
            mark = error.context_mark  # type: ignore[attr-defined]  # only MarkedYAMLError has a context
        line, column = (mark.line, mark.column) if mark else (0, 0)
        line = min(line, len(self.lines) - 2)
        if code in {"yaml-syntax", "yaml-sign"} and self.lines[line][column : column + 1] == "\t":
            code = "yaml-tab"
        found = slips(Stop(self.lines, code, line, column, self.ended, self._bracket()))
        if found:
            return [self._slip(each) for each in found]
        code = "yaml-syntax" if code in {"yaml-sign", "yaml-bracket"} else code
        values = {"detail": said} if code == "yaml-syntax" else {}
        return [problem(self.path, code, Place(line + self.first_line, column + 1), **values)]

    def _bracket(self) -> tuple[str, int, int] | None:
        """The innermost bracket that is open."""
        if not self.open or not self.open[-1].flow:
            return None
        start = self.open[-1].start
        return self.lines[start.line][start.column], start.line, start.column

    def _slip(self, slip: Slip) -> Problem:
        place = Place(slip.line + self.first_line, slip.column + 1, slip.end + 1 if slip.end else 0)
        return problem(self.path, slip.code, place, **slip.values)
