"""Each field of each kind, changed one at a time in its form: nothing else differs, and ``check`` agrees.

Made from the schemas: a new field is tried by itself. What a careful author would have typed is written here
by another program (PyYAML); what is told of that must be what is told of what the form wrote.
"""

from __future__ import annotations

import copy
import difflib
import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest
import yaml

from generator.editing.choices import Choices
from generator.editing.fields import every, form
from generator.editing.filled import filled
from generator.editing.written import with_data
from generator.media.shelf import Shelf
from generator.model import FOLDERS, KIND, LEARNERS, TRANSLATION, Frameworks
from generator.reading.read import read_learner, read_school
from tests.editing.test_fields import sent
from tests.editing.test_written import comments, front, lines_of, touched
from tests.editing.texts import new_ones, read, samples
from tests.portfolios import written

NASTY = "Ja: #1 'en' \"nee\""
TYPED = {
    "line": (NASTY, NASTY),
    "paragraph": (f"{NASTY}\r\n- nog", f"{NASTY}\n- nog"),
    "number": ("7", 7),
    "date": ("14 maart 2026", "2026-03-14"),
    "search": ("kade:A", "kade:A"),
    "file": ("iets.png", "iets.png"),
}
"""What somebody types in a control, and what is then written."""
EVERY_OTHER = 7
"""Which changes are tried in the ordinary suite."""


@dataclass(frozen=True)
class Change:
    """What is sent of a form in which one thing was changed, and what the document must then say."""

    name: str
    at: tuple
    sent: tuple
    data: dict


def changes(fields, data):
    """One change of each control of a form."""
    before = list(sent(fields))
    for field in every(fields):
        if field.control in TYPED or field.control in {"choice", "flag", "texts"}:
            yield from _typed(field, before, data)
        elif field.control == "checks":
            yield from _ticked(field, before, data)
        elif field.control == "list":
            yield from _entries(field, before, data)


def _typed(field, before, data):
    if field.control == "texts":
        return
    text, value = TYPED.get(field.control) or _other(field)
    if value is None and field.required:
        return
    told = [(name, text if name == field.id else said) for name, said in before]
    yield Change(field.id, field.path, tuple(told), put(data, field.path, value))


def _other(field):
    """Another choice than the one there is."""
    options = [True, False] if field.control == "flag" else [each.value for each in field.options]
    value = next(
        (each for each in options if each != field.value or type(each) is not type(field.value)), None
    )
    return ("" if value is None else json.dumps(value)), value


def _ticked(field, before, data):
    there = field.value or []
    added = next((each.value for each in field.options if each.value not in there), None)
    if added is None:
        return
    told = [*before, (field.id, json.dumps(added))]
    yield Change(f"{field.id} ticked", field.path, tuple(told), put(data, field.path, [*there, added]))


def _entries(field, before, data):
    """An entry more, one less, two in another order."""
    rows = list(field.fields)
    leaf = next((it for it in every([field.blank]) if it.control in {"line", "paragraph", "search"}), None)
    if leaf:
        row = "/".join(map(str, leaf.path)).replace("/+", f"/{len(rows)}", 1)
        inner = leaf.path[len(field.path) + 1 :]
        text = TYPED[leaf.control][0].partition("\r")[0]
        more = [*(field.value or []), put({}, inner, text) if inner else text]
        yield Change(f"{field.id} more", field.path, ((*before, (row, text))), put(data, field.path, more))
    if rows and (len(rows) > 1 or not field.required):
        last = f"{field.id}/{len(rows) - 1}"
        told = [each for each in before if each[0] != last and not each[0].startswith(f"{last}/")]
        yield Change(
            f"{field.id} less", field.path, tuple(told), put(data, field.path, field.value[:-1] or None)
        )
    if len(rows) > 1:
        first = f"{field.id}/0"
        own = [each for each in before if each[0] == first or each[0].startswith(f"{first}/")]
        told = [each for each in before if each not in own] + own
        moved = [*field.value[1:], field.value[0]]
        yield Change(f"{field.id} moved", field.path, tuple(told), put(data, field.path, moved))


def put(data, path, value):
    """The data with another value at one place; without it, where that is none."""
    new = copy.deepcopy(data)
    at = new
    for step, after in pairwise(path):
        if isinstance(at, dict) and at.get(step) is None:
            at[step] = [] if isinstance(after, int) else {}
        at = at[step]
    if value is None and isinstance(at, dict) and path[-1] in at:
        del at[path[-1]]
    elif value is not None:
        at[path[-1]] = value
    return new


