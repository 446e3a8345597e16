"""Nothing of a badge can be changed or taken away without anybody noticing, one value at a time."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator

import pytest

from generator.credentials.verify import checked
from tests.credentials import school
from tests.credentials.conformance import needs_fixtures, read

pytestmark = needs_fixtures

BADGES = (
    ("ob3", "simple.json", school.of_badges),
    ("ob3", "simple-did-key-method.json", school.of_badges),
    ("dcc", "v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-alignments.json", school.of_dcc),
    ("dcc", "v1_ed25519_didWeb_oidf-validStatus-noExpiry.json", school.of_dcc),
    ("ob3", "bsl-credential-status-revoked.json", school.of_badges),
)
UNUSED = {"simple-did-key-method.json": [("removed", ("@context", 2))]}
"""The one value that can be taken away: the address of a context of which the badge uses no word.

A signature is over what is said, and it says nothing: the graph with it and without it is the same, byte for
byte, so that no program can see whether it was there.
"""
SAMPLED = 12
"""Values of each badge that are tried every time; all of them are in a heavy test."""


def places(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The path to each value that holds no other."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    if not isinstance(value, dict | list):
        yield path
    for key, inner in entries:
        yield from places(inner, (*path, key))


def changed(document: dict, path: tuple) -> dict:
    made = copy.deepcopy(document)
    holder = parent(made, path)
    value = holder[path[-1]]
    holder[path[-1]] = (
        f"{value}x" if isinstance(value, str) else not value if isinstance(value, bool) else value + 1
    )
    return made


def removed(document: dict, path: tuple) -> dict:
    made = copy.deepcopy(document)
    del parent(made, path)[path[-1]]
    return made


def parent(document: dict, path: tuple):
    for key in path[:-1]:
        document = document[key]
    return document


def survivors(name: str, file: str, trust, chosen: Iterator[tuple] | None = None) -> list[tuple]:
    document = json.loads(read(name, file))
    view = school.view(trust)
    whole = checked(read(name, file), view)
    assert whole.verdict.integrity == "unchanged"
    found = []
    for path in chosen or list(places(document)):
        for change in (changed, removed):
            other = checked(json.dumps(change(document, path)).encode(), view)
            if other.verdict.integrity == "unchanged":
                assert (other.verdict, other.statement) == (whole.verdict, whole.statement)
                found.append((change.__name__, path))
    return found


@pytest.mark.parametrize(("name", "file", "trust"), BADGES, ids=[file for _, file, _ in BADGES])
def test_no_change_of_a_badge_survives(name, file, trust):
    every = list(places(json.loads(read(name, file))))
    chosen = random.Random(file).sample(every, SAMPLED)
    assert set(survivors(name, file, trust(), chosen)) <= set(UNUSED.get(file, ()))


@pytest.mark.heavy
@pytest.mark.parametrize(("name", "file", "trust"), BADGES, ids=[file for _, file, _ in BADGES])
def test_no_change_of_any_value_of_a_badge_survives(name, file, trust):
    every = list(places(json.loads(read(name, file))))
    found = survivors(name, file, trust())
    print(f"\n{file}: {len(every)} values, each changed and removed; unseen: {found}")
    assert found == UNUSED.get(file, [])


@pytest.mark.parametrize("many", [20, pytest.param(None, marks=pytest.mark.heavy)])
def test_what_is_said_twice_can_be_taken_away_once_and_is_still_said(many):
    """A signature is over what is said: of a file that says the same of one node twice, once is enough."""
    document, view = json.loads(read("issued", "badge.json")), school.view(school.of_kade())
    whole = checked(read("issued", "badge.json"), view)
    every = list(places(document))
    for path in random.Random(1).sample(every, many or len(every)):
        assert checked(json.dumps(changed(document, path)).encode(), view).verdict.integrity != "unchanged"
        found = checked(json.dumps(removed(document, path)).encode(), view)
        if found.verdict.integrity == "unchanged":
            assert (found.statement, found.verdict) == (whole.statement, whole.verdict)
