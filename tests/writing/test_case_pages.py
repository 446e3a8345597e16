"""Pages of one document: what somebody did, shown; who, when and where beside it, once; words of people."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.writing.document_prose import FIRST_WORDS
from generator.writing.excerpts import begins
from generator.writing.transcript import spoken
from tests.media.leaky import photo
from tests.media.test_looks import WORDS, noise, sheet
from tests.writing.test_shown_files import docs, evidence, of, pages  # noqa: F401  # a fixture

STARRT = """starrt:
  situation: She could not live alone.
  task: Keep her at home.
  action: I made a plan.
  result: She stayed for four years.
  reflection: Plans are for people.
  transfer: I plan at work.
"""
CARE = "ann/experiences/care.md"


def page(made: dict[str, str], address: str) -> LexborHTMLParser:
    return LexborHTMLParser(of(made, address))


def change(docs, path, old, new) -> None:  # noqa: F811  # the fixture's folder
    text = (docs / path).read_text(encoding="utf-8")
    assert old in text
    (docs / path).write_text(text.replace(old, new), encoding="utf-8")


def words(node) -> str:
    return " ".join(node.text(separator=" ").split())


def facts(tree: LexborHTMLParser) -> dict[str, str]:
    found = tree.css(".lk-case > .lk-beside > div")
    return {words(each.css_first("dt")): words(each.css_first("dd")) for each in found}


# One experience -----------------------------------------------------------------------------------------


def test_each_step_of_a_reflection_has_a_heading_in_plain_words(docs):  # noqa: F811
    change(docs, CARE, "starrt:\n  situation: She could not live alone.\n", STARRT)
    tree = page(pages(docs), "experiences/care")

    headings = [words(each) for each in tree.css(".lk-starrt > h2")]
    assert headings == [
        *("The situation", "My task", "What I did", "What came of it"),
        *("What I learned from it", "Where I use it now"),
    ]
    assert words(tree.css_first(".lk-pull")) == "She stayed for four years."


def test_the_facts_of_an_experience_are_told_in_words_of_people(docs):  # noqa: F811
    tree = page(pages(docs), "experiences/care")

    assert facts(tree) == {
        "When": "2018 – June 2021",
        "What kind": "after school · care for others",
        "How I learned": "by doing it · used for real",
    }
    assert "post-initial" not in words(tree.css_first("main"))


def test_a_picture_of_its_evidence_stands_above_an_experience(docs):  # noqa: F811
    change(docs, "ann/evidence/plan.md", "experience: care\n", "")
    evidence(docs, "testimonial", "letter.pdf", sheet(WORDS), more="experience: care")
    tree = page(pages(docs), "experiences/care")
    cover = tree.css_first(".lk-case__body > .lk-cover:first-child")

    assert cover.css_first("img").attributes["src"].endswith(".jpg")
    assert words(cover.css_first("figcaption")) == "From the evidence: A letter of thanks"


def test_a_photo_is_a_better_cover_than_a_sheet_of_paper(docs):  # noqa: F811
    change(docs, "ann/evidence/plan.md", "experience: care\n", "")
    evidence(docs, "testimonial", "letter.pdf", sheet(WORDS), more="experience: care")
    (docs / "ann/evidence/photo.jpg").write_bytes(photo("JPEG"))
    letter = (docs / "ann/evidence/letter.md").read_text(encoding="utf-8")
    older = (
        letter.replace("letter.pdf", "photo.jpg")
        .replace("A letter of thanks", "A photo")
        .replace("2025-", "2019-")
    )
    (docs / "ann/evidence/photo.md").write_text(older, encoding="utf-8")

    cover = page(pages(docs), "experiences/care").css_first(".lk-cover figcaption a")
    assert words(cover) == "A photo"


def test_an_experience_without_evidence_has_neither_cover_nor_an_empty_list(docs):  # noqa: F811
    change(docs, "ann/evidence/plan.md", "experience: care\n", "")
    tree = page(pages(docs), "experiences/care")

    assert tree.css_first(".lk-cover") is None
    assert tree.css_first("#lk-proof") is None


def test_a_level_that_is_claimed_is_drawn_and_said(docs):  # noqa: F811
    claim = page(pages(docs), "experiences/care").css_first(".lk-claims > div")

    assert claim.css_first(".lk-pips") is not None
    assert "step 2 of" in words(claim)
    assert words(claim).endswith("Every morning.")


# One piece of evidence ----------------------------------------------------------------------------------


LINK = """---
type: evidence
title: The handover
media: {media}
url: https://www.linde.example/talk
date: 2025-02-11
{more}competences:
  - {{competence: "kade:Z1"}}
