"""Every constraint of every schema: what breaks it is told with its own code, at its own place."""

from __future__ import annotations

import pytest

from generator.model import KIND
from generator.problems import Place
from generator.reading.read import read_site
from generator.reading.schemas import field, is_accepted, is_partial_date, schema, schema_problems
from generator.reading.suggestions.nearest import nearest
from tests.portfolios import written as folder_of

from .every_field import breaking, filled, found_at, replaced, values, written


@pytest.mark.parametrize("kind", KIND)
def test_a_document_with_every_field_has_no_problem(kind):
    assert schema_problems(written(kind, filled(schema(kind), kind))) == []


@pytest.mark.parametrize("kind", KIND)
def test_a_document_that_follows_its_schema_is_accepted_at_once(kind):
    assert is_accepted(kind, filled(schema(kind), kind))


def test_a_whole_number_with_a_point_is_not_accepted_at_once():
    whole = filled(schema("cycle"), "cycle")

    assert is_accepted("cycle", whole)
    assert not is_accepted("cycle", {**whole, "number": 1.0})


@pytest.mark.parametrize("kind", KIND)
def test_a_value_that_breaks_a_constraint_is_told_with_its_code_at_its_place(kind):
    whole = filled(schema(kind), kind)
    wrong = []
    for path, rule in values(schema(kind), kind):
        for value, code in breaking(rule, found_at(whole, path)) if path else ():
            broken = written(kind, replaced(whole, path, value))
            where = broken.key_place((*path, "zzz")) if code == "unknown-field" else broken.place(path)
            told = [(found.code, found.place) for found in schema_problems(broken)]
            of_item = code == "wrong-type" and isinstance(path[-1], int)
            wanted = ("wrong-item" if of_item else code, where)
            if told != [wanted]:
                wrong.append((path, value, wanted, told))

    assert wrong == []


@pytest.mark.parametrize("kind", KIND)
def test_a_field_that_must_be_there_is_told_at_the_group_it_is_missing_from(kind):
    whole = filled(schema(kind), kind)
    wrong = []
    for path, rule in values(schema(kind), kind):
        for name in rule.get("required", ()):
            group = {key: value for key, value in found_at(whole, path).items() if key != name}
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


def test_a_whole_number_with_a_point_is_none(tmp_path):
    docs = folder_of(tmp_path, {"ann/questions/why.md": QUESTION_OF_CYCLE.format(cycle="1.0")})
    (found,) = read_site(docs).problems
    assert (found.path, found.place.line, found.code) == ("ann/questions/why.md", 5, "wrong-type")
    docs = folder_of(tmp_path, {"ann/questions/why.md": QUESTION_OF_CYCLE.format(cycle="1")})
    assert read_site(docs).problems == ()


QUESTION_OF_CYCLE = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: {cycle}\n---\n"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12-05-2020", "2020-05-12"),
        ("3.4.2025", "2025-04-03"),
        ("2020/5/12", "2020-05-12"),
        ("2020-5", "2020-05"),
        ("05-2020", "2020-05"),
        ("20200512", "2020-05-12"),
        ("12 mei 2020", "2020-05-12"),
        ("Maart 2020", "2020-03"),
        ("2020-13", ""),
        ("31-02-2020", ""),
        ("heden", ""),
    ],
)
def test_a_date_in_another_order_is_told_with_what_was_meant(text, meant):
    whole = {**filled(schema("experience"), "experience"), "start": text}
    (told,) = schema_problems(written("experience", whole))

    assert (told.code, dict(told.values)["nearest"]) == ("not-a-date", meant)


REST = "type, title, visibility, cycle, organisation, role, end, purpose, competences, starrt"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("titel", {"nearest": "title"}),
        ("Zichtbaarheid", {"nearest": "visibility"}),
        ("vorm van leren", {"nearest": "learning"}),
        ("situation", {"group": "starrt"}),
        ("soort", {"nearest": "type"}),
        ("competentie", {"nearest": "competences"}),
        ("fase", {"nearest": "", "choices": REST}),
        ("wholly other", {"nearest": "", "choices": REST}),
    ],
)
def test_an_unknown_field_is_told_with_the_one_that_was_meant(name, values):
    whole = {"learning": "informal", "stage": "initial", "setting": "care", "start": 2020}
    found = {
        told.code: dict(told.values) for told in schema_problems(written("experience", {**whole, name: "x"}))
    }

    assert found["unknown-field"] == {"field": name, **values}


def test_a_missing_field_and_an_unknown_one_that_is_not_meant_for_it_are_both_told():
    whole = filled(schema("experience"), "experience")
    del whole["title"]

    found = schema_problems(written("experience", {**whole, "titel": "x"}))
    assert [told.code for told in found] == ["unknown-field"]
    found = schema_problems(written("experience", {**whole, "weather": "x"}))
    assert sorted(told.code for told in found) == ["missing-field", "unknown-field"]
