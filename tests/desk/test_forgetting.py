"""Whoever leaves is forgotten by what the desk keeps, too, and does not wait for somebody to look at it."""

from __future__ import annotations

import datetime
import shutil

import pytest

from generator.desk.looking import desk_cache, forget_gone
from tests.cli.command import run
from tests.desk.desks import COHORT, DAY, ENDS, documents, learner, looks, place
from tests.portfolios import written

CANARY = "Xylofoon"
"""In all that the class may see of the one who leaves."""


@pytest.fixture
def docs(tmp_path):
    """Ann, who leaves and whose title Bob repeats, and Bob."""
    files = {
        "cohort.yml": COHORT,
        **learner("ann", f"{CANARY} Aarts", consent=ENDS),
        **documents("ann", f"About {CANARY}", "cohort"),
        **learner("bob", "Bob Bos"),
        **documents("bob", "Bob's own", "cohort"),
    }
    return written(tmp_path / "docs", files)


def kept(docs):
    folder = desk_cache(docs.parent).folder
    return {file.name: file.read_bytes().decode("utf-8", "replace") for file in folder.iterdir()}


def told(docs):
    """How many entries tell of Ann, and how many there are."""
    entries = kept(docs).values()
    return sum(CANARY.casefold() in text.casefold() for text in entries), len(entries)


def looked_at(docs):
    place(docs).desk(jobs=1)
    assert told(docs) == (2, 4), "what the desk knows, and what it needs to know that this holds"


def test_who_withdraws_is_in_nothing_that_is_kept(docs):
    written(docs, {"bob/goals/together.md": f"---\ntype: goal\ntitle: With {CANARY}\n---\n"})
    place(docs).desk(jobs=1)
    assert told(docs)[0] >= 2
    assert run("withdraw", "ann", "--docs", str(docs)).exit_code == 0
    assert kept(docs) == {}


def _gone(docs):
    shutil.rmtree(docs / "ann")


def _withdrawn(docs):
    profile = docs / "ann/profile.md"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("given_by", "withdrawn_on: 2026-11-01, given_by"), encoding="utf-8")


@pytest.mark.parametrize("leaving", [_gone, _withdrawn])
def test_who_has_left_is_forgotten_by_the_next_build_and_nobody_else_is(docs, leaving):
    looked_at(docs)
    leaving(docs)
    forget_gone(docs, DAY)
    assert told(docs) == (0, 2)
    assert looks(place(docs).desk(jobs=1))[1] == 1


def test_whose_consent_has_ended_is_forgotten_without_a_change(docs):
    looked_at(docs)
    forget_gone(docs, datetime.date(2027, 1, 20))
    assert told(docs) == (2, 4)
    forget_gone(docs, datetime.date(2027, 1, 21))
    assert told(docs) == (0, 2)


def test_what_is_damaged_is_forgotten(docs):
    looked_at(docs)
    for file in desk_cache(docs.parent).folder.glob("*.desk"):
        file.write_bytes(b"{}")
    forget_gone(docs, DAY)
    assert kept(docs) == {}


def test_where_nobody_looked_at_a_desk_none_is_made(docs):
    forget_gone(docs, DAY)
    assert not desk_cache(docs.parent).folder.exists()
