"""Documents against ``schemas/``: the only place that uses a library for JSON Schema.

One in Rust says whether a document follows its schema, and one in Python says of those that do not
what is wrong where.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne
from referencing import Registry, Resource

from generator.places import SCHEMAS, languages
from generator.problems import Problem
from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path

_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

formats = FormatChecker(formats=())


def _is_whole(_: object, value: object) -> bool:
    """JSON Schema calls 9.0 an integer; here it is no cycle and no page, for nothing would find it."""
    return isinstance(value, int) and not isinstance(value, bool)


_Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types there
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
)


@formats.checks("partial-date")
def is_partial_date(value: object) -> bool:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` that exists (ISO 8601-1, reduced precision)."""
    text = str(value)
    if not _PARTIAL_DATE.match(text):
        return False
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return _FIRST_YEAR <= year <= _LAST_YEAR


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of a kind of document, or ``common``."""
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return _in_every_language(read) if name == "common" else read


def _in_every_language(common: dict[str, Any]) -> dict[str, Any]:
    """With the languages of further catalogues: to add one is no change of a schema."""
    known = common["$defs"]["language"]["enum"]
    texts = common["$defs"]["text"]["properties"]
    for language in languages():
        if language not in known:
            known.append(language)
            texts[language] = {**texts["en"], "title": language, "description": language}
    return common


@cache
def _validator(name: str) -> Draft202012Validator:
    shared = Resource.from_contents(schema("common"))
    registry: Registry[Any] = Registry().with_resource("common.json", shared)
    validator: Draft202012Validator = _Validator(schema(name), registry=registry, format_checker=formats)
    return validator


@cache
def _accepting(name: str) -> jsonschema_rs.Draft202012Validator:
    """Says yes or no, fifty times as fast as the other says why."""
    common = schema("common")
    year = {"minimum": _FIRST_YEAR, "maximum": _LAST_YEAR}  # a format is asked of texts only
    common = {**common, "$defs": {**common["$defs"], "date": {**common["$defs"]["date"], **year}}}
    shared = jsonschema_rs.Registry([("json-schema:///common.json", common)])
    return jsonschema_rs.Draft202012Validator(
        schema(name), formats={"partial-date": is_partial_date}, validate_formats=True, registry=shared
    )


def is_accepted(name: str, data: dict[str, Any]) -> bool:
    """Whether data follow the schema of a kind: a quick yes that is sure, or a no that may need a look."""
    return _has_no_fraction(data) and _accepting(name).is_valid(data)


def _has_no_fraction(value: Any) -> bool:
    """JSON Schema calls 9.0 an integer, and no field has room for 9.5."""
    if isinstance(value, dict):
        return all(map(_has_no_fraction, value.values()))
    if isinstance(value, list):
        return all(map(_has_no_fraction, value))
    return not isinstance(value, float)


def schema_problems(draft: Draft) -> list[Problem]:
    """Everything in a document that its schema does not allow, one problem for each place."""
    if is_accepted(draft.kind.name, draft.data):
        return []
    if (wrong := _wrong_kind(draft)) is not None:
        return [wrong]
    found: dict[tuple[object, ...], Problem] = {}
    for error in sorted(_validator(draft.kind.name).iter_errors(draft.data), key=_precedence):
        for path, told in _told(draft, error):
            beside = told.values if told.code in _BESIDE_OTHERS else ()
            found.setdefault((path, told.code if path == tuple(error.absolute_path) else "", beside), told)
    return _first_at_each_place(found)


def _first_at_each_place(found: dict[tuple[object, ...], Problem]) -> list[Problem]:
    """What is missing or unknown stands beside a wrong value; two wrongs of one value do not."""
    kept: list[Problem] = []
    judged: set[object] = set()
    for (path, *_), told in found.items():
        if told.code in _BESIDE_OTHERS:
            kept.append(told)
        elif path not in judged:
            judged.add(path)
            kept.append(told)
    return kept


_BESIDE_OTHERS = {"missing-field", "unknown-field"}
_ORDER = ("type", "enum", "const", "format", "minLength")


def _precedence(error: Any) -> int:
    return _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)


def _wrong_kind(draft: Draft) -> Problem | None:
    said = draft.data.get("type")
    if "type" not in draft.data or said == draft.kind.name:
        return None
    close = nearest(str(said), [draft.kind.name])
    return draft.problem("wrong-kind", ("type",), found=said, expected=draft.kind.name, nearest=close)


def _told(draft: Draft, error: Any) -> Iterator[tuple[Path, Problem]]:
    path: Path = tuple(error.absolute_path)
    teller = _TELLERS.get(error.validator, _wrong_form)
    for at, code, values in teller(draft, error, path):
        place = draft.key_place(at) if code == "unknown-field" else draft.place(at)
        yield at, Problem(draft.path, place, code, tuple(sorted((k, str(v)) for k, v in values.items())))


_Teller = Iterator[tuple[Path, str, dict[str, object]]]


def _missing(draft: Draft, error: Any, path: Path) -> _Teller:
    for name in error.validator_value:
        if name not in error.instance and f"'{name}'" in error.message:
            described = field(draft.kind.name, (*path, name)).get("description", "")
            yield path, "missing-field", {"field": name, "description": described}


def _unknown(_: Draft, error: Any, path: Path) -> _Teller:
    known = list(error.schema["properties"])
    for name in error.instance:
        if name not in known:
            yield (*path, name), "unknown-field", {"field": name, "nearest": nearest(name, known)}


def _type(draft: Draft, error: Any, path: Path) -> _Teller:
    described = field(draft.kind.name, path).get("description", "")
    if error.instance is None:
        yield path, "blank", {"field": _name(path), "description": described}
        return
    wanted = error.validator_value
    wanted = wanted if isinstance(wanted, str) else wanted[0]
    yield (
        path,
        "wrong-type",
        {
            "field": _name(path),
            "expected": _TYPE_WORDS[wanted],
            "found": _shown(error.instance),
        },
    )


def _choice(_: Draft, error: Any, path: Path) -> _Teller:
    choices = [str(choice) for choice in error.validator_value]
    yield (
        path,
        "unknown-choice",
        {
            "field": _name(path),
            "found": _shown(error.instance),
            "choices": ", ".join(choices),
            "nearest": nearest(str(error.instance), choices),
        },
    )


def _format(_: Draft, error: Any, path: Path) -> _Teller:
    yield path, "not-a-date", {"field": _name(path), "found": _shown(error.instance)}


def _wrong_form(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.validator == "pattern" and not str(error.instance).strip():
        yield path, "empty", {"field": _name(path)}
        return
    described = field(draft.kind.name, path)
    example = described.get("examples", [""])[0]
    yield (
        path,
        "wrong-form",
        {
            "field": _name(path),
            "found": _shown(error.instance),
            "description": described.get("description", ""),
            "example": example if isinstance(example, str | int) else json.dumps(example, ensure_ascii=False),
        },
    )


def _length(_: Draft, error: Any, path: Path) -> _Teller:
    if error.validator == "minLength":
        yield path, "empty", {"field": _name(path)}
    else:
        yield (
            path,
            "too-long",
            {
                "field": _name(path),
                "found": len(error.instance),
                "most": error.validator_value,
            },
        )


def _range(_: Draft, error: Any, path: Path) -> _Teller:
    yield (
        path,
        "out-of-range",
        {
            "field": _name(path),
            "found": error.instance,
            "least": error.schema.get("minimum", ""),
            "most": error.schema.get("maximum", ""),
        },
    )


def _few(_: Draft, error: Any, path: Path) -> _Teller:
    yield path, "too-few", {"field": _name(path), "least": error.validator_value}


def _many(_: Draft, error: Any, path: Path) -> _Teller:
    yield path, "too-many", {"field": _name(path), "most": error.validator_value}


def _repeated(_: Draft, __: Any, path: Path) -> _Teller:
    yield path, "repeated", {"field": _name(path)}


_TELLERS = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "format": _format,
    "minLength": _length,
    "maxLength": _length,
    "minimum": _range,
    "maximum": _range,
    "minItems": _few,
    "minProperties": _few,
    "maxItems": _many,
    "maxProperties": _many,
    "uniqueItems": _repeated,
}
"""How each keyword of JSON Schema is told to an author; the others are a matter of form."""

_TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "true or false",
}


def nearest(name: str, known: list[str]) -> str:
    """The known name a mistyped one probably is, or ``""``."""
    close = extractOne(name, known, scorer=ratio, processor=str.casefold, score_cutoff=60)
    return close[0] if close else ""


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def field(kind: str, path: Path) -> dict[str, Any]:
    """What the schema says of the field at a path: title, description, examples."""
    found, file = schema(kind), kind
    for step in path:
        parts, file = resolved(found, file), file_of(found, file)
        if isinstance(step, str):
            found = parts.get("properties", {}).get(step, {})
        else:
            found = parts.get("items", {})
    return {**resolved(found, file), **found}


def file_of(part: dict[str, Any], kind: str) -> str:
    """The schema that what a part's ``$ref`` leads to is in, so that its own ``$ref`` is followed there."""
    return part.get("$ref", "").partition("#")[0].removesuffix(".json") or kind


def resolved(part: dict[str, Any], kind: str) -> dict[str, Any]:
    """A part of a schema with its ``$ref`` followed."""
    while "$ref" in part:
        file, _, pointer = part["$ref"].partition("#")
        part = schema(file.removesuffix(".json") or kind)
        if file:
            kind = file.removesuffix(".json")
        for step in pointer.strip("/").split("/"):
            part = part[step]
    return part
