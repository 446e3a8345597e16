"""A form is made of the schema alone: a new field appears by itself, with its question."""

from __future__ import annotations

import copy
import json
import re

import pytest

from generator.editing.choices import Choices
from generator.editing.fields import every, form
from generator.editing.filled import dated, filled
from generator.guide.parts import Part, parts
from generator.languages import words
from generator.model import KIND, LEARNERS, TRANSLATION
from generator.places import languages
from generator.reading.schemas import is_partial_date, schema
from generator.reporting.catalogue import CODES
from generator.reporting.form_hints import FORM_HINTS, OF_FILES
from generator.writing.terms import CHOSEN, TERMS
from tests.editing.texts import every as every_text
from tests.editing.texts import read

KINDS = (*LEARNERS, TRANSLATION)
NOT_ASKED = {"type", "schema_version", "fingerprint", "received"}
"""What the program writes."""
EVERY = tuple(every_text())


def all_parts(part: Part):
    for inner in part.every_field:
        yield inner
        if inner.name not in NOT_ASKED:
            yield from all_parts(inner)
    if part.entry:
        yield from all_parts(part.entry)


def asked(kind):
    return list(all_parts(Part(kind.name, schema(kind.name), kind.name)))


def sent(fields):
    """What a browser sends of a form that nobody touched."""
    for field in every(fields):
        name = f"{field.id}"
        match field.control:
            case "list":
                yield f"{name}/.", ""
            case "checks":
                yield name, ""
                yield from ((name, json.dumps(each)) for each in reversed(field.value or []))
            case "choice" | "flag":
                yield name, "" if field.value is None else json.dumps(field.value)
            case "search":
                label = (each.label for each in field.options if each.value == field.value)
                yield name, next(label, str(field.value or ""))
            case "line" | "paragraph" | "number" | "date" | "file":
                yield name, "" if field.value is None else str(field.value).replace("\n", "\r\n")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_field_has_a_question(kind):
    unasked = {part.name for part in asked(kind) if not part.says.get("x-ask")}
    assert unasked <= NOT_ASKED


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_question_is_short_and_speaks_of_no_file(kind, language):
    say = words(language).gettext
    for part in asked(kind):
        if part.says.get("x-ask"):
            question = say(part.says["x-ask"])
            assert len(question.split()) <= 20, question
            assert not OF_FILES.search(question.replace("the # in", "").replace("het # in", "")), question
            assert not re.search(r"\b(file|bestand)\w*\b", question), question
            assert language == "en" or question != part.says["x-ask"], question


@pytest.mark.parametrize("language", languages())
def test_a_hint_in_a_form_speaks_of_no_file(language):
    say = words(language).gettext
    assert FORM_HINTS.keys() <= CODES.keys()
    assert [hint for hint in FORM_HINTS.values() if OF_FILES.search(say(hint))] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_word_to_choose_from_has_a_term(kind):
    words_ = {str(word) for part in asked(kind) for word in part.choices if not part.has_one_field}
    cefr = {"A1", "A2", "B1", "B2", "C1", "C2"}
    assert words_ - cefr <= TERMS.keys() | CHOSEN.keys() | {*languages()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_form_has_each_field_in_the_order_of_the_schema(kind):
    fields = form(kind.name, {}, Choices("nl"))
    assert [field.path[0] for field in fields] == list(schema(kind.name)["properties"])


def test_a_form_has_a_control_for_each_construct():
    controls = {
        field.control for kind in KINDS for field in every(form(kind.name, _full(kind), Choices("nl")))
    }
    assert controls >= {"line", "paragraph", "choice", "search", "checks", "date", "number", "group", "one"}
    assert controls >= {"list", "file", "flag", "kept", "raw"}


def _example(kind):
    return form(kind.name, _full(kind), Choices("nl"))


def _full(kind):
    return {part.name: part.example for part in parts(kind.name)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_of_each_field_fits_in_its_control(kind):
    raw = {
        field.path[-1]
        for field in every(form(kind.name, _full(kind), Choices("nl")))
        if field.control == "raw"
    }
    assert raw <= {"fingerprint", "received", *_keys_of(kind)}


def _keys_of(kind):
    return _full(kind).get("fingerprint", {}).keys()


@pytest.mark.parametrize(("path", "kind", "content"), EVERY, ids=[path for path, *_ in EVERY])
def test_a_form_that_nobody_touched_says_what_the_document_says(path, kind, content):
    draft = read(path, kind, content)
    fields = form(kind.name, draft.data, Choices("nl"))
    assert filled(fields, list(sent(fields)), copy.deepcopy(draft.data)) == draft.data


UNFIT = {
    "type": "goal",
    "title": ["a"],
    "why": {"x": 1},
    "cycle": "one",
    "activities": "text",
    "strange": [1],
}


def test_what_does_not_fit_is_shown_and_not_touched():
    fields = form("goal", UNFIT, Choices("nl"))
    raw = {field.path[0] for field in fields if field.control == "raw"}
    assert raw == {"title", "why", "activities", "strange"}
    assert filled(fields, [*sent(fields), ("title", "new"), ("strange", "new")], dict(UNFIT)) == UNFIT


def test_what_is_ticked_keeps_its_order():
    data = {"consent": {"scope": ["photo", "portfolio"]}}
    fields = form("profile", data, Choices("nl"))
    ticked = [
        ("consent/scope", ""),
        *(("consent/scope", f'"{word}"') for word in ("contact", "portfolio", "photo")),
    ]
    assert filled(fields, ticked, data)["consent"]["scope"] == ["photo", "portfolio", "contact"]


def test_entries_are_added_ordered_and_taken_away():
    data = {"activities": [{"title": "a"}, {"title": "b"}]}
    fields = form("goal", data, Choices("nl"))
    rows = [("activities/.", ""), ("activities/7/title", "c"), ("activities/1/title", "b")]
    assert filled(fields, rows, data)["activities"] == [{"title": "c"}, {"title": "b"}]
    assert filled(fields, [("activities/.", "")], data) == {}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("14-3-2026", "2026-03-14"),
        ("14 maart 2026", "2026-03-14"),
        ("Maart 2026", "2026-03"),
        ("2026", "2026"),
        (" 2026-03-14 ", "2026-03-14"),
        ("ooit", "ooit"),
        ("31-2-2026", "31-2-2026"),
        ("", ""),
    ],
)
def test_a_date_is_taken_as_people_type_it(typed, written):
    assert dated(typed) == written
    fields = form("evidence", {}, Choices("nl"))
    data = filled(fields, [("date", typed)], {})
    assert data.get("date", "") == (2026 if written == "2026" else written)


def test_the_kinds_of_a_learner_are_all_there():
    assert {kind.name for kind in LEARNERS} < KIND.keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_of_a_date_is_as_people_type_it_and_is_understood(kind):
    for field in every(form(kind.name, {}, Choices("nl"))):
        if field.control == "date":
            assert re.fullmatch(r"(?:(?:\d{1,2}-)?\d{1,2}-)?\d{4}", field.example), field.id
            assert is_partial_date(dated(field.example, field.id)), field.id
