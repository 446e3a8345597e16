"""Texts of documents to be changed: every sample, a new one of each kind, and what people write besides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.guide.form import form
from generator.model import FOLDERS, KIND, LEARNERS, TRANSLATION, Kind
from generator.places import languages
from generator.reading.documents import Draft, draft
from generator.reading.text import decoded

PORTFOLIOS = Path(__file__).resolve().parents[2] / "portfolios"


def samples() -> Iterator[tuple[str, Kind, bytes]]:
    """Each document of the learners who come with the program: path, kind, bytes."""
    for file in sorted(PORTFOLIOS.glob("*/**/*")):
        path = file.relative_to(PORTFOLIOS)
        if file.suffix in {".md", ".yml"} and path.parts[0] != "frameworks":
            kind = KIND["profile"] if len(path.parts) == 2 else FOLDERS[path.parts[1]]
            kind = TRANSLATION if file.stem.count(".") else kind
            yield path.as_posix(), kind, file.read_bytes()


def new_ones() -> Iterator[tuple[str, Kind, bytes]]:
    """A new document of each kind in each language, with its questions behind a #."""
    for kind in LEARNERS:
        for language in languages():
            text = form(kind, {"type": kind.name, "title": "Samen: ja of nee?"}, language)
            yield f"new/{kind.name}.{language}", kind, text.encode()


WILD = {
    "windows": b"---\r\ntype: goal\r\ntitle: Nee zeggen\r\nwhy: Omdat\r\n---\r\n\r\nTekst\r\n",
    "mark": b"\xef\xbb\xbf---\ntype: goal\ntitle: Nee zeggen\n---\nTekst\n",
    "both ends": b"---\r\ntype: goal\ntitle: Nee\r\nwhy: Omdat\n---\nTekst\r\nen\n",
    "no last end": b"---\ntype: goal\ntitle: Nee zeggen\n---\nTekst",
    "ends with its fields": b"---\ntype: goal\ntitle: Nee zeggen\n---",
    "quotes": b"---\ntype: \"goal\"\n'title': 'Nee ''zeggen'''\n\"why\": \"Om \\\"dat\\\"\"\n---\n",
    "comments": b"---\n# boven\ntype: goal\n\n  # ertussen\ntitle: Nee zeggen\n# onder\n---\nx\n",
    "literal": b"---\ntype: goal\ntitle: Nee\nwhy: |\n  Een\n\n  twee\nprogress: >-\n  een\n  regel\n---\n",
    "flow": b"---\ntype: goal\ntitle: Nee\nexperiences: [een, twee , drie]\nresults: []\n---\n",
    "own lines": b"---\ntype: goal\ntitle: Nee\nexperiences:\n- een\n-\n  twee\n---\n",
    "deep": b"---\ntype: goal\ntitle: N\nactivities:\n   - title: 'a'\n     by: x\n\n   - title: c\n---\n",
    "spaces": b"---\ntype:   goal\ntitle:  Nee zeggen   \nwhy:\n---\n",
    "flow group": b"---\ntype: evidence\ntitle: Dagplan\nfragment: {page: 3}\nmedia:   document\n---\n",
    "long": b"---\ntype: goal\ntitle: Nee\nwhy: een heel lange zin die over\n  twee regels gaat\n---\n",
    "words": "---\ntype: goal\ntitle: één — 🙂\nwhy: 'yes'\n---\n🙂".encode(),
    "years": b"---\ntype: evidence\ntitle: '2018'\ndate: 2018\nmedia: image\n---\n",
}
"""Spellings that the reader takes, and no program of ours writes."""


def wild() -> Iterator[tuple[str, Kind, bytes]]:
    for name, content in WILD.items():
        kind = KIND["evidence"] if b"evidence" in content else KIND["goal"]
        yield f"wild/{name}", kind, content


def every() -> Iterator[tuple[str, Kind, bytes]]:
    yield from samples()
    yield from new_ones()
    yield from wild()


def read(path: str, kind: Kind, content: bytes) -> Draft:
    text, problems = decoded(path, content)
    found = draft(path, text, kind)
    assert not problems
    assert isinstance(found, Draft), (path, found.problems)
    return found
