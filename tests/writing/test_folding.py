"""What is sought and what is found are folded alike, and as names are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata

import pytest

from generator.places import THEME
from generator.spelling.words import folded

SCRIPT = (THEME / "assets/leerkring.js").read_text(encoding="utf-8")
OURS = re.search(r"const PLAIN = .*?\n}\n.*?\nfunction unfolded.*?\n}\n", SCRIPT, re.DOTALL)
LETTERS = [
    chr(code)
    for code in (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000), *range(0xFB00, 0xFB07))
    if unicodedata.category(chr(code)) in {"Lu", "Ll", "Lt"}
]
_NOT_PLAIN = re.compile(r"[^\w]")

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="a browser's language without a browser")


def in_a_browser(said: str, given: object) -> list[str]:
    assert OURS
    script = f"{OURS[0]}\nconsole.log(JSON.stringify(({said})({json.dumps(given)})))"
    run = subprocess.run(["node", "-e", script], capture_output=True, check=True, encoding="utf-8")
    found: list[str] = json.loads(run.stdout)
    return found


def test_a_letter_is_folded_in_the_browser_as_it_is_here():
    there = in_a_browser("all => all.map(folded)", LETTERS)
    here = [folded(letter) for letter in LETTERS]
    differ = [
        (letter, one, other)
        for letter, one, other in zip(LETTERS, there, here, strict=True)
        if _NOT_PLAIN.sub("", one) != _NOT_PLAIN.sub("", other)
    ]
    assert differ == []


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ışık", "Işık ve ısı"),
        ("isik", "IŞIK"),
        ("lodz", "Łódź"),
        ("strasse", "Straße"),
        ("STRASSE", "STRAẞE"),
        ("ĳmuiden", "IJmuiden"),
        ("ijmuiden", "ĲMUIDEN"),
        ("finance", "ﬁnance"),
        ("orsted", "Ørsted"),
        ("cafe", "Cafe\u0301"),
        ("café", "CAFÉ"),
        ("istanbul", "İstanbul"),
        ("ΟΔΟΣ", "οδός"),
        ("йод", "Йод"),
    ],
)
def test_a_word_is_found_however_it_is_written(word, text):
    one, other = in_a_browser("both => both.map(folded)", [word, text])
    assert one in other


def test_what_is_shown_of_a_text_begins_where_the_word_stands():
    text = "ﬁﬁ Straße Łódź ﬁnance"
    place = in_a_browser("it => unfolded(it[0], folded(it[0]).indexOf(it[1]))", [text, "lodz"])
    assert place == text.index("Łódź")