def documents():
    """Documents that together fill in every field that any sample fills in, and a new one of each kind."""
    seen = set()
    for path, kind, content in samples():
        if "/frameworks/" in path or kind.name == "framework":
            continue
        draft = read(path, kind, content)
        own = {(kind.name, *(step for step in it if not isinstance(step, int))) for it in draft.read.keys}
        if own - seen:
            seen |= own
            yield path, kind, content
    yield from ((path, kind, content) for path, kind, content in new_ones() if path.endswith(".nl"))


def planned():
    """Each kind of change of each field once: in the first document that has it."""
    seen = set()
    for path, kind, content in documents():
        draft = read(path, kind, content)
        fields = form(kind.name, draft.data, Choices("nl", Frameworks()))
        for change in changes(fields, draft.data):
            what = kind.name, "/".join("n" if it.isdigit() else it for it in change.name.split("/"))
            if what not in seen:
                seen.add(what)
                yield path, kind, content, change


PLANNED = tuple(planned())


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return written(tmp_path_factory.mktemp("each"), {})


class Checking:
    """What ``check`` says of a text, in the place of a document of somebody's."""

    def __init__(self, docs) -> None:
        self.docs, self.school, self.shelf = docs, read_school(docs), Shelf(docs.parent / "shelf")

    def of(self, kind, text):
        path = f"ann/{kind.folder}/{1 if kind.name == 'cycle' else 'x'}{kind.suffix}"
        path = {"profile": "ann/profile.md", "translation": "ann/goals/x.nl.md"}.get(kind.name, path)
        file = self.docs / path
        was = file.read_bytes() if file.exists() else None
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        noted = read_learner(self.docs, "ann", self.school, self.shelf).noted.problems
        file.unlink() if was is None else file.write_bytes(was)
        return Counter((it.path, it.code, it.field) for it in noted if it.path == path)


def by_hand(kind, text, data):
    """A document with other fields, as another program writes them."""
    said = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    if not kind.has_prose:
        return said
    return f"---\n{said}---{text.removeprefix('---' + chr(10)).partition(chr(10) + '---')[2]}"


def tried(docs, plan):
    """What is wrong with each of these changes."""
    checking, wrong = Checking(docs), []
    for path, kind, content, change in plan:
        draft = read(path, kind, content)
        fields = form(kind.name, draft.data, Choices("nl", Frameworks()))
        data = filled(fields, list(change.sent), copy.deepcopy(draft.data))
        text = with_data(draft.text, kind, data)
        faults = {
            "says": front(text, kind) != (change.data, front(draft.text, kind)[1]),
            "touches": not _only(draft, text, change.at),
            "check": checking.of(kind, text) != checking.of(kind, by_hand(kind, draft.text, change.data)),
        }
        wrong += [(path, change.name, what) for what, is_so in faults.items() if is_so]
    return wrong


def _only(draft, text, at):
    """Whether only lines of one field were changed, and no comment but what kept its place was lost."""
    lost = comments(draft.text) - comments(text)
    if any(not line[1:].startswith((f"{at[0]}:", "  ")) for line in lost):
        return False
    there = at
    while there and there not in draft.read.keys and there not in draft.read.places:
        there = there[:-1]
    if not there:
        kept = [line for line in draft.text.split("\n") if not line.startswith("#")]
        return not [it for it in difflib.ndiff(kept, text.split("\n")) if it.startswith("- ")]
    return touched(draft.text, text) <= lines_of(draft, there)


def test_there_is_a_change_for_each_control_of_each_kind():
    kinds = {kind.name for _, kind, _, _ in PLANNED}
    assert kinds == {kind.name for kind in LEARNERS} | {TRANSLATION.name}
    assert len(PLANNED) > 250
    assert set(FOLDERS.values()) <= {KIND[name] for name in kinds if name in KIND}


def test_a_change_in_a_form_is_what_somebody_would_have_typed(docs):
    assert tried(docs, PLANNED[::EVERY_OTHER]) == []


@pytest.mark.heavy
@pytest.mark.timeout(1800)
def test_each_field_of_each_kind_is_changed_and_nothing_else_is(docs):
    print(f"{len(PLANNED)} changes of {len({(kind.name, it.at[0]) for _, kind, _, it in PLANNED})} fields")
    assert tried(docs, PLANNED) == []
