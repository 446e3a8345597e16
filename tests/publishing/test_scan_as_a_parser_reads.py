"""The last look reads a page at least as a browser does: nothing that a reader sees is passed over."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.publishing.scan import _DRAWN, Text
from generator.publishing.secrets import plain_text
from tests.properties import holds

_WORDS = st.sampled_from(
    ["grandmother", "fell", "down", "06", "1234 5678", "a&lt;b", "caf&eacute;", "&#103;o", "<", ">"]
)
_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<td>",
        "<div class=a>",
        "</div>",
        "<!-- x -->",
        "<i ",
        "<a href='b>c'>",
    ]
)
_VALUES = st.builds(
    "<img{0}{1}{2}{4}{3}{4}>".format,
    st.sampled_from([" ", "/", "\n"]),
    st.sampled_from(["alt", "title", "data-x", "aria-label", "class"]),
    st.sampled_from(["=", " = "]),
    st.sampled_from(["grandmother fell", "a > b", "it &quot;is&quot;", ""]),
    st.sampled_from(['"', "'", ""]),
)
PAGES = st.lists(st.one_of(_WORDS, _TAGS, _VALUES, st.just(" "), st.just("\n")), max_size=30).map("".join)


def seen_by_a_parser(page: str) -> list[str]:
    """Each text of a page, and each value of an attribute that has words."""
    found = []
    for node in LexborHTMLParser(page).root.traverse(include_text=True):
        if node.tag == "-text":
            found.append(node.text_content or "")
        else:
            found += [value or "" for name, value in node.attributes.items() if name not in _DRAWN]
    return [words for text in found if (words := in_words(text))]


def in_words(text: str) -> str:
    """A text without the signs of tags, which a broken page has in odd places."""
    return plain_text(re.sub(r"[<>\"'=/]", " ", text))


@holds(PAGES, examples=500)
def test_whatever_a_parser_sees_the_last_look_reads(page: str):
    read = [in_words(reading.text) for reading in Text.of([("index.html", page.encode())]).readings()]
    for text in seen_by_a_parser(page):
        assert any(text in each for each in read), (text, read)
