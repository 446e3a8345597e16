"""What of a document its schema does not allow, each thing with its place: the only user of jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from generator.problems import Problem
from generator.reading.as_written import name_of, shown, typed
from generator.reading.documents import Draft
from generator.reading.documents import draft as read_again
from generator.reading.field_examples import (
    as_entry,
    as_line,
    as_meant,
    bare_number,
    blank_field,
    entry_of,
    example_for,
    likely_form,
    may_go,
    other_field,
    stands_below,
    without_hyphen,
)
from generator.reading.schemas import FIRST_YEAR, LAST_YEAR, exists, field, is_partial_date, schema
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.choices import meant_choice
from generator.reading.suggestions.dates import ENDING, likely_date, likely_year
from generator.reading.suggestions.field_names import Names
from generator.reading.suggestions.yaml_hints import begins_oddly, glued, odd_dash, quoted
from generator.reading.uncommented import lost_comments
from generator.reading.wrong_kind import kind_it_is_of, wrong_kind

formats = FormatChecker(formats=())
formats.checks("partial-date")(is_partial_date)


def _is_whole(_: object, value: object) -> bool:
    """JSON Schema calls 9.0 an integer; here it is no cycle and no page, for nothing would find it."""
    return isinstance(value, int) and not isinstance(value, bool)


def _repeating(_: object, unique: bool, found: object, __: object) -> Iterator[ValidationError]:
    """Of groups the library holds each against all others."""
    if unique and isinstance(found, list):
        entries = {json.dumps(entry, sort_keys=True) for entry in found}
        if len(entries) < len(found):
            yield ValidationError("repeated")


_Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types there
    Draft202012Validator,
    {"uniqueItems": _repeating},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole),
)


@cache
def _validator(name: str) -> Draft202012Validator:
    shared = Resource.from_contents(schema("common"))
    registry: Registry[Any] = Registry().with_resource("common.json", shared)
    validator: Draft202012Validator = _Validator(schema(name), registry=registry, format_checker=formats)
    return validator


def refusals(draft: Draft) -> list[Problem]:
    """Everything in a document that its schema does not allow, one problem for each place."""
    lost, text = lost_comments(draft.path, draft.kind, draft.text)
    if lost:
        again = read_again(draft.path, text, draft.kind)
        return lost + (refusals(again) if isinstance(again, Draft) else list(again.problems))
    if (wrong := wrong_kind(draft)) is not None:
        kind = kind_it_is_of(draft)
        of_kind = kind and replace(draft, kind=kind, data={**draft.data, "type": kind.name})
        return [wrong, *(refusals(of_kind) if of_kind else ())]
    found: dict[tuple[Any, ...], Problem] = {}
    errors = islice(_validator(draft.kind.name).iter_errors(draft.data), _MOST)
    for error in sorted(errors, key=_precedence):
        for path, told in _told(draft, error):
            beside = told.values if told.code in _BESIDE_OTHERS else ()
            found.setdefault((path, told.code if path == tuple(error.absolute_path) else "", beside), told)
    return _first_at_each_place(found)


_MOST = 1000
"""How many refusals are looked into. Of one value there may be several, and fewer are told of a document."""


def _first_at_each_place(found: dict[tuple[Any, ...], Problem]) -> list[Problem]:
    """What is missing or unknown stands beside a wrong value; two wrongs of one value do not."""
    kept: list[Problem] = []
    judged: set[object] = set()
    meant = _meant_elsewhere(found)
    for (path, *_), told in found.items():
        if told.code == "missing-field":
            kept += [] if (*path, dict(told.values)["field"]) in meant else [told]
        elif told.code in _BESIDE_OTHERS:
            kept.append(told)
        elif path not in judged:
            judged.add(path)
            kept += [] if told.code == "blank" and path in meant else [told]
    return kept


def _meant_elsewhere(found: dict[tuple[Any, ...], Problem]) -> set[Path]:
    """The fields that another line was probably meant for, so that they are neither missing nor blank."""
    meant: set[Path] = set()
    for (path, *_), told in found.items():
        if told.code == "unknown-field":
            values = dict(told.values)
            meant.add((*path[:-1], values.get("nearest") or values.get("group", "")))
        elif told.code == "yaml-no-space":
            meant.add((*path[:-1], dict(told.values)["found"].rstrip(":")))
    return meant


_BESIDE_OTHERS = {"missing-field", "unknown-field", "yaml-no-space"}
_ORDER = ("type", "enum", "const", "format", "minLength")


def _precedence(error: Any) -> int:
    return _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)


def _told(draft: Draft, error: Any) -> Iterator[tuple[Path, Problem]]:
    path: Path = tuple(error.absolute_path)
    teller = _TELLERS.get(error.validator, _wrong_form)
    for at, code, values in teller(draft, error, path):
        wanting = _wanting(draft, error, path)
        place = draft.key_place(at) if len(at) > len(path) else draft.place(wanting or at)
        told = tuple(sorted((k, str(v)) for k, v in values.items()))
        inner = (str(values["field"]),) if code == "missing-field" else ()
        yield at, Problem(draft.path, place, code, told, (*at, *inner))


def _wanting(draft: Draft, error: Any, path: Path) -> Path:
    """The field that makes another one needed, as a picture does its words; else nothing."""
    steps = list(error.absolute_schema_path)
    if "then" not in steps:
        return ()
    part: Any = schema(draft.kind.name)
    for step in steps[: steps.index("then")]:
        part = part[step]
    there = [name for name in (*_FILES, *part["if"]["properties"]) if name in error.instance]
    return (*path, there[0])


_FILES = ("file", "url")
"""Where a field that a kind of file needs is told, rather than at the kind."""

_Teller = Iterator[tuple[Path, str, dict[str, object]]]


def _missing(draft: Draft, error: Any, path: Path) -> _Teller:
    for name in error.validator_value:
        if name not in error.instance and f"'{name}'" in error.message:
            described = field(draft.kind.name, (*path, name)).get("description", "")
            yield path, "missing-field", {"field": name, "description": described}


def _unknown(draft: Draft, error: Any, path: Path) -> _Teller:
    names = Names(draft.kind.name, path)
    unknown = (name for name in error.instance if name not in error.schema["properties"])
    for name in islice(unknown, _MOST):
        close = glued(f"{name}: {shown(typed(draft, (*path, name), error.instance[name]))}")
        close = close if close and close[0].rstrip(":") in error.schema["properties"] else glued(name)
        if close and close[0].rstrip(":") in error.schema["properties"]:
            yield (*path, name), "yaml-no-space", {"found": close[0], "right": close[1]}
        else:
            yield (*path, name), "unknown-field", {"field": name, **names.meant(name, error.instance)}


def _type(draft: Draft, error: Any, path: Path) -> _Teller:
    wanted = error.validator_value if isinstance(error.validator_value, str) else error.validator_value[0]
    if error.instance is None:
        yield path, "blank", blank_field(draft, error.schema, path)
    elif "enum" in error.schema:
        yield from _choice(draft, error, path)
    elif slip := _slip(draft, error, path):
        yield slip
    elif wanted == "string" and isinstance(error.instance, bool | int | float):
        yield from _unquoted(draft, error, path)
    else:
        found = typed(draft, path, error.instance)
        found = without_hyphen(found) if wanted == "array" else found
        values = {"field": name_of(path), "expected": _TYPE_WORDS[wanted], "found": shown(found)}
        if isinstance(path[-1], int):
            yield path, "wrong-item", {**values, "entry": as_entry(draft, error, path)}
        else:
            below = stands_below(draft, error.schema, path, found)
            yield path, "wrong-type", {**values, **below, **as_meant(name_of(path), wanted, error.instance)}


def _unquoted(draft: Draft, error: Any, path: Path) -> _Teller:
    """A text without quotes that YAML takes for a number or a truth: as it was typed it may be right."""
    text, part = shown(typed(draft, path, error.instance)), error.schema
    if part.get("format") and not isinstance(error.instance, bool):
        yield from _format(draft, error, path)
        return
    right = next((form for form in (text, bare_number(text)) if re.search(part.get("pattern", ""), form)), "")
    code, name = ("wrong-item", "entry") if isinstance(path[-1], int) else ("wrong-type", "right")
    line = quoted(right) if name == "entry" else f"{name_of(path)}: {quoted(right)}"
    expected = "a date" if part.get("format") else _TYPE_WORDS["string"]
    values = {"field": name_of(path), "expected": expected, "found": text}
    yield path, code, {**values, **({name: line} if right and not part.get("format") else {})}


def _first_line(draft: Draft, path: Path) -> str | None:
    """What stands on the first line of a text that goes on below it: YAML makes one line of them all."""
    place = draft.place(path)
    if place.end_column or path not in draft.read.places:
        return None
    return draft.text.split("\n")[place.line - 1][place.column - 1 :].strip()


def _slip(draft: Draft, error: Any, path: Path) -> tuple[Path, str, dict[str, object]] | None:
    """A list or a group that is a text, as a space is missing or odd in it."""
    found, first = typed(draft, path, error.instance), _first_line(draft, path)
    if isinstance(found, dict):
        at = next((name for name in found if name[:1] == "-"), "")
        path, first, found = (*path, at), None, f"{at}: {shown(found.get(at, ''))}"
    if not isinstance(found, str) or error.validator_value not in ("array", "object"):
        return None
    if begins_oddly(found):
        return path, "yaml-odd-space", {}
    if dash := odd_dash(found):
        right = {"right": dash[1]} if found.count(dash[0]) == 1 else {}
        return path, "yaml-odd-dash", {"found": dash[0], **right}
    close = glued(found)
    known = (
        {"-"}
        if error.validator_value == "array"
        else {f"{name}:" for name in error.schema.get("properties", ())}
    )
    if close is None or close[0] not in known:
        return None
    alone = isinstance(error.instance, dict) or not re.search(r"\s(?:-|[a-z_]+:)\S", found)
    if first:
        close = glued(first) or close
    return path, "yaml-no-space", {"found": close[0], **({"right": close[1]} if alone else {})}


def _choice(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.instance is None:
        yield path, "blank", blank_field(draft, error.schema, path)
        return
    choices = [str(choice) for choice in error.schema.get("enum") or [error.schema["const"]]]
    close = meant_choice(str(error.instance), choices)
    yield (
        path,
        "unknown-choice",
        {
            "field": name_of(path),
            "found": shown(typed(draft, path, error.instance)),
            "choices": ", ".join(choices),
            "nearest": close,
            **({} if close else other_field(draft, path, str(error.instance))),
        },
    )


def _format(draft: Draft, error: Any, path: Path) -> _Teller:
    found = str(typed(draft, path, error.instance))
    likely = likely_date(found, name_of(path))
    values: dict[str, object] = {"field": name_of(path), "found": shown(found), "nearest": likely}
    if not is_partial_date(likely):
        values["nearest"] = ""
        if exists(likely):
            values |= {"meant": likely_year(likely), "least": FIRST_YEAR, "most": LAST_YEAR}
        elif name_of(path) in ENDING:
            values["goes_on" if _GOES_ON.fullmatch(found.strip()) else "open"] = name_of(path)
    yield path, "not-a-date", values


_GOES_ON = re.compile(
    r"(?:tot +(?:en met +)?|t/m +|until +|till +|to +)?"
    r"(?:heden|nu|now|present|today|vandaag|current|currently|ongoing|lopend|doorlopend|nog bezig|bezig|"
    r"loopt nog|onbepaald|onbekend|unknown|open|-|–|\?|…|\.\.\.?)",
    re.IGNORECASE,
)
"""What people write where something has not ended, and the line is to be left out."""


def _wrong_form(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.validator == "pattern" and not str(error.instance).strip():
        yield path, "empty", {"field": name_of(path), "away": may_go(draft, path)}
        return
    found = str(typed(draft, path, error.instance))
    described = field(draft.kind.name, path)
    about = field(draft.kind.name, path[:-1]) if isinstance(path[-1], int) else described
    example = entry_of(draft, path) if about is not described else as_line(example_for(draft, path))
    if described.get("x-refers-to", "file") != "file":
        example = ""  # what it names need not be there, and would say something else
    yield (
        path,
        "wrong-form",
        {
            "field": name_of(path),
            "found": shown(found),
            "description": about.get("description", ""),
            "example": example,
            **likely_form(found, error.schema.get("pattern", ""), described),
        },
    )


def _length(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.validator == "minLength":
        yield path, "empty", {"field": name_of(path), "away": may_go(draft, path)}
    else:
        yield (
            path,
            "too-long",
            {
                "field": name_of(path),
                "found": len(error.instance),
                "most": error.validator_value,
            },
        )


def _range(draft: Draft, error: Any, path: Path) -> _Teller:
    yield (
        path,
        "out-of-range",
        {
            "field": name_of(path),
            "found": typed(draft, path, error.instance),
            "least": error.schema.get("minimum", ""),
            "most": error.schema.get("maximum", ""),
        },
    )


def _few(_: Draft, error: Any, path: Path) -> _Teller:
    yield path, "too-few", {"field": name_of(path), "least": error.validator_value}


def _many(_: Draft, error: Any, path: Path) -> _Teller:
    yield path, "too-many", {"field": name_of(path), "most": error.validator_value}


def _repeated(_: Draft, __: Any, path: Path) -> _Teller:
    yield path, "repeated", {"field": name_of(path)}


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
