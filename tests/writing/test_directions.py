"""Words that are read from the right have their direction, and tables scroll without the page."""

from __future__ import annotations

import pytest

from generator.reading.text import forbidden_in
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.prose import scrolling, turned
from tests.portfolios import ann
from tests.writing.test_levels import html_of

HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (f"{HEBREW}\u200f, {HEBREW}", ""),
        (f"{HEBREW} (abc)\u200e", ""),
        ("\u0633\u0644\u0627\u0645\u061c 5-6", ""),
        ("a \u200f b", "\u200f"),
        ("a\u061c", "\u061c"),
        (f"{HEBREW}\n\u200fabc", "\u200f"),
        (f"{HEBREW} https://a.example/\u200fb", "\u200f"),
        (f"{HEBREW} a\u200e@b", "\u200e"),
        (f"{HEBREW} \u202eabc\u202c", "\u202e"),
        (f"{HEBREW} \u2067abc\u2069", "\u2067"),
    ],
)
def test_a_mark_stands_only_among_words_from_the_right_and_nothing_turns_a_line(text, refused):
    assert forbidden_in(text)[:1] == refused


def test_each_block_tells_its_own_direction_where_one_is_from_the_right():
    html = "<p>abc</p>\n<ul>\n<li>x</li>\n</ul>"
    made = '<p dir="auto">abc</p>\n<ul dir="auto">\n<li dir="auto">x</li>\n</ul>'
    assert turned(html, HEBREW) == made
    assert turned(html, "abc") == html


def test_a_table_is_a_region_of_its_own_that_a_keyboard_reaches(tmp_path):
    assert scrolling("<table></table>", 'Table {n}: a "b"').startswith(
        '<div class="lk-wide" role="region" tabindex="0" aria-label="Table 1: a &#34;b&#34;"><table>'
    )
    text = f"type: question\ntitle: {HEBREW}\nstatus: open\ncycle: 1\n---\n\n| a |\n|--|\n| {HEBREW} |\n\n---"
    portfolio, site = ann(tmp_path, questions__q=text.removesuffix("---"))
    pages = html_of(portfolio_pages(portfolio, site.frameworks, root="").pages)
    for address in ("questions/q/", "print/"):
        assert pages[address].count('<div class="lk-wide" role="region" tabindex="0"') == 1
        assert '<td dir="auto">' in pages[address]
    assert all('<html lang="en" dir="ltr"' in html for html in pages.values())
    assert f'<h1 dir="auto">{HEBREW}</h1>' in pages["questions/q/"]
