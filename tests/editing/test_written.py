"""What is written back is what a careful author would have typed: nothing else of the file changes."""

from __future__ import annotations

import copy
import difflib
from collections import Counter
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.keeping import content_of
from generator.editing.written import NotWrittenError, is_same, with_data, written
from generator.guide.parts import parts
from generator.model import LEARNERS
from generator.reading.strict_yaml import read_yaml
from tests.editing.texts import every, new_ones, read, samples, wild
from tests.properties import holds, with_examples

EVERY = tuple(every())
NASTY = (
    "Ja: #1 'en' \"nee\"",
    "- geen lijst",
    "2018-06",
    "yes",
    "é — 🙂",
    " met spatie ",
    "a\nb\n\nc",
    "{x}",
    "@x",
)


def test_the_texts_are_those_there_are():
    assert len(tuple(samples())) > 190
    assert len(tuple(new_ones())) == 2 * len(LEARNERS)
    assert len(tuple(wild())) > 15


@pytest.mark.parametrize(("path", "kind", "content"), EVERY, ids=[path for path, *_ in EVERY])
def test_what_is_not_changed_keeps_every_byte(path, kind, content):
    draft = read(path, kind, content)
    prose = draft.prose if kind.has_prose else None
    text = with_data(draft.text, kind, copy.deepcopy(draft.data), prose)
    assert content_of(text, content) == content


