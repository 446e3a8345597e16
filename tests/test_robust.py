"""Whatever stands in a field, the answer is a problem or a page, never a crash."""

from __future__ import annotations

import copy
import datetime
import json
import shutil
from itertools import product
from pathlib import Path

import pytest

from generator.model import KIND
from generator.reading.documents import draft
from generator.reading.read import read_site
from tests.publications import publication
from tests.sites import site_pages

SOUND = Path(__file__).resolve().parent / "sound"
DOCUMENTS = sorted(
    path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*") if path.suffix in {".md", ".yml"}
)
ODD = (None, True, 1.0, -1, "", "../../x", "2025-02-30", [[]], [None], {"a": 1})
DAY = datetime.date(2026, 1, 1)


def kind_of(name: str):
    folder = name.split("/")[-2] if name.count("/") else ""
    stem = name.rsplit("/", maxsplit=1)[-1].split(".", maxsplit=1)[0]
    return next((kind for kind in KIND.values() if kind.folder and kind.folder == folder), None) or KIND[stem]


def paths(value, path=()):
    """The path of every value in a document."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, inner in entries:
        yield (*path, step)
        yield from paths(inner, (*path, step))


def with_value(data, path, value):
    changed = copy.deepcopy(data)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def text_of(data, prose):
    """The document as JSON, which is YAML."""
    return f"---\n{json.dumps(data)}\n---\n{prose}" if prose is not None else json.dumps(data)


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.heavy)])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_value_of_any_field_crashes(name, every, tmp_path):
    docs = Path(shutil.copytree(SOUND, tmp_path / "docs"))
    kind = kind_of(name)
    read = draft(name, (SOUND / name).read_text(encoding="utf-8"), kind)
    for path, odd in list(product(paths(read.data), ODD))[::every]:  # each path, and each value, in its turn
        changed = text_of(with_value(read.data, path, odd), read.prose if kind.has_prose else None)
        (docs / name).write_text(changed, encoding="utf-8")
        reading = read_site(docs)
        assert reading.problems == tuple(sorted(reading.problems))
        if not reading.problems:  # else the document is left out, and the pages are those without it
            assert site_pages(publication(reading.site, "private", DAY).site) is not None


@pytest.mark.parametrize(
    "prose",
    [
        "[" * 50_000,
        "*" * 50_000,
        "`" * 50_000,
        "> " * 10_000,
        "<" * 50_000,
        "[a](" * 20_000,
        "|" * 20_000,
        "![" * 30_000,
    ],
    ids=lambda prose: prose[:4],
)
def test_prose_made_to_be_slow_is_read_and_rendered(prose, tmp_path):
    docs = Path(shutil.copytree(SOUND, tmp_path / "docs"))
    path = docs / "ann/experiences/care.md"
    path.write_text(path.read_text(encoding="utf-8") + prose, encoding="utf-8")

    reading = read_site(docs)
    assert site_pages(publication(reading.site, "private", DAY).site)
