"""YAML as authors mean it."""

from __future__ import annotations

import pytest
import yaml

from generator.problems import Place
from generator.reading.strict_yaml import DEEPEST, _Parser, read_yaml


def value(text: str):
    read = read_yaml("x.yml", f"x: {text}\n")
    assert read.problems == ()
    return read.value["x"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0612", "0612"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("12", 12),
        ("-3", -3),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ('"1.10"', "1.10"),
        ("2025-02-30", "2025-02-30"),
        ("2025-02-11", "2025-02-11"),
        ("2025", 2025),
        ("'true'", "true"),
        ("Groep #3", None),
        (">#3\n  text", None),
    ],
)
def test_a_value_is_what_its_author_means(text, meant):
    if "#" in text:
        assert [found.code for found in read_yaml("x.yml", f"x: {text}\n").problems] == ["yaml-comment"]
    else:
        assert value(text) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"a\\u202Eb"', "bidirectional-character"),
        ('"a\\0b"', "control-character"),
        ('"a\\u200Bb"', "control-character"),
    ],
)
def test_a_character_nobody_sees_cannot_be_written_as_an_escape_either(text, code):
    assert [found.code for found in read_yaml("x.yml", f"x: {text}\n").problems] == [code]
    assert [found.code for found in read_yaml("x.yml", f"{text}: x\n").problems] == [code]


def test_half_a_character_is_refused():
    assert read_yaml("x.yml", 'x: "\\uD800"\n').problems != ()


def test_every_value_and_field_knows_its_place():
    read = read_yaml("x.yml", "a:\n  - b: één\n    c: [1, two]\n", first_line=2)

    assert read.keys["a", 0, "b"] == Place(3, 5, 6)
    assert read.places["a", 0, "b"] == Place(3, 8, 11)
    assert read.places["a", 0, "c", 1] == Place(4, 12, 15)


def test_nesting_is_bounded():
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert read_yaml("x.yml", deep).problems == ()
    assert [found.code for found in read_yaml("x.yml", f"[{deep}]").problems] == ["yaml-depth"]


def test_brackets_without_end_are_refused_at_once():
    assert [found.code for found in read_yaml("x.yml", "[" * 50_000).problems] == ["yaml-depth"]


def test_a_comment_on_its_own_line_is_fine():
    assert read_yaml("x.yml", "# why\na: b\n  # and\nc: d # not here\n").problems[0].place == Place(4, 6, 16)


def test_libyaml_does_the_reading():
    """It is five times as fast as PyYAML's own parser, which takes its place without a word."""
    assert _Parser is yaml.CSafeLoader
