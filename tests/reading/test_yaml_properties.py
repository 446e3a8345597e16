"""YAML of any kind is read as the core schema has it, or refused; what was read is where it is said to be."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from generator.problems import Place
from generator.reading.scalars import as_text
from generator.reading.strict_yaml import Read, read_yaml
from generator.reading.text import decoded
from tests.properties import holds

TYPED = {"null": None, "~": None, "": None, "true": True, "True": True, "TRUE": True} | dict.fromkeys(
    ("false", "False", "FALSE"), False
)
LOOKALIKES = (
    "null",
    "~",
    "yes",
    "No",
    "true",
    "012",
    "1e5",
    ".5",
    "0x1F",
    "0o7",
    "1_000",
    "2026-01-02",
    "1:30",
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(" \t\n:#-?,[]{}&*!|>'\"%@`\\ab1é", max_size=20),
    st.sampled_from((*LOOKALIKES, ".inf", ".NaN", "---", "...", "<<", "=")),
)
NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14), st.floats(allow_nan=False, allow_infinity=False, width=32)
)
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)
DUMPED = st.builds(
    yaml.safe_dump,
    VALUES,
    allow_unicode=st.booleans(),
    default_flow_style=st.sampled_from((None, True, False)),
    default_style=st.sampled_from((None, None, "'", '"', "|", ">")),
    width=st.sampled_from((20, 80, 1000)),
    indent=st.sampled_from((2, 4)),
)
TYPED_BY_HAND = st.lists(
    st.one_of(
        st.sampled_from(
            ("a: ", "b: ", "- ", "\n", "\n  ", "\n    ", "? ", "[", "]", "{", "}", ", ", " #", "|\n", ">-\n")
        ),
        st.sampled_from(
            ("'", '"', "\\", "text", "two words", "1", "-0.5e3", "c:", ":", "-", "é\u0301", "\U0001f600")
        ),
        st.sampled_from(LOOKALIKES),
    ),
    max_size=14,
).map("".join)


def read(text: str) -> Read | None:
    """What is read of a text that could be one of a file, if nothing is refused."""
    text, problems = decoded("a.yml", text.encode())
    if problems:
        return None
    found = read_yaml("a.yml", text)
    return None if found.problems else found


def as_texts(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506  # it makes nothing but texts


def same(ours: Any, text: Any) -> bool:
    """Whether a value is what the core schema makes of what another reader has as a text."""
    match ours:
        case dict():
            return list(ours) == list(text) and all(same(ours[key], text[key]) for key in ours)
        case list():
            return len(ours) == len(text) and all(map(same, ours, text))
        case str():
            return ours == text
        case bool() | None:
            return TYPED.get(text, text) is ours
        case _:
            return float(text) == ours


@holds(DUMPED, examples=300)
def test_what_another_program_writes_is_read_as_the_same(text):
    if found := read(text):
        assert same(found.value, as_texts(text))


@holds(TYPED_BY_HAND, examples=500)
def test_what_is_typed_is_read_as_another_reader_does_or_refused(text):
    if found := read(text):
        assert same(found.value, as_texts(text))


@holds(VALUES, examples=300)
def test_what_is_dumped_in_the_core_schema_comes_back(value):
    """Every text in quotes, so that nothing of it is taken for something else."""
    text = yaml.dump(value, Dumper=Quoting, allow_unicode=True, width=1000)
    if found := read(text):
        assert found.value == value


class Quoting(yaml.SafeDumper):
    """It writes numbers, truths and nothing plain, and texts in quotes."""


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@holds(st.one_of(DUMPED, TYPED_BY_HAND), examples=400)
def test_a_value_stands_where_it_is_said_to(text):
    found = read(text)
    for path, place in found.places.items() if found else ():
        value = found.value
        for step in path:
            value = value[step]
        if place.end_column and not isinstance(value, dict | list):
            assert same(value, said_there(text, place))
    for path, place in found.keys.items() if found else ():
        if place.end_column:
            assert path[-1] == said_there(text, place)


def said_there(text: str, place: Place) -> str:
    there = text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]
    return as_texts(there) if there[0] in "'\"" else there


WITHOUT_QUOTES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).filter(
    lambda text: text == text.strip() and not any(sign in text[:1] + text[-1:] for sign in "'\"‘’“”„«»‹›`´")
)


@holds(WITHOUT_QUOTES, examples=400)
def test_a_text_as_it_is_typed_is_read_as_itself(text):
    found = read(f"a: {as_text(text)}")

    assert found is None or found.value == {"a": text or None}
