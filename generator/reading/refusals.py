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

from generator.model import FOLDERS, KIND, KINDS, TRANSLATION, Kind
from generator.places import languages
from generator.problems import Problem
from generator.reading.choices import meant_choice
from generator.reading.dates import ENDING, likely_date, likely_year
from generator.reading.documents import Draft
from generator.reading.documents import draft as read_again
from generator.reading.names import Names
from generator.reading.schemas import FIRST_YEAR, LAST_YEAR, exists, field, is_partial_date, schema
from generator.reading.slips import begins_oddly, glued, odd_dash, quoted
from generator.reading.slugs import slug
from generator.reading.strict_yaml import Path, as_text
from generator.reading.uncommented import lost_comments

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
    if (wrong := _wrong_kind(draft)) is not None:
        kind = _kind_it_is_of(draft)
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


def _wrong_kind(draft: Draft) -> Problem | None:
    said = draft.data.get("type")
    if said is None or said == draft.kind.name:
        return None
    expected = draft.kind.name
    meant = meant_choice(str(said), [kind.name for kind in (*KINDS, TRANSLATION)])
    values = _place_of_kind(draft, meant)
    return draft.problem(
        "wrong-kind", ("type",), found=_shown(_typed(draft, ("type",), said)), expected=expected, **values
    )


def _kind_it_is_of(draft: Draft) -> Kind | None:
    """The kind that most fields of a document are of: the one it must be, or the one it says; or neither."""
    kinds = {**KIND, TRANSLATION.name: TRANSLATION}
    said = kinds.get(meant_choice(str(draft.data["type"]), list(kinds)), draft.kind)
    ours, theirs = _strangers(draft, draft.kind), _strangers(draft, said)
    if said is draft.kind:
        return draft.kind if ours * 2 < len(draft.data) - 1 else None
    return None if ours == theirs else draft.kind if ours < theirs else said


def _strangers(draft: Draft, kind: Kind) -> int:
    """How many fields of a document are none of a kind's."""
    return len(draft.data.keys() - schema(kind.name)["properties"].keys())


def _place_of_kind(draft: Draft, meant: str) -> dict[str, object]:
    """What to do with a document that says it is of another kind: what it is called, or where it belongs."""
    if meant == draft.kind.name:
        return {"nearest": meant}
    if draft.kind is TRANSLATION:
        return {"language": draft.slug.rpartition(".")[2]}
    if meant == TRANSLATION.name:
        return {"renamed": _as_translation(draft.slug)}
    if meant == "framework" and draft.kind.folder == KIND[meant].folder:
        return {"nearest": draft.kind.name}
    ours = draft.kind.folder and KIND.get(meant) in FOLDERS.values()
    return {"folder": KIND[meant].folder if ours else ""}


def _as_translation(slug: str) -> str:
    """What the file of a translation is called: ``care-en`` was probably meant to be ``care.en.md``."""
    name, _, language = slug.rpartition("-")
    return f"{name}.{language}.md" if name and language in languages() else f"{slug}.en.md"


def _told(draft: Draft, error: Any) -> Iterator[tuple[Path, Problem]]:
    path: Path = tuple(error.absolute_path)
    teller = _TELLERS.get(error.validator, _wrong_form)
    for at, code, values in teller(draft, error, path):
        wanting = _wanting(draft, error, path)
        place = draft.key_place(at) if len(at) > len(path) else draft.place(wanting or at)
        yield at, Problem(draft.path, place, code, tuple(sorted((k, str(v)) for k, v in values.items())))


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
        close = glued(f"{name}: {_shown(_typed(draft, (*path, name), error.instance[name]))}")
        close = close if close and close[0].rstrip(":") in error.schema["properties"] else glued(name)
        if close and close[0].rstrip(":") in error.schema["properties"]:
            yield (*path, name), "yaml-no-space", {"found": close[0], "right": close[1]}
        else:
            yield (*path, name), "unknown-field", {"field": name, **names.meant(name, error.instance)}


