"""A document can be looked at in its portfolio before it is saved, and a problem knows its field."""

from __future__ import annotations

import pytest

from generator.media.shelf import Shelf
from generator.model import KIND
from generator.reading.documents import as_kept, draft
from generator.reading.read import read_learner, read_school
from tests.portfolios import written

CARE = (
    "---\ntype: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025-02\n"
    "{more}---\n{prose}"
)


def told(docs, unsaved=None):
    kind = KIND["experience"]
    known = {path: as_kept(draft(path, text, kind), kind) for path, text in (unsaved or {}).items()}
    read = read_learner(docs, "ann", read_school(docs), Shelf(docs.parent / "shelf"), known)
    return read.noted.problems, read.portfolio


@pytest.fixture
def docs(tmp_path):
    return written(tmp_path / "docs", {"ann/experiences/care.md": CARE.format(more="", prose="")})


@pytest.mark.parametrize(
    ("more", "prose"),
    [
        ("cycle: 9\n", ""),
        ("competences: [{competence: 'kade:Z'}]\n", ""),
        ("unknown: 1\n", "[x](no.md)\n"),
        ("end: 2025-13\n", "mail@example.org\n"),
        ("a: [\n", ""),
        ("title: again\n", ""),
        ("# \u202e\n", ""),
    ],
)
def test_what_is_not_saved_is_told_as_if_it_were(docs, more, prose):
    text = CARE.format(more=more, prose=prose)
    unsaved = told(docs, {"ann/experiences/care.md": text})
    (docs / "ann/experiences/care.md").write_text(text, encoding="utf-8")
    saved = told(docs)
    assert saved[0]
    assert unsaved == saved


def test_nothing_is_written_by_looking(docs):
    before = {file: file.read_bytes() for file in docs.rglob("*") if file.is_file()}
    told(docs, {"ann/experiences/care.md": CARE.format(more="where: there\n", prose="")})
    assert {file: file.read_bytes() for file in docs.rglob("*") if file.is_file()} == before


_SECOND = ("competences", 1, "competence")


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ("cycle: 9\n", "unknown-cycle", ("cycle",)),
        ("competences: [{competence: 'kade:A'}, {competence: 'kade:Z'}]\n", "", _SECOND),
        ("competences: [{rationale: x}]\n", "missing-field", ("competences", 0, "competence")),
        ("unknown: 1\n", "unknown-field", ("unknown",)),
        ("end: 2025-13\n", "not-a-date", ("end",)),
        ("end:\n", "blank", ("end",)),
    ],
)
def test_a_problem_knows_its_field_and_the_one_that_is_missing(docs, more, code, field):
    problems, _ = told(docs, {"ann/experiences/care.md": CARE.format(more=more, prose="")})
    assert [found.field for found in problems] == [field]
    assert code in {"", problems[0].code}
