"""From bytes to text: what is refused, and where it is said to stand."""

from __future__ import annotations

import pytest

from generator.problems import Place
from generator.reading.text import LARGEST, decoded


def told(content: bytes) -> list[tuple[str, int, int]]:
    return [(found.code, found.place.line, found.place.column) for found in decoded("x.md", content)[1]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"", ""),
        ("één\tديمقراطية 👩‍🎓 می‌خواهم\n".encode(), "één\tديمقراطية 👩‍🎓 می‌خواهم\n"),
    ],
    ids=["plain", "windows", "byte order mark", "empty", "letters of every script, and joiners between them"],
)
def test_text_is_read_as_its_author_sees_it(content, text):
    assert decoded("x.md", content) == (text, [])


@pytest.mark.parametrize("codepoint", [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_a_character_that_turns_the_reading_direction_is_told(codepoint):
    assert told(f"a\nbé{chr(codepoint)}c".encode()) == [("bidirectional-character", 2, 3)]


@pytest.mark.parametrize(
    "codepoint",
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        *range(0x7F, 0xA0),
        *(0xAD, 0x200B, 0x2028, 0x2029, 0x2060, 0x2064, 0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF),
    ],
)
def test_a_character_nobody_sees_is_told(codepoint):
    assert told(f"a\nbé{chr(codepoint)}c".encode()) == [("control-character", 2, 3)]


ZALGO = "Z\u0351\u036b\u0343\u032a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (ZALGO, 6),
        ("é" + "\u0301" * 5, 6),
        ("ก" + "็" * 9, 6),
        ("a" + "\u0e47\u0301\u093c\u0f71\u20dd", 6),
        ("a\u0301" * 50 + "b" + "\u0301" * 5, 106),
    ],
    ids=["Zalgo", "one accent often", "Thai", "of several scripts", "the last of many"],
)
def test_a_pile_of_marks_is_told(text, column):
    assert told(text.encode()) == [("stacked-marks", 1, column)]


@pytest.mark.parametrize(
    "text", ["a" + "\u0301" * 4, "ḗ́" * 50, "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים", "ٱللَّٰهِ", "မြွှံ့", "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ", "ệ" * 9]
)
def test_the_marks_of_a_language_are_none(text):
    assert told(text.encode()) == []


def test_a_problem_with_a_character_names_it():
    assert decoded("x.md", "a\u202e".encode())[1][0].values == (("character", "U+202E"),)


def test_no_more_than_twenty_characters_of_one_file_are_told():
    assert len(told(b"\x00" * 1000)) == 20


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"caf\xe9", Place(1, 4, 5)),
        ("één\né".encode() + b"\xff", Place(2, 2, 3)),
        (b"\xff\xfea\x00", Place(1, 1, 2)),
        ("é".encode()[:1], Place(1, 1, 2)),
    ],
    ids=["latin-1", "after letters of two bytes", "UTF-16", "cut in a letter"],
)
def test_bytes_that_are_not_utf_8_are_told_where_they_stand(content, place):
    text, problems = decoded("x.md", content)

    assert text == ""
    assert [(found.code, found.place) for found in problems] == [("not-utf-8", place)]


def test_a_file_has_a_largest_size():
    assert told(b"x" * LARGEST) == []
    assert told(b"x" * (LARGEST + 1)) == [("too-large", 1, 1)]
    assert decoded("x.md", b"x" * (LARGEST + 1))[1][0].values == (("most", "2048 KB"), ("size", "2049 KB"))
