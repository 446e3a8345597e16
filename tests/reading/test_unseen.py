"""What nobody sees is told wherever it can come from."""

from __future__ import annotations

import pytest

from generator.model import KIND, Frameworks
from generator.reading.around import Around
from generator.reading.documents import draft
from generator.reading.unseen import no_entity_hides, texts_are_seen

QUESTION = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n"


def told(rule, text):
    found = rule(draft("ann/questions/why.md", text, KIND["question"]), Around(Frameworks()))
    return [(each.code, each.place.line, each.place.column) for each in found]


@pytest.mark.parametrize(
    ("prose", "code", "column"),
    [
        ("Read&#8238;this.", "bidirectional-character", 5),
        ("Read &#x202e; this.", "bidirectional-character", 6),
        ("Read &rlm; this.", "bidirectional-character", 6),
        ("Read &ZeroWidthSpace; this.", "control-character", 6),
        ("A &amp; b&#8203;c", "control-character", 10),
        ("A&#769;&#769;&#769;&#769;&#769;b", "stacked-marks", 2),
        ("A\u0301\u0301\u0301\u0301&#769;b", "stacked-marks", 6),
    ],
)
def test_an_entity_is_as_little_hidden_as_the_sign_it_stands_for(prose, code, column):
    assert told(no_entity_hides, f"{QUESTION}Hello.\n{prose}\n") == [(code, 8, column)]


@pytest.mark.parametrize(
    "prose", ["Fish &amp; chips", "&eacute;&nbsp;&#233; &copy; R&D; &", "a&#769;e&#769;", "می&zwnj;خواهم"]
)
def test_an_ordinary_entity_is_fine(prose):
    assert told(no_entity_hides, QUESTION + prose) == []


def test_no_more_than_twenty_are_told():
    assert len(told(no_entity_hides, QUESTION + "&#8238;\n" * 100)) == 20


@pytest.mark.parametrize(
    "title", ["\u2800", '"\u3164 \u3164"', "\u00a0\u2800", "\u115f\u1160", "\ufe0f", "\U000e0041"]
)
def test_a_title_of_which_nothing_is_seen_is_empty(title):
    assert told(texts_are_seen, QUESTION.replace("Why?", title)) == [("empty", 3, 8)]


@pytest.mark.parametrize("title", ['"?"', "🌸", "❤\ufe0f", "⠁⠝", "é", "م", "\u2800 a", "한"])
def test_a_title_of_which_something_is_seen_is_not(title):
    assert told(texts_are_seen, QUESTION.replace("Why?", title)) == []
