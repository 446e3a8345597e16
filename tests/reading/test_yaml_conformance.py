"""The YAML test suite (yaml/yaml-test-suite): nothing crashes, and what is not YAML is refused.

The cases lie outside the project, in the folder that LEERKRING_CONFORMANCE names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.model import KIND
from generator.reading.documents import Unread, draft
from generator.reading.strict_yaml import read_yaml

FOLDER = os.environ.get("LEERKRING_CONFORMANCE")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LEERKRING_CONFORMANCE names no folder with yaml.json")

READ_OTHERWISE = {"L24T:01"}
"""libyaml drops a last line of spaces that has no line end; the text is whitespace only."""


@pytest.fixture(scope="module")
def cases():
    return json.loads((Path(FOLDER or "") / "yaml.json").read_text(encoding="utf-8"))


def test_there_are_as_many_cases_as_there_should_be(cases):
    assert len(cases) == 406


def test_what_is_not_yaml_is_refused_with_its_place(cases):
    for case in cases:
        problems = read_yaml("x.yml", case["yaml"]).problems
        if case["fail"]:
            assert problems, case["id"]
        for found in problems:
            assert found.place.line >= 1
            assert found.place.column >= 1


def test_what_is_accepted_means_what_yaml_says(cases):
    for case in cases:
        read = read_yaml("x.yml", case["yaml"])
        if not read.problems and case["json"] and case["id"] not in READ_OTHERWISE:
            assert read.value == json.loads(case["json"]), case["id"]


def test_as_front_matter_nothing_crashes_and_nothing_that_fails_passes(cases):
    for case in cases:
        read = draft("x.md", f"---\n{case['yaml']}\n---\nprose", KIND["experience"])
        if case["fail"] and "---" not in case["yaml"]:
            assert isinstance(read, Unread), case["id"]
