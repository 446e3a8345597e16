"""What of a piece of work goes into a link: its texts, block by block."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from tests.answers.letters import WORK, asking, place

AT = "https://kade.example/assets/question/"
BLOCKS = {
    "Two\nlines and **bold**": [("p", "Two lines and bold")],
    "## A heading\n\nText": [("h", "A heading"), ("p", "Text")],
    "- one\n- two\n  - three": [("li", "one"), ("li", "two"), ("li", "three")],
    "> said\n>\n> twice": [("quote", "said"), ("quote", "twice")],
    "    a = 1\n      b": [("pre", "a = 1\n  b")],
    "| a | b |\n|---|---|\n| c | d |": [("p", "a b"), ("p", "c d")],
    "one\n\n---\n\ntwo": [("p", "one"), ("p", "two")],
    "`code` in a line": [("p", "code in a line")],
}


def unpacked(link):
    packed = link.partition("#1.")[2]
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))


@pytest.mark.parametrize("prose", BLOCKS)
def test_each_block_of_a_story_is_a_text(tmp_path, prose):
    work = WORK.replace("My **plan** for the week.\n", prose)
    made = asking(place(tmp_path, **{"ann/evidence/plan.md": work}), link=AT)
    found = [(it["as"], it["text"]) for it in unpacked(made.link)["works"][0]["prose"]]
    assert found == BLOCKS[prose]
