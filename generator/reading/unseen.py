"""What stands in a document and nobody sees, or is not meant to be seen so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.markdown import tag_of, verdict
from generator.problems import Place, Problem
from generator.reading.around import Around
from generator.reading.documents import Draft
from generator.reading.person_names import is_blank
from generator.reading.schemas import field
from generator.reading.text import forbidden_character, forbidden_in
from generator.reading.texts import passages
from generator.signs import unescaped

_MOST_TOLD = 20


def texts_are_seen(draft: Draft, _: Around) -> Iterator[Problem]:
    """A field of spaces is told by its schema; this is for other signs that show nothing."""
    for passage in passages(draft):
        if passage.field and passage.text.strip() and is_blank(passage.text):
            name = next(step for step in reversed(passage.field) if isinstance(step, str))
            required = field(draft.kind.name, passage.field[:-1]).get("required", ())
            away = "" if name != passage.field[-1] or name in required else "yes"
            yield draft.problem("empty", passage.field, field=name, away=away)


def html_in_fields(draft: Draft) -> Iterator[Problem]:
    """A field is shown as it stands. What has an end, or breaks a line, is meant as HTML, not as a word."""
    for passage in passages(draft):
        if passage.field and (found := _meant_as_html(passage.text)):
            name = next(step for step in reversed(passage.field) if isinstance(step, str))
            yield draft.problem("html-in-field", passage.field, field=name, found=found)


def _meant_as_html(text: str) -> str:
    written = (each for each in _ENDS.findall(text) if each[:2] == "<!" or _is_known(each))
    return next(written, "")[:_LONGEST_SHOWN]


def _is_known(piece: str) -> bool:
    tag = tag_of(piece)
    return tag is not None and verdict(tag) != "text"


_ENDS = re.compile(r"</[A-Za-z][A-Za-z0-9]{0,20}+>|<[Bb][Rr] ?/?>|<!--[^<>]{0,300}+(?<=--)>")
_LONGEST_SHOWN = 40


def no_entity_hides(draft: Draft, _: Around) -> Iterator[Problem]:
    """Markdown makes the sign of ``&#8238;`` that must not stand in the text itself, and of many a pile."""
    yield from islice(_hiding(draft), _MOST_TOLD)


def _hiding(draft: Draft) -> Iterator[Problem]:
    for number, line in enumerate(draft.prose.split("\n"), draft.prose_line):
        if "&" in line and (hidden := forbidden_in(unescaped(line))):
            found = (each for each in _ENTITY.finditer(line) if unescaped(each[0]) == hidden[0])
            start, end = next((each.span() for each in found), (0, len(line)))
            yield forbidden_character(draft.path, hidden, Place(number, start + 1, end + 1))


_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")
