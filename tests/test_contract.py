"""Schemas and dataclasses say the same: names, what must be there, and examples that hold."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator import model
from generator.model import KIND, KINDS, TRANSLATION
from generator.reading.schema_errors import formats
from generator.reading.schemas import resolved, schema

THE_PROGRAMS = {"source", "slug", "prose", "translations"}
"""Fields of the model that come from the file, not from its front matter."""

RENAMED = {("Feedback", "giver"): "from", ("Framework", "address"): "source", ("Received", "sender"): "from"}
"""Where Python keeps the author's word for itself."""

NOT_THE_AUTHORS = {
    ("Evidence", "fingerprint"),
    ("Validation", "lapsed"),
    ("Validation", "confirmed"),
    ("Validation", "signed"),
    ("Feedback", "signed"),
    ("Assessment", "confirmed"),
    ("Evidence", "checked"),
    ("Activity", "over"),
    ("Received", "outdated"),
    ("Received", "altered"),
    ("Framework", "source"),
}
HELD_BY_THE_PATH = {"type"}


def pairs() -> list[tuple[str, dict[str, Any], type]]:
    """Every group of fields in a schema with the class it becomes."""
    found: list[tuple[str, dict[str, Any], type]] = []
    for kind in (*KINDS, TRANSLATION):
        _collect(kind.name, schema(kind.name), kind.model, kind.name, found)
    return found


def _collect(where, part, cls, kind, found):
    if any(known is cls for *_, known in found):
        return
    part = resolved(part, kind)
    found.append((where, part, cls))
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        name = RENAMED.get((cls.__name__, field.name), field.name)
        inner = _class_in(hints[field.name])
        if inner and name in part["properties"]:
            below = resolved(part["properties"][name], kind)
            if "items" in below:
                below = resolved(below["items"], kind)
            _collect(f"{where}.{name}", below, inner, kind, found)


def _class_in(hint):
    """The dataclass of ours in a type hint, if there is one."""
    for candidate in (hint, *typing.get_args(hint)):
        if dataclasses.is_dataclass(candidate) and candidate not in {model.Date, model.Text}:
            return candidate
    return None


@pytest.mark.parametrize(
    ("where", "part", "cls"), pairs(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_schema_and_class_have_the_same_fields(where, part, cls):  # noqa: ARG001  # names the case
    fields = {
        RENAMED.get((cls.__name__, field.name), field.name)
        for field in dataclasses.fields(cls)
        if (cls.__name__, field.name) not in NOT_THE_AUTHORS
    }
    if cls is not model.Framework:
        fields -= THE_PROGRAMS
    else:
        fields -= {"slug"}

    assert set(part["properties"]) - HELD_BY_THE_PATH == fields


@pytest.mark.parametrize(
    ("where", "part", "cls"), pairs(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_the_schema_requires_has_no_default_in_the_class(where, part, cls):
    required = set(part.get("required", ())) - HELD_BY_THE_PATH
    for field in dataclasses.fields(cls):
        name = RENAMED.get((cls.__name__, field.name), field.name)
        held_elsewhere = (cls.__name__, field.name) in NOT_THE_AUTHORS | RENAMED.keys()
        if name in part["properties"] and not held_elsewhere:
            has_default = (
                field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            )
            assert has_default == (name not in required), f"{where}.{name}"


def properties(part, file, path=()):
    """Every property of a schema: its path, what it says, and the file that says so."""
    file = part.get("$ref", "").partition("#")[0].removesuffix(".json") or file
    part = resolved(part, file)
    for name, inner in part.get("properties", {}).items():
        yield (*path, name), inner, file
        if len(path) < 6:
            yield from properties(inner, file, (*path, name))
    if "items" in part and len(path) < 6:
        yield from properties(part["items"], file, path)


def standing_alone(rule, file):
    """A part of a schema whose references say which file they are in."""
    if isinstance(rule, dict):
        return {
            key: f"{file}.json{value}"
            if key == "$ref" and value.startswith("#")
            else standing_alone(value, file)
            for key, value in rule.items()
        }
    return [standing_alone(value, file) for value in rule] if isinstance(rule, list) else rule


@pytest.mark.parametrize("kind", [*KIND, TRANSLATION.name])
def test_every_field_is_explained_in_words_and_with_an_example_that_holds(kind):
    registry: Registry[Any] = Registry().with_resources(
        [(f"{name}.json", Resource.from_contents(schema(name))) for name in ("common", kind)]
    )
    for path, part, file in properties(schema(kind), kind):
        for word in ("title", "description", "examples"):
            assert part.get(word), f"{kind}: {path} has no {word}"
        rule = {"$schema": schema(kind)["$schema"], **standing_alone(part, file)}
        validator = Draft202012Validator(rule, registry=registry, format_checker=formats)
        for example in part["examples"]:
            assert validator.is_valid(example), f"{kind}: {path}: {example}"


@pytest.mark.parametrize("kind", [*KIND, TRANSLATION.name])
def test_a_schema_is_valid_and_its_own_example_holds(kind):
    registry: Registry[Any] = Registry().with_resource(
        "common.json", Resource.from_contents(schema("common"))
    )
    Draft202012Validator.check_schema(schema(kind))
    validator = Draft202012Validator(schema(kind), registry=registry, format_checker=formats)

    for example in schema(kind)["examples"]:
        assert [error.message for error in validator.iter_errors(example)] == []


def test_a_translation_has_the_fields_that_documents_have_texts_for_and_no_others():
    in_table = {name for names in model.TRANSLATED.values() for name in names}
    fields = {field.name for field in dataclasses.fields(model.Translation)} - THE_PROGRAMS
    assert fields - in_table == {"title", "visibility"}
    assert in_table <= fields


@pytest.mark.parametrize("cls", model.TRANSLATED, ids=lambda cls: cls.__name__)
def test_what_is_translated_is_a_text_as_long_as_the_one_it_translates(cls):
    kind = next(kind.name for kind in KINDS if kind.model is cls)
    here = schema(TRANSLATION.name)["properties"]
    for name, path in model.TRANSLATED[cls].items():
        part, listed = schema(kind), None
        for step in path:
            part = part["properties"][step]
            if "items" in part:
                part, listed = part["items"], part
        translation = here[name].get("items", here[name])
        assert translation["$ref"] == part["$ref"], name
        assert here[name].get("maxItems") == (listed or {}).get("maxItems"), name
