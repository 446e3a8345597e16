"""A title is read without the rest of its document, and is the one that the whole document has."""

from __future__ import annotations

import pytest

from generator.model import KIND
from generator.reading import titles
from generator.reading.documents import Draft, read_document
from tests.portfolios import PROFILE

PLAIN = {
    "first": "---\ntitle: About Ann\nname: Ann\n---\n",
    "later": "---\nmotivation: >-\n  title: no\n\n  more\ntitle: 'About # Ann'  # hers\nname: Ann\n---\n",
    "of a file of Windows": "\ufeff---\r\ntype: profile\r\ntitle: About Ann\r\n---\r\n",
    "a whole profile": PROFILE + "\n---\ntitle: no\n",
}
WHOLE = {
    "over two lines": "---\ntitle: About\n  Ann\nname: Ann\n---\n",
    "after an empty line": "---\ntitle: About\n\n  Ann\nname: Ann\n---\n",
    "in a block": "---\ntitle: >-\n  About Ann\n---\n",
    "in the text": "---\nname: Ann\n---\ntitle: no\n\nMore.\n",
    "far below": f"---\nmotivation: {'x' * 5000}\ntitle: About Ann\n---\n",
    "a list": "---\ntitle: [Ann]\nname: Ann\n---\n",
    "of no sense": "---\ntitle: 'Ann\nname: Ann\n---\n",
    "no document": "title: no\nname: Ann\n",
}


def told(read):
    return read.data.get("title") if isinstance(read, Draft) else None


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [(it, False) for it in PLAIN.values()] + [(it, True) for it in WHOLE.values()],
    ids=[*PLAIN, *WHOLE],
)
def test_a_title_is_what_the_whole_document_says(tmp_path, monkeypatch, text, is_whole):
    file, asked = tmp_path / "profile.md", []
    file.write_bytes(text.encode())
    expected = told(read_document(file, "ann/profile.md", KIND["profile"]))

    def whole(*given):
        asked.append(given)
        return read_document(*given)

    monkeypatch.setattr(titles, "read_document", whole)
    assert told(titles.titled(file, "ann/profile.md", KIND["profile"])) == expected
    assert bool(asked) == is_whole


def test_a_file_that_is_not_there_has_none(tmp_path):
    assert told(titles.titled(tmp_path / "profile.md", "ann/profile.md", KIND["profile"])) is None