def _type(draft: Draft, error: Any, path: Path) -> _Teller:
    wanted = error.validator_value if isinstance(error.validator_value, str) else error.validator_value[0]
    if error.instance is None:
        yield path, "blank", _blank(draft, error.schema, path)
    elif "enum" in error.schema:
        yield from _choice(draft, error, path)
    elif slip := _slip(draft, error, path):
        yield slip
    elif wanted == "string" and isinstance(error.instance, bool | int | float):
        yield from _unquoted(draft, error, path)
    else:
        found = _typed(draft, path, error.instance)
        found = _without_hyphen(found) if wanted == "array" else found
        values = {"field": _name(path), "expected": _TYPE_WORDS[wanted], "found": _shown(found)}
        if isinstance(path[-1], int):
            yield path, "wrong-item", {**values, "entry": _as_entry(draft, error, path)}
        else:
            below = _below(draft, error.schema, path, found)
            yield path, "wrong-type", {**values, **below, **_as_meant(_name(path), wanted, error.instance)}


def _unquoted(draft: Draft, error: Any, path: Path) -> _Teller:
    """A text without quotes that YAML takes for a number or a truth: as it was typed it may be right."""
    text, part = _shown(_typed(draft, path, error.instance)), error.schema
    if part.get("format") and not isinstance(error.instance, bool):
        yield from _format(draft, error, path)
        return
    right = next((form for form in (text, _bare(text)) if re.search(part.get("pattern", ""), form)), "")
    code, name = ("wrong-item", "entry") if isinstance(path[-1], int) else ("wrong-type", "right")
    line = quoted(right) if name == "entry" else f"{_name(path)}: {quoted(right)}"
    expected = "a date" if part.get("format") else _TYPE_WORDS["string"]
    values = {"field": _name(path), "expected": expected, "found": text}
    yield path, code, {**values, **({name: line} if right and not part.get("format") else {})}


def _bare(number: str) -> str:
    """A number as it can be a name: without a sign, and with a digit on both sides of its point."""
    bare = number.lstrip("+-").removesuffix(".")
    return f"0{bare}" if bare.startswith(".") else bare


def _as_meant(name: str, wanted: str, found: object) -> dict[str, object]:
    """The line with a number that stood between quotes or had a sign after it, or with a truth in words."""
    if wanted == "boolean" and (meant := _TRUTHS.get(str(found).strip().casefold())):
        return {"right": f"{name}: {meant}"}
    number = re.match(r"(\d++) *+%?\Z", found) if isinstance(found, str) else None
    if number and wanted in {"integer", "number"}:
        return {"right": f"{name}: {number[1].lstrip('0') or '0'}"}
    return {}


_TRUTHS = {
    **dict.fromkeys(("1", "j", "ja", "true", "waar", "x", "y", "yes"), "true"),
    **dict.fromkeys(("0", "false", "n", "nee", "no", "onwaar"), "false"),
}
"""What people write for the two, which YAML has in English only."""


def _first_line(draft: Draft, path: Path) -> str | None:
    """What stands on the first line of a text that goes on below it: YAML makes one line of them all."""
    place = draft.place(path)
    if place.end_column or path not in draft.read.places:
        return None
    return draft.text.split("\n")[place.line - 1][place.column - 1 :].strip()


def _slip(draft: Draft, error: Any, path: Path) -> tuple[Path, str, dict[str, object]] | None:
    """A list or a group that is a text, as a space is missing or odd in it."""
    found, first = _typed(draft, path, error.instance), _first_line(draft, path)
    if isinstance(found, dict):
        at = next((name for name in found if name[:1] == "-"), "")
        path, first, found = (*path, at), None, f"{at}: {_shown(found.get(at, ''))}"
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


