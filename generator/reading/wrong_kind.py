"""A document that says it is of another kind than its place, and of which of the two it is."""

from __future__ import annotations

from generator.model import FOLDERS, KIND, KINDS, TRANSLATION, Kind
from generator.places import languages
from generator.problems import Problem
from generator.reading.as_written import shown, typed
from generator.reading.documents import Draft
from generator.reading.schemas import schema
from generator.reading.suggestions.choices import meant_choice


def wrong_kind(draft: Draft) -> Problem | None:
    said = draft.data.get("type")
    if said is None or said == draft.kind.name:
        return None
    expected = draft.kind.name
    meant = meant_choice(str(said), [kind.name for kind in (*KINDS, TRANSLATION)])
    values = _place_of_kind(draft, meant)
    return draft.problem(
        "wrong-kind", ("type",), found=shown(typed(draft, ("type",), said)), expected=expected, **values
    )


def kind_it_is_of(draft: Draft) -> Kind | None:
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
