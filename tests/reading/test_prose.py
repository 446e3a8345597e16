"""Where prose points to, with its place."""

from __future__ import annotations

import pytest

from generator.reading.prose import pointers


def found(prose: str, first_line: int = 1):
    return [(p.kind, p.target, p.place.line, p.place.column) for p in pointers(prose, first_line)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("plain words", []),
        ("a [b](c.md)", [("link", "c.md", 1, 3)]),
        ("\n\n> a [b][c]\n\n[c]: d.md", [("link", "d.md", 3, 5)]),
        ("![a](b.png)", [("picture", "b.png", 1, 1)]),
        ("`[a](b.md)` and\n\n    [c](d.md)\n", []),
        ("```\n[a](b.md) <b>\n```", []),
        ("https://a.example/x", [("link", "https://a.example/x", 1, 1)]),
        ("[a](javascript:x)", [("link", "javascript:x", 1, 1)]),
        ("[a]()", [("link", "", 1, 1)]),
        ("text[^1]\n\n[^1]: a [b](c.md)", [("link", "c.md", 3, 9)]),
        ("a <b>c</b>", []),
        ("a <script>c</script>", [("html", "<script>", 1, 3)]),
        ("a <b onclick=c>d</b>", [("html", "<b onclick=c>", 1, 3)]),
        ("a <a href='b.md'>c</a>", [("link", "b.md", 1, 3)]),
        ("a\n<a\nhref=b.md>c</a>", [("link", "b.md", 2, 1)]),
        (
            "<p>\n<img src='b.png'>\n\n> <img src='c.png'>",
            [("picture", "b.png", 2, 1), ("picture", "c.png", 4, 3)],
        ),
        ("<naam> en <naam>", [("text", "<naam>", 1, 1), ("text", "<naam>", 1, 11)]),
        ("List<String>, <? a ?>", [("text", "<String>", 1, 5), ("text", "<? a ?>", 1, 15)]),
        ("a <font color=red>b</font> <p style=c>", [("look", "<font color=red>", 1, 3)]),
        ("a\n\n<!-- b\n\nc", [("open", "<!--", 3, 1)]),
        ('| a |\n|---|\n| <a b="c\\|" href=d.md> |', [("link", "d.md", 3, 1)]),
        ("a <!-- note --> b", []),
        ("<!-- note -->\n\ntext", []),
        ("<div>\nx\n</div>", []),
        ("<form>\nx\n</form>", [("html", "<form>", 1, 1)]),
        ("| a |\n|---|\n| [b](c.md) |", [("link", "c.md", 3, 3)]),
    ],
)
def test_what_points_somewhere_is_found_where_it_stands(prose, expected):
    assert found(prose) == expected


def test_lines_are_those_of_the_file():
    assert found("a\n[b](c.md)", first_line=10) == [("link", "c.md", 11, 1)]