---
"""


@pytest.mark.parametrize(
    ("media", "more", "said"),
    [
        ("audio", "transcript: Hello.\nfragment: {second: 83}\n", "Listen at linde.example from 1:23"),
        ("audio", "transcript: Hello.\n", "Listen at linde.example"),
        ("video", "transcript: Hello.\nfragment: {second: 20}\n", "Watch at linde.example from 0:20"),
        ("link", "", "Look at linde.example"),
    ],
)
def test_a_way_out_says_where_it_leads(media, more, said, docs):  # noqa: F811
    (docs / "ann/evidence/handover.md").write_text(LINK.format(media=media, more=more), encoding="utf-8")

    assert words(page(pages(docs), "evidence/handover").css_first(".lk-button")) == said


def test_a_transcript_keeps_its_lines(docs):  # noqa: F811
    more = "transcript: |\n  Ann: Good morning.\n  Bob: Hello,\n  Ann.\n  [A door closes.]\n"
    (docs / "ann/evidence/handover.md").write_text(LINK.format(media="audio", more=more), encoding="utf-8")
    made = pages(docs)

    for address in ("evidence/handover", "print"):
        lines = [words(each) for each in page(made, address).css(".lk-lines > p")]
        assert lines == ["Ann: Good morning.", "Bob: Hello, Ann.", "[A door closes.]"]


@pytest.mark.parametrize(
    ("transcript", "lines"),
    [
        ("One.\nTwo.\n\nThree.", ["One.", "Two.", "Three."]),
        ("Voice one: Hi\nyou.\n– Yes.\n(laughs)", ["Voice one: Hi you.", "– Yes.", "(laughs)"]),
        ("", []),
        (" \n", []),
    ],
)
def test_who_speaks_begins_a_line(transcript, lines):
    assert spoken(transcript) == lines


def test_a_picture_in_a_text_is_there_in_its_sizes(docs):  # noqa: F811
    noise(docs / "ann/experiences/wide.jpg", (1800, 900))
    care = docs / CARE
    care.write_text(care.read_text(encoding="utf-8") + "\n![A field](wide.jpg)\n", encoding="utf-8")
    made = pages(docs)

    for address in ("experiences/care", "print"):
        shown = page(made, address).css_first('picture:has(img[alt="A field"])')
        packed, plain = shown.css_first("source").attributes, shown.css_first("img").attributes
        for ways, ending in ((packed["srcset"], "webp"), (plain["srcset"], "jpg")):
            assert re.findall(r"\.([a-z]+) ([0-9]+)w", ways) == [
                (ending, it) for it in ("640", "1024", "1600")
            ]
        assert packed["type"] == "image/webp"
        assert (plain["width"], plain["height"], plain["loading"]) == ("1600", "800", "lazy")
        assert plain["src"].partition("files/")[0] == plain["srcset"].partition("files/")[0]


# The gallery --------------------------------------------------------------------------------------------


def test_no_tile_is_empty(docs):  # noqa: F811
    evidence(docs, "testimonial", "letter.pdf", sheet(WORDS))
    texts = {
        "sound": LINK.format(media="audio", more="transcript: Hello.\n"),
        "film": LINK.format(media="video", more="transcript: Hello.\n"),
        "bare": LINK.format(media="link", more=""),
        "told": LINK.format(media="link", more="") + "> She *listens* well.\n\nSaid my neighbour.\n",
    }
    for name, text in texts.items():
        (docs / f"ann/evidence/{name}.md").write_text(text, encoding="utf-8")
    tree = page(pages(docs), "ann/evidence")

    looks = tree.css(".lk-piece > .lk-piece__look")
    assert len(looks) == 6
    assert all(each.css_first("img, svg, p") is not None for each in looks)
    assert [words(each) for each in tree.css(".lk-piece__words q")] == ["She listens well."]


def test_who_confirmed_comes_before_what_it_shows(docs):  # noqa: F811
    tile = page(pages(docs), "ann/evidence").css_first(".lk-piece")

    order = [each.attributes.get("class") for each in tile.css("p")]
    assert order == ["lk-piece__who", "lk-role", "lk-piece__shows"]


@pytest.mark.parametrize(
    ("html", "opening"),
    [
        ("", None),
        ("<h2>A</h2><ul><li>b</li></ul>", None),
        ("<p>One.</p><p>Two.</p>", ("One.", False)),
        ("<p>He said:</p><blockquote>\n<p>“She &amp; I.”</p></blockquote>", ("She & I.", True)),
        ('<p dir="auto">A <a href="x">link</a></p>', ("A link", False)),
    ],
)
def test_a_text_begins_with_its_first_lines_or_with_what_somebody_said(html, opening):
    assert begins(html, FIRST_WORDS) == opening


def test_a_long_text_is_cut_behind_a_sentence_or_a_word():
    sentences = "This is a sentence of some words. " * 9
    assert (
        begins(f"<p>{sentences}</p>", FIRST_WORDS).text == ("This is a sentence of some words. " * 4).strip()
    )
    cut = begins(f"<p>{'word ' * 90}</p>", FIRST_WORDS).text
    assert cut.endswith("word …")
    assert len(cut) <= FIRST_WORDS + 2
    assert len(begins(f"<p>{'x' * 900}</p>", FIRST_WORDS).text) == FIRST_WORDS + 2


# Other documents ----------------------------------------------------------------------------------------


def test_a_talk_says_who_was_there_once_and_who_decides_in_words(docs):  # noqa: F811
    tree = page(pages(docs), "dialogues/talk")
    told = facts(tree)

    assert told["Who decides what I learn"] == "together"
    assert "40" not in words(tree.css_first("main"))
    assert words(tree.css_first(".lk-case__body")).count("2025") == 0
    assert [words(each) for each in tree.css(".lk-arranged dt")] == ["How"]


def test_a_judgement_has_no_table_of_fields(docs):  # noqa: F811
    tree = page(pages(docs), "validations/scan")

    assert tree.css_first("table") is None
    assert "–" not in {words(each) for each in tree.css("dd")}


@pytest.mark.parametrize(
    "address",
    ["experiences/care", "evidence/plan", "dialogues/talk", "assessments/self", "validations/scan"],
)
def test_facts_are_told_once_and_headings_follow_each_other(address, docs):  # noqa: F811
    tree = page(pages(docs), address)

    assert len(tree.css(".lk-beside")) == 1
    assert all(words(each) for each in tree.css("dt, dd, h1, h2, h3"))
    levels = [int(each.tag[1]) for each in tree.css("main h1, main h2, main h3, main h4")]
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    assert not re.search(r"\bnone\b|Undefined", words(tree.css_first("main")), re.IGNORECASE)
