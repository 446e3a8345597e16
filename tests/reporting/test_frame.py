import time
import unicodedata

import pytest

from generator.problems import Place
from generator.reporting.frame import WIDEST, frame


def columns(text):
    marks = sum(unicodedata.category(character) == "Mn" for character in text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - marks


def test_the_line_before_and_the_line_are_shown_with_carets_below():
    assert frame(["type: goal", "phase: recognize"], Place(2, 8, 17)) == (
        "1 | type: goal",
        "2 | phase: recognize",
        "  |        ^^^^^^^^^",
    )


def test_the_first_line_stands_alone_and_numbers_are_aligned():
    assert frame(["--- "], Place(1, 1, 5)) == ("1 | ---", "  | ^^^^")
    assert frame(["x"] * 10, Place(10, 1)) == (" 9 | x", "10 | x", "   | ^")


def test_without_an_end_one_caret_points_to_the_start():
    assert frame(["", "abc"], Place(2, 3)) == ("1 |", "2 | abc", "  |   ^")


def test_a_place_past_the_end_of_the_line_is_shown_at_its_end():
    assert frame(["abc"], Place(1, 9, 12)) == ("1 | abc", "  |    ^")


def test_a_line_that_is_not_there_gives_no_frame():
    assert frame(["abc"], Place(2, 1)) == ()
    assert frame([], Place(1, 1)) == ()


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("\tx: 1", 2, 3, "    x: 1", "    ^"),
        ("ab\tx", 3, 4, "ab  x", "  ^^"),
        ("日本: x", 5, 6, "日本: x", "      ^"),
        ("日本: x", 1, 3, "日本: x", "^^^^"),
        ("e\u0301e: x", 5, 6, "e\u0301e: x", "   ^"),
        ("a\x1b\u202eb", 4, 5, "a··b", "   ^"),
        ("👩\u200d🔬 x", 5, 6, "👩·🔬 x", "      ^"),
    ],
)
def test_carets_stand_below_tabs_wide_and_unseen_characters(line, column, end, shown, carets):
    assert frame([line], Place(1, column, end)) == (f"1 | {shown}", f"  | {carets}")


@pytest.mark.parametrize("character", ["x", "日", "\t", "e\u0301"])
@pytest.mark.parametrize("column", [1, 40, 99, 100, 101, 150, 4000, 8000])
def test_a_long_line_is_cut_around_the_place(character, column):
    line = (character * 8000)[:8000]
    line = line[: column - 1] + "#" + line[column:]
    text, carets = frame([line], Place(1, column, column + 1))
    assert columns(text) <= len("1 | ") + WIDEST + len("…")
    assert columns(text[: text.index("#")]) == carets.index("^")


def test_the_caret_of_a_long_line_stands_below_its_place():
    line = "x" * 300 + "#" + "x" * 300
    text, carets = frame([line], Place(1, 301, 302))
    assert text[carets.index("^")] == "#"
    assert text.startswith("1 | …x")
    assert text.endswith("x…")


def test_a_frame_of_a_huge_line_costs_little():
    lines = ["\u202e" * 500_000]
    begin = time.perf_counter()
    for column in range(1, 500_000, 5_000):
        frame(lines, Place(1, column, column + 1))
    assert time.perf_counter() - begin < 2
