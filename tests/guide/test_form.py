import pytest

from generator.guide.form import form
from generator.guide.parts import parts
from generator.guide.plain_yaml import scalar
from generator.languages import words
from generator.model import KIND, KINDS
from generator.places import languages
from generator.reading.documents import Draft, draft
from generator.reading.schemas import schema_problems
from generator.reading.strict_yaml import read_yaml
from tests.guide.filling import filled, switched_on

GIVEN = {"title": 'Samen: "ja" of nee? #1'}


def read(kind, text):
    found = draft(f"{kind.name}{kind.suffix}", text, kind)
    assert isinstance(found, Draft), found.problems
    return found


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_document_has_no_problems_but_blanks(kind, language):
    found = schema_problems(read(kind, form(kind, {"type": kind.name, **GIVEN}, language)))
    assert {problem.code for problem in found} <= {"blank"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_document_follows_its_schema_once_it_is_filled_in(kind):
    text = filled(kind, form(kind, {"type": kind.name, **GIVEN}, "nl"))
    assert schema_problems(read(kind, text)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_that_is_switched_off_can_be_switched_on(kind):
    text = filled(kind, switched_on(form(kind, {"type": kind.name, **GIVEN}, "nl")))
    assert schema_problems(read(kind, text)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_form_has_every_field_of_the_schema_in_its_order(kind):
    data = read(kind, switched_on(form(kind, {"type": kind.name, **GIVEN}, "en"))).data
    assert list(data) == [part.name for part in parts(kind.name)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_above_every_field_stands_its_description(kind):
    text = " ".join(form(kind, {"type": kind.name, **GIVEN}, "nl").replace("\n# ", " ").split())
    say = words("nl").gettext
    for part in parts(kind.name):
        assert f"{say(part.says['title'])}: {say(part.says['description'])}" in text


def test_what_is_given_is_read_back_as_it_was():
    text = form(KIND["experience"], {"type": "experience", **GIVEN, "cycle": 3}, "nl")
    data = read(KIND["experience"], text).data
    assert (data["title"], data["cycle"]) == (GIVEN["title"], 3)


NAMES = {"Amina Yusuf", "Amina de Wit", "Mina", "Fatima de Boer", "Zorggroep Linde", "EVC-centrum Maas"}


def leaves(value):
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return [value] if inner is None else [leaf for each in inner for leaf in leaves(each)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_is_in_the_language_of_the_form(kind):
    english, dutch = (
        leaves(read(kind, switched_on(form(kind, {"type": kind.name, **GIVEN}, it))).data)
        for it in ("en", "nl")
    )
    texts = [text for text in english if isinstance(text, str) and " " in text.strip()]
    assert set(texts) & set(dutch) <= NAMES | {GIVEN["title"]}


def test_a_list_of_groups_shows_one_entry():
    text = form(KIND["assessment"], {"type": "assessment", **GIVEN}, "en")
    assert "  - competence:\n" in text
    assert "    level:\n" in text
    assert "    #rationale: " in text


def test_the_questions_of_the_themes_stand_before_the_prose():
    text = form(KIND["experience"], {"type": "experience", **GIVEN}, "nl")
    assert text.endswith("# - Waar ben je trots op?\n---\n")


TRAPS = (
    """Zorg|no|Null|~|true|12:30|0612|1.10|1e3|2018|2025-02|a: b|a #b|- a|{x}|é|'t Gooi|a,b|x y |…|"|\\|@x"""
)


@pytest.mark.parametrize("text", [*TRAPS.split("|"), "lifecomp:S1", "a\tb"])
def test_a_text_is_read_back_as_the_same_text(text):
    assert read_yaml("a.yml", f"x: {scalar(text)}\n").value == {"x": text}
