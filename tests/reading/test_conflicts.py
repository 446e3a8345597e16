"""What version control could not merge is told where it begins, and nothing that only looks like it is."""

from __future__ import annotations

import pytest

from generator.reading.conflicts import conflicts

ONE = "<<<<<<< HEAD\nmine\n||||||| base\nold\n=======\ntheirs\n>>>>>>> amina\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (ONE, [1]),
        (f"text\n{ONE}text\n{ONE}", [2, 10]),
        ("<<<<<<<\nmine\n", [1]),
        ("mine\n=======\ntheirs\n>>>>>>> 4f3e2d1 (Cooked)\n", [4]),
        (f"```\n{ONE}```\n", [2]),
        ("<<<<<<< .mine\na\n=======\nb\n>>>>>>> .r12\n>>>>>>> .r13\n", [1, 6]),
    ],
)
def test_each_pair_of_versions_is_told_once(text, lines):
    assert [found.place.line for found in conflicts("a.md", text)] == lines


@pytest.mark.parametrize(
    "text",
    [
        "Results\n=======\n",
        "| a | b |\n|||||||\n",
        " <<<<<<< HEAD\n",
        "> > > > > > > quoted\n",
        ">>>>>>>> deeper\n",
        "<<<<<<<<\n",
        "a <<<<<<< b\n",
        ">>>>>>>quoted\n",
    ],
)
def test_a_heading_a_row_and_a_quote_are_no_conflict(text):
    assert conflicts("a.md", text) == ()


def test_no_more_is_told_than_is_read():
    assert len(conflicts("a.md", ONE * 1000)) == 20
