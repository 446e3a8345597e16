"""Personal data that a reader of the page sees whole, whatever stands between its signs in the document."""

from __future__ import annotations

import pytest

from generator.model import KIND
from generator.personal import personal_data
from generator.problems import Place
from generator.reading.documents import Draft, read_document
from generator.reading.rules import no_personal_data
from generator.reading.texts import Passage

DATA = {
    "06 12345678": "phone",
    "06-12345678": "phone",
    "+31 6 12345678": "phone",
    "jan.devries@gmail.com": "e-mail",
    "NL91ABNA0417164300": "iban",
    "NL91 ABNA 0417 1643 00": "iban",
    "111222333": "bsn",
}
BETWEEN_SIGNS = {
    "a comment": "<!-- 1 -->",
    "a comment with a number": "<!-- 12345 -->",
    "a comment of two lines": "<!--\nx\n-->",
    "an empty comment": "<!-->",
    "a sign without width": "\u200b",
    "a soft hyphen": "&shy;",
    "a named sign": "&ZeroWidthSpace;",
    "a numbered sign": "&#x200b;",
    "a bold nothing": "<b></b>",
    "a tag alone": "<b>",
    "a tag with a number": '<span lang="nl" title="1 > 0">',
    "a place to break": "<wbr>",
    "the mark of a footnote": "[^1]",
    "the mark of a footnote in HTML": "<sup>1</sup>",
    "an empty link": "[](https://kade.example/)",
    "emphasis": "**",
    "a word struck": "~~",
    "code": "`",
    "another script": "<ruby></ruby>",
}
AROUND_SIGNS = {
    "bold": ("**", "**"),
    "emphasis": ("*", "*"),
    "underscores": ("_", "_"),
    "code": ("`", "`"),
    "a link": ("[", "](https://kade.example/a_(b))"),
    "a link with a title": ("[", '](https://kade.example/ "06")'),
    "a reference": ("[", "][r]"),
    "a link in HTML": ('<a href="https://kade.example/1">', "</a>"),
    **{name: (f"<{name}>", f"</{name}>") for name in ("b", "sub", "sup", "abbr", "q", "dfn", "time", "font")},
}


def told(text: str) -> set[str]:
    passage = Passage(text, Place())
    assert len(passage.bare) == len(passage.seen) == len(text)
    return {found.kind for seen in (passage.seen, passage.bare) for found in personal_data(seen)}


@pytest.mark.parametrize("between", BETWEEN_SIGNS.values(), ids=BETWEEN_SIGNS)
@pytest.mark.parametrize(("data", "kind"), DATA.items())
def test_what_stands_between_two_signs_of_it_hides_nothing(data, kind, between):
    for middle in (len(data) // 2, len(data) - 2):
        text = f"See {data[:middle]}{between}{data[middle:]}."
        assert kind in told(text), text


@pytest.mark.parametrize(("before", "after"), AROUND_SIGNS.values(), ids=AROUND_SIGNS)
@pytest.mark.parametrize(("data", "kind"), DATA.items())
def test_what_stands_around_some_of_its_signs_hides_nothing(data, kind, before, after):
    middle = len(data) // 2
    text = f"See {data[: middle - 1]}{before}{data[middle - 1 : middle + 1]}{after}{data[middle + 1 :]}."
    assert kind in told(text), text


@pytest.mark.parametrize("around", ["{}", "<b>{}</b>", "[{}](https://kade.example/)", "&#{};", "<!-- -->{}"])
@pytest.mark.parametrize(("data", "kind"), DATA.items())
def test_each_sign_by_itself_hides_nothing(data, kind, around):
    text = "".join(around.format(ord(sign) if "#" in around else sign) for sign in data)
    assert kind in told(text), text


@pytest.mark.parametrize("blank", ["\u3164", "\u2800", "\uffa0"])
def test_a_letter_without_a_form_is_a_space(blank):
    assert told(f"06{blank}12345678") == {"phone"}


@pytest.mark.parametrize(
    "text",
    [
        "[1](a.md), [2](b.md), [3](c.md) and [2023](d.md)",
        "In 2019<!-- first -->, 2020 and 2021 we were 12, 13 and 14.",
        "| 06 | 12 | 34 | 56 | 78 |",
        "`0.6` `1.2345` and **7** of **8**",
        "1. one\n2. two\n\n<p>06</p><p>12345678</p>",
    ],
)
def test_what_a_reader_sees_apart_is_no_number(text):
    assert told(text) == set()


def test_it_is_told_once_and_where_it_stands(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntype: experience\n---\nCall 06 12345678.\nOr 06<!-- 1 -->87654321, or **06** 12341234.\n",
        encoding="utf-8",
    )
    draft = read_document(file, "a.md", KIND["experience"])
    assert isinstance(draft, Draft)
    found = sorted(no_personal_data(draft, None))
    places = [(it.place.line, it.place.column, dict(it.values)["data"]) for it in found]
    assert places == [(4, 6, "phone"), (5, 4, "phone"), (5, 31, "phone")]
