"""Documents against ``schemas/``: whether they follow them, and what the schemas say of each field.

Of documents that do not follow theirs, ``refusals`` tells what is wrong where.
"""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from typing import Any

import jsonschema_rs

from generator.places import SCHEMAS, languages
from generator.problems import Problem
from generator.reading.documents import Draft
from generator.reading.strict_yaml import Path

_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}\Z")
FIRST_YEAR, LAST_YEAR = 1900, 2200


def is_partial_date(value: object) -> bool:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` that exists (ISO 8601-1, reduced precision)."""
    text = str(value)
    return exists(text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR


def exists(date: str) -> bool:
    """Whether there is such a date, in whatever year."""
    if not _PARTIAL_DATE.match(date):
        return False
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


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
            from babel import Locale  # noqa: PLC0415  # slow to load, and mostly not needed

            known.append(language)
            texts[language] = _asked_in(texts["en"], Locale("en").languages.get(language, language))
    return common


def _asked_in(english: dict[str, Any], language: str) -> dict[str, Any]:
    """The field for a text in a language of its own, in the words of that for English."""
    words = ("title", "description", "x-ask")
    said = {name: english[name].replace(english["title"], language) for name in words}
    return {name: value for name, value in english.items() if name != "examples"} | said


@cache
def _accepting(name: str) -> jsonschema_rs.Draft202012Validator:
    """Says yes or no, fifty times as fast as the other says why."""
    return jsonschema_rs.Draft202012Validator(
        schema(name), formats={"partial-date": is_partial_date}, validate_formats=True, registry=_shared()
    )


@cache
def _shared() -> jsonschema_rs.Registry:
    """What the schemas of all kinds refer to."""
    common = schema("common")
    year = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}  # a format is asked of texts only
    common = {**common, "$defs": {**common["$defs"], "date": {**common["$defs"]["date"], **year}}}
    return jsonschema_rs.Registry([("json-schema:///common.json", common)])


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
    from generator.reading.schema_errors import refusals  # noqa: PLC0415  # slow to load, and mostly not needed

    return refusals(draft)


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