def _blank(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """A blank field, and what to write there."""
    described = field(draft.kind.name, path)
    return {
        "field": _name(path),
        "description": described.get("description", ""),
        "away": _away(draft, path),
        **(_nothing_typed(draft, part, path) or _wanted(draft, {**part, **described}, path)),
    }


def _nothing_typed(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """A text that YAML takes for nothing, as the name Null, and the line with it in quotes."""
    typed = draft.typed(path)
    is_text = "string" in part.get("type", ()) and not part.keys() & {"enum", "format"}
    if not typed or not is_text or not re.search(part.get("pattern", ""), typed):
        return {}
    right = quoted(typed) if isinstance(path[-1], int) else f"{_name(path)}: {quoted(typed)}"
    return {"typed": typed, "right": right}


def _wanted(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """One of some choices, a date, a list, a group, a number or text, each with its example."""
    match part:
        case {"enum": choices}:
            return {"choices": ", ".join(map(str, choices))}
        case {"const": only}:
            return {"only": only}
        case _ if isinstance(path[-1], int):
            return {"entry": _entry_of(draft, path)}
        case {"type": "array" | "object"}:
            return _below(draft, part, path)
    if "format" in part:
        return {"date": _FORMS_OF_A_DATE}
    return {_example_of(part): _example(draft, path)}


_FORMS_OF_A_DATE = "2026, 2026-03, 2026-03-14"


def _example_of(part: dict[str, Any]) -> str:
    """What the example of a field is one of; of a free text none is needed."""
    match part:
        case {"type": "integer" | "number"}:
            return "number"
        case {"pattern": form} if form != r"\S":
            return "example"
    return "text"


def _away(draft: Draft, path: Path) -> str:
    """Whether the line of a field may be taken away."""
    required = field(draft.kind.name, path[:-1]).get("required", ())
    return "" if isinstance(path[-1], int) or path[-1] in required else "yes"


def _below(draft: Draft, part: dict[str, Any], path: Path, found: object = None) -> dict[str, object]:
    """What stands below the name of a list or a group: its first line, and what there is to choose from."""
    match part.get("type"):
        case "array":
            chosen = field(draft.kind.name, (*path, 0)).get("enum", ())
            listed = {"listed": ", ".join(chosen)} if chosen else {}
            return {"item": _first_of(draft, path, found) or _entry_of(draft, path), **listed}
        case "object":
            return {"inner": _line(_example(draft, path))}
    return {}


def _first_of(draft: Draft, path: Path, found: object) -> str:
    """What was written where a list should be, as its first item; empty where that would not fit."""
    match found:
        case str() if len(found) < _LONGEST_SHOWN:
            return _as_item(draft, path, found.split(",")[0].strip())
        case dict():
            return _line(found)
        case _:
            return ""


def _as_item(draft: Draft, path: Path, text: str) -> str:
    """A text as an item of a list: one of its choices, or the field of a group that it is for."""
    kind = draft.kind.name
    item = field(kind, (*path, 0))
    if "enum" in item:
        return meant_choice(text, item["enum"])
    if "required" not in item:
        return as_text(text) if re.search(item.get("pattern", ""), text) else ""
    fields = {name: field(kind, (*path, 0, name)) for name in item["required"]}
    forms = {
        name: said.get("pattern", r"\S") for name, said in fields.items() if said.get("type") == "string"
    }
    for name, form in sorted(forms.items(), key=lambda each: each[1] == r"\S"):
        if "enum" not in fields[name] and fields[name].get("title") != "Id" and re.search(form, text):
            return f"{name}: {as_text(text)}"
    return ""


_HYPHEN_BELOW = re.compile(r"(?<! -)(?: -)+\Z")


def _without_hyphen(found: object) -> object:
    """A text without the hyphen on the next line, where a new document has room for an item."""
    return _HYPHEN_BELOW.sub("", found) if isinstance(found, str) else found


def _entry_of(draft: Draft, path: Path) -> str:
    """An item of a list as somebody writes it after the hyphen."""
    path = path[:-1] if isinstance(path[-1], int) else path
    items = _example(draft, path)
    return _line(items[0]) if isinstance(items, list) and items else ""


def _example(draft: Draft, path: Path) -> Any:
    return field(draft.kind.name, path).get("examples", [""])[0]


def _line(value: object) -> str:
    """A value, or the first field of a group."""
    if isinstance(value, dict):
        return next((f"{name}: {_shown(inner)}" for name, inner in value.items()), "")
    return _shown(value)


def _as_entry(draft: Draft, error: Any, path: Path) -> str:
    """An item of a list as it was probably meant; empty where nobody can tell."""
    found = error.instance
    if isinstance(found, dict):
        return _shown(found.get("text", ""))
    return _as_item(draft, path[:-1], found) if isinstance(found, str) else ""


def _choice(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.instance is None:
        yield path, "blank", _blank(draft, error.schema, path)
        return
    choices = [str(choice) for choice in error.schema.get("enum") or [error.schema["const"]]]
    close = meant_choice(str(error.instance), choices)
    yield (
        path,
        "unknown-choice",
        {
            "field": _name(path),
            "found": _shown(_typed(draft, path, error.instance)),
            "choices": ", ".join(choices),
            "nearest": close,
            **({} if close else _beside(draft, path, str(error.instance))),
        },
    )


def _beside(draft: Draft, path: Path, found: str) -> dict[str, object]:
    """The line with another field of the same group, if what was found is one of that one's choices."""
    if not isinstance(path[-1], str):
        return {}
    group = field(draft.kind.name, path[:-1]).get("properties", {})
    choices = {name: field(draft.kind.name, (*path[:-1], name)).get("enum", ()) for name in group}
    lines = [f"{name}: {meant}" for name, them in choices.items() if (meant := meant_choice(found, them))]
    return {"right": lines[0]} if len(lines) == 1 else {}


def _format(draft: Draft, error: Any, path: Path) -> _Teller:
    found = str(_typed(draft, path, error.instance))
    likely = likely_date(found, _name(path))
    values: dict[str, object] = {"field": _name(path), "found": _shown(found), "nearest": likely}
    if not is_partial_date(likely):
        values["nearest"] = ""
        if exists(likely):
            values |= {"meant": likely_year(likely), "least": FIRST_YEAR, "most": LAST_YEAR}
        elif _name(path) in ENDING:
            values["goes_on" if _GOES_ON.fullmatch(found.strip()) else "open"] = _name(path)
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
        yield path, "empty", {"field": _name(path), "away": _away(draft, path)}
        return
    found = str(_typed(draft, path, error.instance))
    described = field(draft.kind.name, path)
    about = field(draft.kind.name, path[:-1]) if isinstance(path[-1], int) else described
    example = _entry_of(draft, path) if about is not described else _line(_example(draft, path))
    if described.get("x-refers-to", "file") != "file":
        example = ""  # what it names need not be there, and would say something else
    yield (
        path,
        "wrong-form",
        {
            "field": _name(path),
            "found": _shown(found),
            "description": about.get("description", ""),
            "example": example,
            **_likely(found, error.schema.get("pattern", ""), described),
        },
    )


def _likely(found: str, pattern: str, described: dict[str, Any]) -> dict[str, object]:
    """What has the right form and was probably meant: an address, a name without a folder or an ending."""
    name = found.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    plain = slug(name.removesuffix(".md"), "")
    refers = described.get("x-refers-to", "")
    is_named = described.get("title") == "Id" or refers in {kind.name for kind in FOLDERS.values()}
    candidates = (
        "" if "://" in found else f"https://{found}",
        found.replace(" ", ""),
        name,
        name.removesuffix(".md"),
        _BEFORE_DOI.sub("", found),
        plain if is_named else "",
    )
    if refers == "file" and name == found and dot:
        return {"renamed": f"{slug(stem, 'file')}.{ending.lower()}"}
    usable = (each for each in candidates if each and pattern and re.search(pattern, each))
    return {"nearest": as_text(next(usable, ""))}


_BEFORE_DOI = re.compile(r"\A\s*(?:doi\s*:\s*)?(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)?", re.IGNORECASE)
"""What people write before the number of a publication."""


def _length(draft: Draft, error: Any, path: Path) -> _Teller:
    if error.validator == "minLength":
        yield path, "empty", {"field": _name(path), "away": _away(draft, path)}
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


def _range(draft: Draft, error: Any, path: Path) -> _Teller:
    yield (
        path,
        "out-of-range",
        {
            "field": _name(path),
            "found": _typed(draft, path, error.instance),
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


_LONGEST_SHOWN = 60


def _typed(draft: Draft, path: Path, value: Any) -> Any:
    """A value with what is no text as it was typed: YAML reads 2.10 as 2.1 and 1e3 as a thousand."""
    match value:
        case dict():
            return {name: _typed(draft, (*path, name), inner) for name, inner in value.items()}
        case list():
            return [_typed(draft, (*path, number), inner) for number, inner in enumerate(value)]
        case str():
            return value
        case _:
            return draft.typed(path) or value


def _shown(value: object) -> str:
    """A value as people write it."""
    text = _written(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case None:
            return ""
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            return f"{{{', '.join(f'{name}: {_written(inner)}' for name, inner in value.items())}}}"
        case _:
            return str(value)
