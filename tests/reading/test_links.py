"""Where prose may lead: to a document or file of the same portfolio, or out of the site."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import KIND, Frameworks
from generator.reading.around import Around
from generator.reading.documents import draft
from generator.reading.links import link_problems, link_remarks, local_target
from generator.reading.read import read_site

SOUND = Path(__file__).resolve().parent.parent / "sound"
AROUND = Around(
    frameworks=Frameworks(),
    folder="ann",
    names=frozenset({"profile", "experiences/care", "evidence/plan"}),
    media=frozenset({"ann/ann.png", "ann/evidence/plan.pdf", "ann/evidence/a b.png", "ann/evidence/x.svg"}),
)


def told(prose: str) -> list[tuple[str, int, int]]:
    document = draft("ann/experiences/care.md", f"---\ntitle: a\n---\n{prose}", KIND["experience"])
    return [(found.code, found.place.line, found.place.column) for found in link_problems(document, AROUND)]


@pytest.mark.parametrize(
    "prose",
    [
        "[a](../evidence/plan.md)",
        "[a](../evidence/plan.md#what-i-did)",
        "[a](../evidence/plan.pdf)",
        "[a](../evidence/plan.pdf#page=2)",
        "[a](care.md)",
        "[a](./care.md)",
        "[a](../profile.md)",
        "[a](#below)\n\n# Below",
        "![a](../evidence/a%20b.png)",
        "![a](<../evidence/a b.png>)",
        "![a](../ann.png)",
        "[a](https://a.example)",
        "[a](HTTP://a.example)",
        "[a](mailto:a@b.example)",
        "<https://a.example>",
        "www.a.example",
        "a@b.example",
        "[not a link]",
        "[a][1]\n\n[1]: ../evidence/plan.md",
        "a <!-- a note --> b",
        "`<b>`",
        "\\<b>",
        "a < b",
    ],
)
def test_what_arrives_is_fine(prose):
    assert told(prose) == []


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("[a](../evidence/plans.md)", "dead-link"),
        ("[a](../evidence/plan)", "dead-link"),
        ("[a](../evidence/)", "dead-link"),
        ("[a](../evidence/PLAN.md)", "dead-link"),
        ("[a](../evidence/none.pdf)", "dead-link"),
        ("![a](../evidence/none.png)", "dead-picture"),
        ("![a](../evidence/plan.pdf)", "file-type"),
        ("![a](../evidence/x.svg)", "file-type"),
        ("![a](C:\\\\plan.png)", "dead-picture"),
        ("![a](../evidence/plan.md)", "dead-picture"),
        ("[a](../../bea/profile.md)", "link-outside"),
        ("[a](../../../etc/passwd)", "link-outside"),
        ("[a](../../annex/profile.md)", "link-outside"),
        ("[a](..%2f..%2fbea/profile.md)", "link-outside"),
        ("![a](../../bea/bea.png)", "link-outside"),
        ("[a](/ann/profile/)", "absolute-link"),
        ("[a](//a.example/)", "absolute-link"),
        ("[a](\\\\\\\\a.example)", "absolute-link"),
        ("[a](%2F%2Fa.example)", "absolute-link"),
        ("[a](javascript:alert(1))", "link-scheme"),
        ("[a](JavaScript:alert(1))", "link-scheme"),
        ("[a](data:text/html,x)", "link-scheme"),
        ("[a](vbscript:x)", "link-scheme"),
        ("[a](file:///etc/passwd)", "link-scheme"),
        ("[a](ftp://a.example)", "link-scheme"),
        ("[a](tel:+31612345678)", "link-scheme"),
        ("![a](javascript:alert(1))", "link-scheme"),
        ("<a href='../evidence/plans.md'>a</a>", "dead-link"),
        ("<a href='java&#115;cript:alert(1)'>a</a>", "link-scheme"),
        ("<a href='../../bea/profile.md'>a</a>", "link-outside"),
        ("<a href=/ann/profile/>a</a>", "absolute-link"),
        ("<img src=../evidence/none.png alt=a>", "dead-picture"),
        ("<img src=../ann.png>", "picture-without-alt"),
        ("<img src=../ann.png alt=' '>", "picture-without-alt"),
        ("![](../ann.png)", "picture-without-alt"),
        ("![ ](../ann.png)", "picture-without-alt"),
        ("<script>alert(1)</script>", "raw-html"),
        ("<iframe src='https://a.example'></iframe>", "raw-html"),
        ("<style>p {}</style>", "raw-html"),
        ("<form action='https://a.example'>a</form>", "raw-html"),
        ("<details ontoggle=alert(1)>a</details>", "raw-html"),
        ("<svg><p>a</p></svg>", "raw-html"),
        ("<!-- a", "comment-without-end"),
    ],
)
def test_what_does_not_arrive_is_told_once_where_it_stands(prose, code):
    assert told(f"words\n\n{prose}") == [(code, 6, 1)]


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("[a] (../evidence/plan.md)", "link-apart"),
        ("<img src=https://a.example/a.png alt=a>", "remote-picture"),
        ("<img src=data:image/png;base64,AAAA alt=a>", "remote-picture"),
        ("![a](https://a.example/a.png)", "remote-picture"),
        ("![a](data:image/png;base64,AAAA)", "remote-picture"),
        ("![](https://a.example/a.png)", "remote-picture"),
        ("[a](#not-there)", "dead-anchor"),
        ("[a]()", "link-without-address"),
        ("![a](<>)", "link-without-address"),
        ("<a href=''>a</a>", "link-without-address"),
        ("<img alt=a>", "link-without-address"),
        ("<naam>", "html-as-text"),
        ("<p style='color: red'>a</p> <b style='color: blue'>b</b>", "html-look"),
    ],
)
def test_what_is_shown_otherwise_than_it_was_meant_is_published_and_told(prose, code):
    document = draft("ann/experiences/care.md", f"---\ntitle: a\n---\nwords\n\n{prose}", KIND["experience"])
    assert list(link_problems(document, AROUND)) == []
    assert [(it.code, it.place.line, it.place.column) for it in link_remarks(document, AROUND)] == [
        (code, 6, 1)
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "<b>a</b><br>b <!-- c --> <kbd>d</kbd>",
        "<p align=center>\n<img src=../ann.png alt='A' width=300>\n</p>",
        "<details>\n<summary>a</summary>\n\n**b** <a href='../evidence/plan.md'>c</a>\n\n</details>",
        "<table><tr><td colspan=2>a</td></tr></table>",
        "<https://a.example> `<script>` 1 < 2 > 1 <3",
    ],
)
def test_html_that_means_what_markdown_does_is_not_told(prose):
    document = draft("ann/experiences/care.md", f"---\ntitle: a\n---\n{prose}", KIND["experience"])
    assert [*link_problems(document, AROUND), *link_remarks(document, AROUND)] == []


def test_the_nearest_document_is_named():
    document = draft(
        "ann/experiences/care.md", "---\ntitle: a\n---\n[a](../evidence/plna.md)", KIND["experience"]
    )
    (found,) = link_problems(document, AROUND)

    assert dict(found.values) == {"target": "../evidence/plna.md", "nearest": "../evidence/plan.md"}


def test_the_nearest_picture_is_named_as_it_must_be_typed():
    around = replace(AROUND, media=frozenset({"ann/evidence/photo of a plan.jpg"}))
    prose = "![x](<../evidence/photo of plan.jpg>)"
    document = draft("ann/experiences/care.md", f"---\ntitle: a\n---\n{prose}", KIND["experience"])
    (found,) = link_problems(document, around)

    assert dict(found.values)["nearest"] == "<../evidence/photo of a plan.jpg>"


@pytest.mark.parametrize(
    ("prose", "nearest"),
    [
        ("![x](../evidence/plan.png)", ""),  # there is a plan.pdf, which is no picture
        ("![x](../evidence/ann.png)", "../ann.png"),
        ("[x](../evidence/Plan.PDF)", "../evidence/plan.pdf"),
        ("[x](../experiences/plan.md)", "../evidence/plan.md"),
        ("[x](../evidence/plank.pdf)", "../evidence/plan.pdf"),
        ("[x](../evidence/care-plan.md)", ""),
        ("[x](../evidence/cares.md)", "care.md"),
    ],
)
def test_only_what_would_do_in_its_place_is_proposed(prose, nearest):
    document = draft("ann/experiences/care.md", f"---\ntitle: a\n---\n{prose}", KIND["experience"])
    (found,) = link_problems(document, AROUND)

    assert dict(found.values)["nearest"] == nearest


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("plan.md", "ann/experiences/plan.md"),
        ("../evidence/a%20b.png?x=1#y", "ann/evidence/a b.png"),
        ("#below", ""),
        ("?x", ""),
        ("../../..", ".."),
        (".", "ann/experiences"),
    ],
)
def test_an_address_is_a_path_below_the_docs_folder(target, path):
    assert local_target("ann/experiences/care.md", target) == path


@pytest.mark.parametrize("named", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["tekening één.png", "bijlägen/één.png"])
def test_a_file_is_found_whether_its_accents_are_on_their_letters_or_apart(tmp_path, named, typed, name):
    docs = Path(shutil.copytree(SOUND, tmp_path / "docs"))
    picture = docs / "ann/evidence" / unicodedata.normalize(named, name)
    picture.parent.mkdir(exist_ok=True)
    shutil.copy(docs / "ann/evidence/plan.png", picture)
    care = docs / "ann/experiences/care.md"
    address = f"<../evidence/{unicodedata.normalize(typed, name)}>"
    care.write_text(
        care.read_text(encoding="utf-8").replace("../evidence/plan.png", address), encoding="utf-8"
    )

    reading = read_site(docs)
    assert reading.problems == ()
    assert f"ann/evidence/{name}" in reading.site.portfolios[0].file