def changes(value, path=()):
    """Each value of a document, one at a time: where it stands, and another one for it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from changes(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from changes(inner, (*path, index))
    elif isinstance(value, int):
        yield path, value + 1
    else:
        yield path, NASTY[sum(map(ord, str(path))) % len(NASTY)]


def changed(data, path, value):
    new = copy.deepcopy(data)
    at = new
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return new


def lines_of(draft, path):
    """The lines on which a field stands: from its name to what comes next."""
    start = draft.key_place(path).line
    known = [*draft.read.places.items(), *draft.read.keys.items()]
    after = [place.line for other, place in known if other[: len(path)] != path and place.line > start]
    return set(range(start, min(after, default=draft.text.count("\n") + 2)))


def touched(old, new):
    """The lines of the old text that are not in the new one."""
    steps = difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False).get_opcodes()
    return {row + 1 for what, start, end, *_ in steps if what != "equal" for row in range(start, end)}


def comments(text):
    front = text.split("\n---\n")[0]
    return Counter(line for line in front.split("\n") if line.lstrip().startswith("#"))


as_read = lru_cache(maxsize=None)(read)
"""A document to be changed often: nobody writes in its data."""


@lru_cache(maxsize=1 << 10)
def front(text, kind):
    """What the fields of a document say, and all that comes after them."""
    fields, rest = text, ""
    if kind.has_prose:
        fields, _, rest = text.removeprefix("---\n").partition("\n---")
    found = read_yaml("", f"{fields}\n")
    assert not found.problems
    return found.value, rest


def test_each_value_of_each_document_can_be_changed_and_nothing_else_is():
    count = 0
    for path, kind, content in EVERY:
        draft = read(path, kind, content)
        rest = front(draft.text, kind)[1]
        for at, value in changes(draft.data):
            new = changed(draft.data, at, value)
            text = with_data(draft.text, kind, new)
            count += 1
            assert front(text, kind) == (new, rest)
            assert touched(draft.text, text) <= lines_of(draft, at), (path, at)
            assert comments(draft.text) <= comments(text), (path, at)
    assert count > 2000


def test_each_field_of_each_kind_can_be_added_blanked_and_taken_away_again():
    """Made from the schemas: a new field is tried by itself."""
    count = 0
    for path, kind, content in new_ones():
        draft = read(path, kind, content)
        for part in (each for each in parts(kind.name) if each.name != "type"):
            new = {**draft.data, part.name: part.example}
            text = with_data(draft.text, kind, new)
            count += 1
            assert front(text, kind)[0] == new
            lost = comments(draft.text) - comments(text)
            assert all(line[1:].startswith((f"{part.name}:", "  ")) for line in lost), (path, lost)
            for less in ({**new, part.name: None}, {k: v for k, v in new.items() if k != part.name}):
                assert front(with_data(text, kind, less), kind)[0] == less
    assert count > 150


def test_a_field_that_waits_behind_a_sign_is_switched_on_where_it_stands():
    text = "type: goal\n# Why?\n#why: Because\ntitle: No\n"
    assert written(text, {"type": "goal", "why": "So", "title": "No"}) == (
        "type: goal\n# Why?\nwhy: So\ntitle: No\n"
    )


def test_a_new_field_stands_in_the_order_of_its_schema():
    text = "type: goal\ntitle: No\nprogress: x\n"
    order = ("type", "title", "why", "progress")
    data = {"type": "goal", "title": "No", "progress": "x", "why": "y"}
    assert written(text, data, lambda _: order) == "type: goal\ntitle: No\nwhy: y\nprogress: x\n"


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "- a\n", "a: [\n", "text"])
def test_what_cannot_be_read_is_not_written(text):
    with pytest.raises(NotWrittenError):
        written(text, {"a": 3})


def test_values_of_another_kind_are_not_the_same():
    assert is_same({"a": [1, "x"]}, {"a": [1, "x"]})
    pairs = ((1, True), (1, 1.0), (2, "2"), (None, ""), ([], {}), (None, []))
    assert [is_same(*pair) for pair in pairs] == [False] * len(pairs)


@pytest.mark.parametrize(
    ("text", "was", "content"),
    [
        ("a\nb\nc\n", b"a\r\nb\nc\n", b"a\r\nb\nc\n"),
        ("a\nx\nc\n", b"a\r\nb\r\nc\n", b"a\r\nx\r\nc\n"),
        ("a\nc\n", b"\xef\xbb\xbfa\r\nb\r\nc\n", b"\xef\xbb\xbfa\r\nc\n"),
        ("a\nb\nc\nd", b"a\r\nb\nc\r\n", b"a\r\nb\nc\r\nd"),
        ("a\nb", b"a", b"a\nb"),
    ],
)
def test_line_ends_and_a_mark_stay_as_they_are(text, was, content):
    assert content_of(text, was) == content


# Whatever is changed ---------------------------------------------------------------------------------

_SCALARS = st.one_of(
    st.sampled_from(NASTY),
    st.integers(0, 9999),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=40),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
_SEEN: Counter[str] = Counter()


@holds(st.sampled_from(EVERY), st.data(), examples=100)
def test_any_change_says_what_was_meant_or_is_refused(text, data):
    """Refused is one in a hundred at most, and then nothing is written."""
    _any_change(text, data)
    assert _SEEN["refused"] <= max(1, _SEEN["tried"] / 100)


@pytest.mark.heavy
@pytest.mark.timeout(3000)
def test_of_ten_thousand_changes_none_is_wrong_and_few_are_refused():
    _SEEN.clear()
    with_examples(10_000)(given(st.sampled_from(EVERY), st.data())(_any_change))()
    print(f"{_SEEN['tried']} changes, {_SEEN['refused']} refused, 0 wrong, 0 other fields touched")
    assert _SEEN["refused"] <= _SEEN["tried"] / 1000


def _any_change(text, data):
    path, kind, content = text
    draft = as_read(path, kind, content)
    new = copy.deepcopy(draft.data)
    _change(new, data.draw)
    _SEEN["tried"] += 1
    try:
        result = with_data(draft.text, kind, new)
    except NotWrittenError:
        _SEEN["refused"] += 1
        return
    assert front(result, kind) == (new, front(draft.text, kind)[1])
    assert content_of(result, content)[:3] == content[:3]
    _is_only(draft, result, new)


def _is_only(draft, result, new):
    """No line of a field that says what it said is another one, and no comment outside of one is lost."""
    same = [name for name, value in draft.data.items() if name in new and is_same(new[name], value)]
    others = {line for name in same for line in lines_of(draft, (name,))}
    lost = touched(draft.text, result) & others
    before = draft.text.split("\n")
    assert {before[line - 1].strip() for line in lost if line <= len(before)} <= {"", "---"}, (
        draft.path,
        same,
    )


def _change(at, draw):
    """Change one value of a document, somewhere in it."""
    step = draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
    what = draw(st.sampled_from(["in", "set", "drop", "add"]))
    if what == "in" and isinstance(at[step], (dict, list)) and at[step]:
        _change(at[step], draw)
    elif what == "drop" and len(at) > 1:
        del at[step]
    elif what == "add" and isinstance(at, list):
        at.insert(step, draw(_VALUES))
    else:
        at[step] = draw(_VALUES)
