"""Every constraint of every schema: what breaks it is told with its own code, at its own place.

The cases come from the schemas: a document with every field, made of the fields' examples, and for
each keyword of each field a value that breaks just that one.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.problems import Place
from generator.reading.documents import Draft, draft
from generator.reading.kinds import KIND
from generator.reading.schemas import (
    field,
    file_of,
    is_partial_date,
    nearest,
    resolved,
    schema,
    schema_problems,
)

Path = tuple[str | int, ...]
NOT_OF_THE_FORM = "?? ??"


def written(kind: str, data: dict[str, Any]) -> Draft:
    """A document with this data; JSON is YAML."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    made = draft(
        f"ann/x{KIND[kind].suffix}", f"---\n{text}\n---\n" if KIND[kind].has_prose else text, KIND[kind]
    )
    assert isinstance(made, Draft), made
    return made


def filled(part: dict[str, Any], file: str, depth: int = 0) -> Any:
    """A value with everything a schema allows in it, made of its examples."""
    rule, inner = resolved(part, file), file_of(part, file)
    if rule.get("type") == "object" and "properties" in rule:
        most = rule.get("maxProperties", 99)
        fields = {
            name: filled(below, inner, depth + 1)
            for name, below in list(rule["properties"].items())[:most]
            if not (name == "competences" and depth > 5)  # a framework's groups go on and on
        }
        return {name: value for name, value in fields.items() if value is not None}
    if rule.get("type") == "array" and "properties" in resolved(rule["items"], inner):
        return [filled(rule["items"], inner, depth + 1)]
    return copy.deepcopy((part.get("examples") or rule.get("examples") or [None])[0])


def values(part: dict[str, Any], file: str, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every value a schema speaks of: its path, with 0 for an entry of a list, and its rule."""
    rule, inner = resolved(part, file), file_of(part, file)
    yield path, rule
    if len(path) < 6:
        for name, below in rule.get("properties", {}).items():
            yield from values(below, inner, (*path, name))
        if "items" in rule:
            yield from values(rule["items"], inner, (*path, 0))


def replaced(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The data with another value at a path."""
    changed: Any = copy.deepcopy(data)
    at = changed
    for step in path[:-1]:
        if step == "fragment" or (isinstance(at, dict) and isinstance(at.get(step), str)):
            at[step] = {}  # one field at a time; or a text that can also be given for each language
        at = at[step]
    at[path[-1]] = value
    return changed  # type: ignore[no-any-return]


def breaking(rule: dict[str, Any], example: Any) -> Iterator[tuple[Any, str]]:
    """Values that break one keyword of a rule each, and the code for it."""
    types = [rule["type"]] if isinstance(rule.get("type"), str) else rule.get("type", [])
    if types:
        yield None, "blank"
        yield True, "wrong-type"
        yield ([] if "array" not in types else "x"), "wrong-type"
    if "string" in types and "integer" not in types:
        yield 7, "wrong-type"
    if types == ["integer"]:
        yield "7", "wrong-type"
        yield 1.5, "wrong-type"
    if "enum" in rule:
        yield "zzz", "unknown-choice"
        yield str(rule["enum"][0]).upper(), "unknown-choice"
    if "pattern" in rule:
        yield (" ", "empty") if rule["pattern"] == r"\S" else (NOT_OF_THE_FORM, "wrong-form")
        if rule["pattern"] != r"\S":
            yield f"{example}\n", "wrong-form"
    if "format" in rule:
        yield "2025-02-30", "not-a-date"
        yield 25, "not-a-date"
    if "minLength" in rule:
        yield "", "empty"
    if "maxLength" in rule:
        yield "a" * (rule["maxLength"] + 1), "too-long"
    if "minimum" in rule:
        yield rule["minimum"] - 1, "out-of-range"
        yield rule["maximum"] + 1, "out-of-range"
    if "minItems" in rule:
        yield [], "too-few"
    if "maxItems" in rule:
        yield [example[0]] * (rule["maxItems"] + 1), "too-many"
    if "uniqueItems" in rule:
        yield [example[0]] * 2, "repeated"
    if "minProperties" in rule:
        yield {}, "too-few"
    if "additionalProperties" in rule and "properties" in rule:
        full = rule.get("maxProperties") == 1 or not isinstance(example, dict)
        yield {**({} if full else example), "zzz": "x"}, "unknown-field"


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step] if isinstance(data, list) else None
    return data


@pytest.mark.parametrize("kind", KIND)
def test_a_document_with_every_field_has_no_problem(kind):
    assert schema_problems(written(kind, filled(schema(kind), kind))) == []


