"""Whatever is filled in wrongly in a form is told at its field, in words for forms, in each language."""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import replace

import pytest

from generator.editing.beside import beside
from generator.editing.choices import Choices
from generator.editing.fields import every, form
from generator.editing.written import NotWrittenError, with_data
from generator.model import TRANSLATION, Frameworks
from generator.places import languages
from generator.problems import problem
from generator.reporting.form_hints import OF_FILES
from generator.serving.views import live_view, summary_view
from generator.serving.workplace import DocumentFile
from tests.editing.test_each_field import documents, put
from tests.editing.texts import read
from tests.portfolios import written
from tests.serving.browsing import workplace

WRONG = {
    "line": ["x" * 6000, "", "<b>x</b>"],
    "paragraph": ["x" * 30_000, ""],
    "number": ["many", -1, 99_999],
    "date": ["ooit", "2026-02-31"],
    "choice": ["nothing-of-these", 12_345],
    "search": ["nowhere:none", "x"],
    "file": ["none.png", "../x.png"],
    "list": [[], [None]],
    "checks": [["nothing-of-these"], []],
    "flag": ["maybe"],
}
"""What breaks a constraint of a schema, or refers to nothing."""
EVERY_OTHER = 9


def broken():
    """Each field of each kind with a value that it cannot have, and each required one without any."""
    seen = set()
    for path, kind, content in documents():
        draft = read(path, kind, content)
        for field in every(form(kind.name, draft.data, Choices("nl", Frameworks()))):
            name = kind.name, *(step for step in field.path if not isinstance(step, int))
            values = [*WRONG.get(field.control, ()), *([None] if field.required else [])]
            if name not in seen and field.path[0] != "type" and values:
                seen.add(name)
                yield from ((kind, draft, field.path, value) for value in values)


BROKEN = tuple(broken())


def told_of(place, kind, draft, path, value):
    """What a form tells of a document with one wrong value; None where that cannot be written at all."""
    at = f"ann/{kind.folder}/{1 if kind.name == 'cycle' else 'x'}{kind.suffix}"
    at = {"profile": "ann/profile.md", "translation": "ann/goals/x.nl.md"}.get(kind.name, at)
    data = put(draft.data, path, value) if value is not None else without(draft.data, path)
    try:
        text = with_data(draft.text, kind, data)
    except NotWrittenError:
        return None
    file = place.docs / at
    was = file.read_bytes() if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    told = place.opened(DocumentFile(at, kind, file, file.read_bytes()), text).told
    file.unlink() if was is None else file.write_bytes(was)
    return told


def without(data, path):
    new = copy.deepcopy(data)
    at = new
    for step in path[:-1]:
        if at is None:
            break
        at = at.get(step) if isinstance(at, dict) else at[step]
    if isinstance(at, dict):
        at.pop(path[-1], None)
    return new


def astray(docs, language, plan):
    """What is told of no field, in words of files, or not at all; and how much was told."""
    place, found, told_in_all = workplace(docs, language), [], Counter()
    for kind, draft, path, value in plan:
        told = told_of(place, kind, draft, path, value)
        if told is None:
            continue
        told_in_all["problems"] += told.count
        found += [(kind.name, path, value, it.sentence) for it in told.rest]
        hints = (it.hint for each in told.at.values() for it in each)
        found += [(kind.name, path, value, hint) for hint in hints if OF_FILES.search(hint)]
    return found, told_in_all["problems"]


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return written(tmp_path_factory.mktemp("broken"), {"ann/goals/x.md": "---\ntype: goal\ntitle: No\n---\n"})


@pytest.mark.parametrize("language", languages())
def test_what_is_wrong_stands_at_its_field_in_words_for_forms(docs, language):
    assert TRANSLATION in {kind for kind, *_ in BROKEN}
    assert len(BROKEN) > 250
    found, count = astray(docs, language, BROKEN[::EVERY_OTHER])
    assert found == []
    assert count > 20


@pytest.mark.parametrize(
    ("language", "asked"), [("nl", "Wanneer is het gemaakt?"), ("en", "When was it made?")]
)
def test_what_is_still_to_fill_in_is_said_in_the_words_of_its_question(tmp_path, language, asked):
    place = workplace(
        written(tmp_path, {"ann/evidence/x.md": "---\ntype: evidence\ntitle: X\n---\n"}), language
    )
    kind = next(kind for kind, *_ in BROKEN if kind.name == "evidence")
    file = place.docs / "ann/evidence/x.md"
    document = DocumentFile("ann/evidence/x.md", kind, file, file.read_bytes())
    opened = place.opened(document, file.read_text(encoding="utf-8"))
    listed = {it["to"]: it["question"] for it in summary_view(opened.fields, opened.told)}
    live = live_view(opened.fields, opened.told)["fields"]["date"]
    assert (listed["f-date"], [it["question"] for it in live]) == (asked, [asked])


def blanks(language):
    """What is said of each field of each kind that is still to be filled in, with what stands there."""
    for path, kind, content in documents():
        draft = read(path, kind, content)
        fields = form(kind.name, draft.data, Choices(language, Frameworks()))
        for field in every(fields):
            if field.control not in {"kept", "raw"}:
                name = next(it for it in reversed(field.path) if isinstance(it, str))
                wrong = replace(problem(path, "blank", field=name), field=field.path)
                (told,) = beside(fields, draft, [wrong], language).at[field.path]
                around = {field.path, field.path[:-1] if isinstance(field.path[-1], int) else field.path}
                yield (
                    kind.name,
                    name,
                    told.sentence,
                    " ".join(f"{it.ask} {it.label}" for it in every(fields) if it.path in around),
                )


def test_what_is_still_to_fill_in_is_called_by_words_of_the_form():
    said = set(blanks("nl"))
    assert len(said) > 150
    called = [(*it, re.search("“(.*?)…?”", it[2])[1]) for it in said]
    assert [it for it in called if it[4].strip() not in it[3]] == []


@pytest.mark.parametrize("language", languages())
def test_each_entry_of_a_list_is_called_something(language):
    kinds = {kind.name for kind, *_ in BROKEN}
    lists = [it for kind in kinds for it in every_list(form(kind, {}, Choices(language, Frameworks())))]
    assert len(lists) > 20
    assert [it.id for it in lists if not (it.blank.ask or it.blank.label)] == []


def every_list(fields):
    for each in fields:
        if each.blank:
            yield each
        yield from every_list(each.inner)


@pytest.mark.heavy
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", languages())
def test_each_constraint_of_each_schema_is_told_where_it_is_broken(docs, language):
    found, count = astray(docs, language, BROKEN)
    print(
        f"{len(BROKEN)} wrong values, {language}: {count} problems told, {len(found)} at no field or of files"
    )
    assert found == []
