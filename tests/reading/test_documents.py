"""One file as data, prose and places: where the front matter begins and ends."""

from __future__ import annotations

import tracemalloc

import pytest

from generator.model import KIND
from generator.problems import Place
from generator.reading.documents import Draft, Unread, draft, read_document


def read(text: str, kind: str = "experience") -> Draft:
    made = draft("ann/experiences/care.md", text, KIND[kind])
    assert isinstance(made, Draft), made
    return made


def refused(text: str, kind: str = "experience") -> list[tuple[str, int, int]]:
    made = draft("ann/experiences/care.md", text, KIND[kind])
    assert isinstance(made, Unread), made
    return [(found.code, found.place.line, found.place.column) for found in made.problems]


def test_a_document_is_fields_and_prose():
    document = read("---\ntitle: a\n---\none\n\ntwo\n")

    assert document.slug == "care"
    assert document.data == {"title": "a"}
    assert (document.prose, document.prose_line) == ("one\n\ntwo\n", 4)


def test_only_the_first_line_of_dashes_closes_the_front_matter():
    assert read("---\ntitle: a\n---\none\n\n---\n\ntwo").prose == "one\n\n---\n\ntwo"


def test_a_document_can_end_with_its_front_matter():
    assert read("---\ntitle: a\n---").prose == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("no-front-matter", 1, 1)),
        ("text\n", ("no-front-matter", 1, 1)),
        ("title: a\n", ("no-front-matter", 1, 1)),
        ("\n" * 9 + "---\ntitle: a\n---\n", ("late-front-matter", 10, 1)),
        ("text\n" * 10 + "---\nx\n", ("no-front-matter", 1, 1)),
        (" ---\ntitle: a\n---\n", ("odd-dashes", 1, 1)),
        ("--- \ntitle: a\n---\n", ("odd-dashes", 1, 1)),
        ("--\ntitle: a\n---\n", ("odd-dashes", 1, 1)),
        ("—\ntitle: a\n---\n", ("odd-dashes", 1, 1)),
        ("---\ntitle: a\n", ("open-front-matter", 1, 1)),
        ("---\ntitle: a\n---- \ntext\n", ("odd-dashes", 3, 1)),
        ("---\ntitle: a\n--\ntext\n", ("odd-dashes", 3, 1)),
        ("---\n---\n", ("yaml-not-fields", 1, 1)),
        ("---\n- a\n---\n", ("yaml-not-fields", 2, 1)),
        ("---\ntext\n---\n", ("yaml-not-fields", 2, 1)),
    ],
)
def test_front_matter_that_is_not_there_or_does_not_end_is_told(text, problem):
    assert refused(text) == [problem]


def test_a_framework_is_fields_only():
    document = read("title: a\nversion: 1\n", "framework")

    assert document.data == {"title": "a", "version": 1}
    assert document.prose == ""
    assert refused("---\ntitle: a\n---\nprose\n", "framework") == [("yaml-documents", 3, 1)]


def test_a_problem_stands_at_the_value_or_at_the_nearest_thing_around_it():
    document = read("---\ntitle: a\nlist:\n  - {b: c}\nempty:\n---\n")

    assert document.place(("title",)) == Place(2, 8, 9)
    assert document.place(("list", 0, "b")) == Place(4, 9, 10)
    assert document.place(("list", 0, "missing")) == document.place(("list", 0)) == Place(4, 5, 6)
    assert document.place(("list",)) == Place(3, 1, 5)  # a list is told at its name
    assert document.place(("missing", 0, "x")) == Place(1, 1)
    assert document.key_place(("list", 0, "b")) == Place(4, 6, 7)


def test_a_file_that_cannot_be_opened_is_a_problem_and_no_crash(tmp_path):
    made = read_document(tmp_path / "gone.md", "ann/gone.md", KIND["experience"])

    assert isinstance(made, Unread)
    assert [found.code for found in made.problems] == ["unreadable"]
    assert dict(made.problems[0].values)["reason"] == "No such file or directory"


def test_a_refused_document_still_gives_its_text_to_show(folder):
    docs = folder({"x.md": "---\ntitle: a: b\n---\n"})

    made = read_document(docs / "x.md", "x.md", KIND["experience"])
    assert isinstance(made, Unread)
    assert made.text == "---\ntitle: a: b\n---\n"


def test_of_a_huge_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path):
    file = tmp_path / "x.md"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    tracemalloc.start()
    found = read_document(file, "x.md", KIND["question"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Unread)
    assert [problem.code for problem in found.problems] == ["too-large"]
    assert peak < 2_000_000