@pytest.mark.parametrize("kind", KIND)
def test_a_value_that_breaks_a_constraint_is_told_with_its_code_at_its_place(kind):
    whole = filled(schema(kind), kind)
    wrong = []
    for path, rule in values(schema(kind), kind):
        for value, code in breaking(rule, at(whole, path)) if path else ():
            broken = written(kind, replaced(whole, path, value))
            where = broken.key_place((*path, "zzz")) if code == "unknown-field" else broken.place(path)
            told = [(found.code, found.place) for found in schema_problems(broken)]
            if told != [(code, where)]:
                wrong.append((path, value, (code, where), told))

    assert wrong == []


@pytest.mark.parametrize("kind", KIND)
def test_a_field_that_must_be_there_is_told_at_the_group_it_is_missing_from(kind):
    whole = filled(schema(kind), kind)
    wrong = []
    for path, rule in values(schema(kind), kind):
        for name in rule.get("required", ()):
            group = {key: value for key, value in at(whole, path).items() if key != name}
            broken = written(kind, replaced(whole, path, group) if path else group)
            told = [
                (found.code, dict(found.values)["field"], found.place) for found in schema_problems(broken)
            ]
            if told != [("missing-field", name, broken.place(path))]:
                wrong.append((path, name, told))

    assert wrong == []


@pytest.mark.parametrize("kind", KIND)
def test_a_field_nobody_knows_is_told_in_every_kind_of_document(kind):
    whole = written(kind, {**filled(schema(kind), kind), "zzz": 1})

    assert [(found.code, found.place) for found in schema_problems(whole)] == [
        ("unknown-field", whole.key_place(("zzz",)))
    ]


@pytest.mark.parametrize("kind", KIND)
def test_a_document_of_another_kind_is_told_that_and_nothing_else(kind):
    told = schema_problems(written(kind, {"type": "zzz"}))

    assert [found.code for found in told] == ["wrong-kind"]


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("experience", ("title",), "a" * 200),
        ("dialogue", ("steering",), 0),
        ("dialogue", ("steering",), 100),
        ("goal", ("cycle",), 99),
        ("goal", ("level",), "A1"),
        ("evidence", ("date",), 2025),
    ],
)
def test_a_value_at_the_edge_is_allowed(kind, path, value):
    assert schema_problems(written(kind, replaced(filled(schema(kind), kind), path, value))) == []


def test_a_fingerprint_has_no_more_pieces_than_there_can_be():
    pieces = {f"piece-{number}": "0123456789abcdef" for number in range(61)}
    whole = written(
        "validation", replaced(filled(schema("validation"), "validation"), ("fingerprint",), pieces)
    )

    assert [found.code for found in schema_problems(whole)] == ["too-many"]


def test_a_wrong_value_and_a_missing_field_beside_it_are_both_told():
    whole = {**filled(schema("experience"), "experience"), "learning": "zzz", "starrt": {"zzz": 1}}
    del whole["setting"]

    told = [found.code for found in schema_problems(written("experience", whole))]
    assert sorted(told) == ["missing-field", "unknown-choice", "unknown-field"]


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        (2025, True),
        ("2025", True),
        ("2025-02", True),
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("2025-13", False),
        ("2025-00", False),
        ("2025-2", False),
        ("2025-02-30", False),
        ("11-02-2025", False),
        ("2025-02-11T10:00", False),
        ("2025-02-11\n", False),
        ("٢٠٢٥", False),
        ("1899", False),
        ("1900", True),
        ("2200-12-31", True),
        ("2201", False),
        ("", False),
    ],
)
def test_a_date_is_a_year_a_month_or_a_day_that_exists(value, is_one):
    assert is_partial_date(value) is is_one


@pytest.mark.parametrize(
    ("name", "known", "close"),
    [
        ("titel", ["title", "type"], "title"),
        ("TITLE", ["title"], "title"),
        ("kade:z1", ["kade:Z1"], "kade:Z1"),
        ("wholly other", ["title"], ""),
        ("x", [], ""),
    ],
)
def test_the_nearest_name_is_one_that_was_probably_meant(name, known, close):
    assert nearest(name, known) == close


def test_a_problem_says_what_was_found_and_what_could_stand_there():
    whole = filled(schema("experience"), "experience")
    (told,) = schema_problems(written("experience", {**whole, "learning": "informel"}))

    assert dict(told.values) == {
        "field": "learning",
        "found": "informel",
        "choices": "formal, non-formal, informal",
        "nearest": "informal",
    }


def test_a_long_wrong_value_is_shown_in_part():
    whole = filled(schema("evidence"), "evidence")
    (told,) = schema_problems(written("evidence", {**whole, "date": "a" * 100}))

    assert dict(told.values)["found"] == "a" * 59 + "…"


def test_what_a_schema_says_of_a_field_is_found_by_its_path():
    assert field("experience", ("competences", 0, "rationale"))["title"] == "Rationale"
    assert field("experience", ("competences", 0, "zzz")) == {}


def test_a_missing_field_of_the_whole_document_stands_on_its_first_line():
    whole = filled(schema("goal"), "goal")
    del whole["status"]

    assert schema_problems(written("goal", whole))[0].place == Place(1, 1)
