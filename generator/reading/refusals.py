"""What of a document its schema does not allow, each thing with its place: the only user of jsonschema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend
from referencing import Registry, Resource

from generator.problems import Problem
from generator.reading.documents import Draft
from generator.reading.schemas import field, is_partial_date, nearest, schema
from generator.reading.strict_yaml import Path

formats = FormatChecker(formats=())
formats.checks("partial-date")(is_partial_date)


def _is_whole(_: object, value: object) -> bool:
    """JSON Schema calls 9.0 an integer; here it is no cycle and no page, for nothing would find it."""
    return isinstance(value, int) and not isinstance(value, bool)


_Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types there
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
)


@cache
def _validator(name: str) -> Draft202012Validator:
    shared = Resource.from_contents(schema("common"))
    registry: Registry[Any] = Registry().with_resource("common.json", shared)
    validator: Draft202012Validator = _Validator(schema(name), registry=registry, format_checker=formats)
    return validator


def refusals(draft: Draft) -> list[Problem]:
    """Everything in a document that its schema does not allow, one problem for each place."""
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


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
