"""The texts of a document, each with its place, as its reader sees them."""

from __future__ import annotations

import time

import pytest

from generator.model import KIND
from generator.problems import Place
from generator.reading.documents import Draft, read_document
from generator.reading.texts import Passage, paragraphs


def document(folder, prose: str) -> Draft:
    file = folder / "a.md"
    file.write_text(f"---\ntype: experience\n---\n{prose}", encoding="utf-8")
    draft = read_document(file, "a.md", KIND["experience"])
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**06**-12345678", "..06..-12345678"),
        ("__a__ ~~b~~", "..a.. ..b.."),
        (r"ann\@school and 06\-12", "ann.@school and 06.-12"),
        (r"C:\users", r"C:\users"),
        ("ann&#64;school &commat; &#x40;", "ann@....school @....... @....."),
        ("06&nbsp;12", "06\u00a0.....12"),
        ("06<b>12</b>34 <B class='x'>5</B>", "06...12....34 .............5...."),
        ("06<br>12 0<!-- a -->6", "06 ...12 0..........6"),
        ("<p>06</p> <a href='mailto:a@b.example'>", "<p>06</p> <a href='mailto:a@b.example'>"),
        ("<!-- 06 12345678 -->", "<!-- 06 12345678 -->"),
        ("06[^1]12 a[^a-note]@b", "06....12 a.........@b"),
        (
            "06[^111222333] [^nl91abna0417164300] [^a@b.example]",
            "06 .111222333]  .nl91abna0417164300]  .a@b.example]",
        ),
        ("a & b; &nonsense; *c*", "a & b; &nonsense; *c*"),
    ],
)
def test_what_a_reader_does_not_see_takes_its_place(text, seen):
    told = Passage(text, Place()).seen
    assert told.replace("\u200b", ".") == seen
    assert len(told) == len(text)


def test_lines_of_a_paragraph_are_together_and_other_blocks_are_not(tmp_path):
    prose = "a\nb\n\n\nc\n- d\n- e\n1. f\n2. g\n> h\n| i |\n| j |\n# k\n"
    told = [
        (it.text.strip("\n"), it.place.line)
        for it in paragraphs(document(tmp_path, prose))
        if it.text.strip()
    ]
    assert [text for text, _ in told if text != "experience"] == [
        "a\nb",
        "c",
        *("- d", "- e", "1. f", "2. g", "> h", "| i |", "| j |", "# k"),
    ]


def test_a_part_of_a_paragraph_stands_where_it_begins():
    passage = Passage("\nab\ncd\nef", Place(7))
    assert passage.place_of(1, 3) == Place(8, 1, 3)
    assert passage.place_of(5, 6) == Place(9, 2, 3)
    assert passage.place_of(5, 9) == Place(9, 2, 3)  # it ends on a line below


def test_every_line_of_the_prose_is_in_a_paragraph_at_its_place(tmp_path):
    prose = "a\n\n\nb\nc\n- d\n\n  \n12. e\nf\n"
    draft = document(tmp_path, prose)
    lines = {}
    for it in paragraphs(draft):
        if not it.field:
            lines.update(enumerate(it.text.split("\n"), it.place.line))
    assert lines == dict(enumerate(prose.split("\n"), draft.prose_line))


@pytest.mark.parametrize(
    "piece",
    ["\n", " \n", "&", "&a", "*", "\\", "\n- ", "\n1", "<!--", "<!-- -->", "](", "](a(", "<a ", "<a '"],
)
def test_twice_as_much_prose_takes_about_twice_as_long(piece, tmp_path):
    def least(length):
        draft = document(tmp_path, piece * (length // len(piece)))
        rounds = []
        for _ in range(3):
            begun = time.process_time()
            assert all(len(it.seen) == len(it.bare) == len(it.text) for it in paragraphs(draft))
            rounds.append(time.process_time() - begun)
        return min(rounds)

    assert least(50_000) <= 2.5 * least(25_000) + 0.1  # what takes no time is measured badly
