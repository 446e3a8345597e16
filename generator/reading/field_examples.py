"""What can be written in a field: its line as it was probably meant, or an example of one."""

from __future__ import annotations

import re
from typing import Any

from generator.model import FOLDERS
from generator.reading.as_written import LONGEST_SHOWN, name_of, shown
from generator.reading.documents import Draft
from generator.reading.scalars import as_text
from generator.reading.schemas import field
from generator.reading.strict_yaml import Path
from generator.reading.suggestions.choices import meant_choice
from generator.reading.suggestions.slugs import slug
from generator.reading.suggestions.yaml_hints import quoted


def bare_number(number: str) -> str:
    """A number as it can be a name: without a sign, and with a digit on both sides of its point."""
    bare = number.lstrip("+-").removesuffix(".")
    return f"0{bare}" if bare.startswith(".") else bare


def as_meant(name: str, wanted: str, found: object) -> dict[str, object]:
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


def blank_field(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """A blank field, and what to write there."""
    described = field(draft.kind.name, path)
    return {
        "field": name_of(path),
        "description": described.get("description", ""),
        "away": may_go(draft, path),
        **(_nothing_typed(draft, part, path) or _wanted(draft, {**part, **described}, path)),
    }


def _nothing_typed(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """A text that YAML takes for nothing, as the name Null, and the line with it in quotes."""
    typed = draft.typed(path)
    is_text = "string" in part.get("type", ()) and not part.keys() & {"enum", "format"}
    if not typed or not is_text or not re.search(part.get("pattern", ""), typed):
        return {}
    right = quoted(typed) if isinstance(path[-1], int) else f"{name_of(path)}: {quoted(typed)}"
    return {"typed": typed, "right": right}


def _wanted(draft: Draft, part: dict[str, Any], path: Path) -> dict[str, object]:
    """One of some choices, a date, a list, a group, a number or text, each with its example."""
    match part:
        case {"enum": choices}:
            return {"choices": ", ".join(map(str, choices))}
        case {"const": only}:
            return {"only": only}
        case _ if isinstance(path[-1], int):
            return {"entry": entry_of(draft, path)}
        case {"type": "array" | "object"}:
            return stands_below(draft, part, path)
    if "format" in part:
        return {"date": _FORMS_OF_A_DATE}
    return {_example_of(part): example_for(draft, path)}


_FORMS_OF_A_DATE = "2026, 2026-03, 2026-03-14"


def _example_of(part: dict[str, Any]) -> str:
    """What the example of a field is one of; of a free text none is needed."""
    match part:
        case {"type": "integer" | "number"}:
            return "number"
        case {"pattern": form} if form != r"\S":
            return "example"
    return "text"


def may_go(draft: Draft, path: Path) -> str:
    """Whether the line of a field may be taken away."""
    required = field(draft.kind.name, path[:-1]).get("required", ())
    return "" if isinstance(path[-1], int) or path[-1] in required else "yes"


def stands_below(draft: Draft, part: dict[str, Any], path: Path, found: object = None) -> dict[str, object]:
    """What stands below the name of a list or a group: its first line, and what there is to choose from."""
    match part.get("type"):
        case "array":
            chosen = field(draft.kind.name, (*path, 0)).get("enum", ())
            listed = {"listed": ", ".join(chosen)} if chosen else {}
            return {"item": _first_of(draft, path, found) or entry_of(draft, path), **listed}
        case "object":
            return {"inner": as_line(example_for(draft, path))}
    return {}


def _first_of(draft: Draft, path: Path, found: object) -> str:
    """What was written where a list should be, as its first item; empty where that would not fit."""
    match found:
        case str() if len(found) < LONGEST_SHOWN:
            return _as_item(draft, path, found.split(",")[0].strip())
        case dict():
            return as_line(found)
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


def without_hyphen(found: object) -> object:
    """A text without the hyphen on the next line, where a new document has room for an item."""
    return _HYPHEN_BELOW.sub("", found) if isinstance(found, str) else found


def entry_of(draft: Draft, path: Path) -> str:
    """An item of a list as somebody writes it after the hyphen."""
    path = path[:-1] if isinstance(path[-1], int) else path
    items = example_for(draft, path)
    return as_line(items[0]) if isinstance(items, list) and items else ""


def example_for(draft: Draft, path: Path) -> Any:
    return field(draft.kind.name, path).get("examples", [""])[0]


def as_line(value: object) -> str:
    """A value, or the first field of a group."""
    if isinstance(value, dict):
        return next((f"{name}: {shown(inner)}" for name, inner in value.items()), "")
    return shown(value)


def as_entry(draft: Draft, error: Any, path: Path) -> str:
    """An item of a list as it was probably meant; empty where nobody can tell."""
    found = error.instance
    if isinstance(found, dict):
        return shown(found.get("text", ""))
    return _as_item(draft, path[:-1], found) if isinstance(found, str) else ""


def other_field(draft: Draft, path: Path, found: str) -> dict[str, object]:
    """The line with another field of the same group, if what was found is one of that one's choices."""
    if not isinstance(path[-1], str):
        return {}
    group = field(draft.kind.name, path[:-1]).get("properties", {})
    choices = {name: field(draft.kind.name, (*path[:-1], name)).get("enum", ()) for name in group}
    lines = [f"{name}: {meant}" for name, them in choices.items() if (meant := meant_choice(found, them))]
    return {"right": lines[0]} if len(lines) == 1 else {}


def likely_form(found: str, pattern: str, described: dict[str, Any]) -> dict[str, object]:
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
