"""Prose as HTML: what an author can make, and the second fence behind the first."""

from __future__ import annotations

import re

import comrak
import pytest

from generator.languages import words
from generator.reading.prose import pointers
from generator.writing import prose
from generator.writing.prose import cleaned, in_words, leading_here, rendered


def html(text, sizes=None):
    return rendered(text, lambda address: address, lambda address: address, sizes or {}).strip()


@pytest.fixture
def no_first_fence(monkeypatch):
    """What would be written if what authors write as HTML were copied."""

    def unsafe(text, *_):
        return [(text, False)]

    monkeypatch.setattr(prose, "pieces", unsafe)


@pytest.mark.usefixtures("no_first_fence")
@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("<script>alert(1)</script>", ""),
        ("<p onclick='a()'>b</p>", "<p>b</p>"),
        ("<p style='color:red'>b</p>", "<p>b</p>"),
        ("<p id='search'>b</p>", "<p>b</p>"),
        ("<p class='lk-validated'>b</p>", "<p>b</p>"),
        ("<svg><a href='b.png'>c</a></svg>", ""),
        ("<iframe src='b'></iframe>", ""),
        ("<form action='/x'><button>b</button></form>", "b"),
        ("<a href='javascript:a()'>b</a>", "b"),
        ("<a href='data:text/html,b'>b</a>", "b"),
        ("<a href='//other.example/'>b</a>", "b"),
        ("<a href='https://user@other.example/'>b</a>", "b"),
        ("<a href='\\\\other.example'>b</a>", "b"),
        ("<a href='b' target='_blank'>b</a>", '<a href="b">b</a>'),
        ("<input type='text' disabled>", '<input disabled="">'),
        ("<input type='image' src='b.png'>", "<input>"),
        ("<li id='fn-1'>b</li>", '<li id="fn-1">b</li>'),
        ("<code class='language-py lk-badge'>b</code>", '<code class="language-py">b</code>'),
        ("<!-- b -->", ""),
        ("<details ontoggle='a()' open='b'>c</details>", "<details>c</details>"),
        ("<p align='center' dir='rtl;' lang='\u0130'>b</p>", "<p>b</p>"),
        ("<td colspan='-1'>b</td>", "b"),
        ("<b style='x' class='markdown-alert'>b", "<b>b</b>"),
        ("<video src='b.mp4' autoplay></video>", ""),
        ("<template><b>b</b></template>", ""),
    ],
)
def test_what_the_first_fence_would_let_through_the_second_stops(raw, left):
    assert html(raw) == left


@pytest.mark.usefixtures("no_first_fence")
@pytest.mark.parametrize(
    "source", ["https://other.example/a.png", "//other.example/a.png", "data:image/png,a", "a.svg", "a.png?b"]
)
def test_a_picture_is_one_of_the_site(source):
    assert "src" not in html(f"<img src='{source}' alt='b'>")


def test_the_first_fence_stands_without_the_second(monkeypatch):
    class Nothing:
        def clean(self, text):
            return text

    monkeypatch.setattr(prose, "_cleaner", Nothing)
    made = html(
        "a <script>alert(1)</script> <b onclick=c>d</b> [e](javascript:f) <a href='javascript:g'>h</a>"
    )
    assert re.findall(r"<\w+[^>]*>", made) == ["<p>", '<a href="">', '<a href="">']


def test_a_link_to_elsewhere_says_that_it_is_the_authors():
    assert html("[a](https://b.example/)") == (
        '<p><a rel="noopener nofollow ugc" href="https://b.example/">a</a></p>'
    )
    assert html("https://b.example/").count('rel="noopener nofollow ugc"') == 1
    assert "rel=" not in html("[a](b.md)")


def test_headings_stand_below_the_title_of_the_page():
    assert html("# a\n\n###### b") == '<h2 id="a">a</h2>\n<h3 id="b">b</h3>'


@pytest.mark.parametrize(
    ("levels", "below", "expected"),
    [("2", 1, "2"), ("343", 1, "232"), ("12121", 1, "23232"), ("3132", 1, "2233"), ("123456", 3, "456666")],
)
def test_headings_are_an_outline_without_holes(levels, below, expected):
    text = "\n\n".join(f"{'#' * int(level)} a" for level in levels)
    made = rendered(text, str, str, below=below)
    assert re.findall(r"<h(.) id=\"a[-\d]*\">a</h\1>", made) == list(expected)


def test_a_task_list_cannot_be_ticked():
    made = html("- [x] a\n- [ ] b")
    assert made.count("<input") == made.count('type="checkbox"') == made.count("disabled") == 2


def test_a_picture_says_how_much_room_it_needs():
    made = html("![a](files/b.png)", {"b.png": (640, 480)})
    assert 'loading="lazy" width="640" height="480" src="files/b.png"' in made
    assert "width" not in html("![a](files/b.png)")


def test_a_picture_in_a_deep_folder_says_how_much_room_it_needs_too():
    html = rendered("![a](b.png)", lambda _: "", lambda _: "../../files/b.png", {"b.png": (3, 2)})
    assert 'width="3" height="2" src="../../files/b.png"' in html


def test_a_table_is_aligned_by_a_class():
    made = html("|a|b|\n|:-:|--:|\n|c|d|")
    assert '<td class="align-center">c</td>' in made
    assert '<td class="align-right">d</td>' in made
    assert "style" not in made


def test_alerts_footnotes_and_highlighted_code_are_kept():
    made = html("> [!TIP]\n> a[^1]\n\n[^1]: b\n\n```python\nc\n```")
    for part in ('class="markdown-alert markdown-alert-tip"', 'id="fn-1"', 'class="language-python"'):
        assert part in made


def test_addresses_are_turned_into_the_sites():
    made = rendered("[a](b.md) ![c](d.png)", lambda it: f"to-{it}", lambda it: f"files/{it}")
    assert '<a href="to-b.md">' in made
    assert 'src="files/d.png"' in made


def test_what_has_no_address_on_the_site_is_no_link():
    made = rendered("[a](b.md)", lambda _: "", lambda _: "")
    assert made.strip() == "<p>a</p>"


def test_nothing_becomes_nothing():
    assert html(" \n") == ""
    assert comrak.__name__ == "comrak"


def test_how_one_document_is_rendered_says_nothing_about_how_the_next_is_read():
    """A server builds again and again in one process."""
    rendered("[a](b.md)", lambda _: "", lambda _: "")
    assert [it.target for it in pointers("[a](b.md)", 1)] == ["b.md"]


@pytest.mark.parametrize("text", ["Volg @me@social.example nu", "jan@_post.nl", "[post](mailto:a@b.example)"])
def test_a_text_leads_to_nobodys_mailbox_and_can_be_searched_as_it_is_read(text):
    html = cleaned(text, lambda address: leading_here(text, address), str)
    assert html.strip() == f"<p>{text.replace('[post](mailto:a@b.example)', 'post')}</p>"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "nl",
            ['aria-label="Terug naar verwijzing 1"', 'aria-label="Terug naar verwijzing 1-2"', ">Opmerking<"],
        ),
        ("en", ['aria-label="Back to reference 1"', 'aria-label="Back to reference 1-2"', ">Note<"]),
    ],
)
def test_what_the_program_writes_in_a_prose_is_in_the_language_of_the_page(language, told):
    text = (
        "One[^a], two[^a].\n\n[^a]: Here.\n\n> [!NOTE]\n> Look.\n\n> [!NOTE] Back to reference 1\n> Mine.\n"
    )
    html = in_words(rendered(text, str, str), words(language).gettext)
    assert all(each in html for each in told)
    assert ">Back to reference 1<" in html


@pytest.mark.parametrize("kind", ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"])
def test_every_alert_has_a_title_in_dutch(kind):
    html = in_words(rendered(f"> [!{kind}]\n> Look.\n", str, str), words("nl").gettext)
    title = html.partition('title">')[2].partition("<")[0]
    assert title == words("nl").gettext(kind.capitalize())
    assert title in {"Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Pas op"}
