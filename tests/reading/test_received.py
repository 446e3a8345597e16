"""An answer that was taken over says whether its words, or the work that it is about, are still the same."""

from __future__ import annotations

import pytest

from generator.model import KIND
from generator.reading.documents import Draft, draft
from generator.reading.fingerprints import digest, digest_of_answer
from generator.reading.received import with_received

WORK = """---
type: evidence
title: A plan
media: document
url: https://linde.example/a
date: 2026-01-02
---
My plan.
"""
SCORES = [{"competence": "lifecomp:S1", "level": 2}]


def read(kind: str, text: str) -> Draft:
    made = draft(f"ann/{KIND[kind].folder}/x.md", text, KIND[kind])
    assert isinstance(made, Draft), made
    return made


@pytest.fixture
def work():
    return read("evidence", WORK)


def an_answer(tmp_path, work, prose="Well done.", level=2, title="What Fatima saw"):
    said = digest_of_answer({"by": "fatima", "scores": SCORES}, "Well done.")
    about = digest(work, tmp_path)
    return read(
        "assessment",
        f"---\ntype: assessment\ntitle: {title}\nby: fatima\nscores:\n"
        f"  - competence: lifecomp:S1\n    level: {level}\n"
        f"received:\n  date: 2026-11-30\n  about:\n    evidence/x: {about}\n  answer: {said}\n---\n{prose}\n",
    )


def told(tmp_path, work, document):
    received = with_received(document, {"evidence/x": work}, tmp_path)["received"]
    return received["altered"], received["outdated"]


def test_what_is_the_same_is_told_as_that(tmp_path, work):
    assert told(tmp_path, work, an_answer(tmp_path, work)) == (False, [])
    assert told(tmp_path, work, an_answer(tmp_path, work, title="Another title")) == (False, [])


def test_other_words_or_another_level_are_told(tmp_path, work):
    assert told(tmp_path, work, an_answer(tmp_path, work, prose="Very well done."))[0]
    assert told(tmp_path, work, an_answer(tmp_path, work, level=3))[0]


def test_work_that_was_changed_or_taken_away_is_told(tmp_path, work):
    changed = read("evidence", WORK.replace("My plan.", "My better plan."))
    answer = an_answer(tmp_path, work)
    assert told(tmp_path, changed, answer) == (False, ["evidence/x"])
    assert with_received(answer, {}, tmp_path)["received"]["outdated"] == ["evidence/x"]


def test_who_sees_the_work_is_no_other_work(tmp_path, work):
    seen = read("evidence", WORK.replace("date:", "visibility: public\ndate:"))
    assert told(tmp_path, seen, an_answer(tmp_path, work)) == (False, [])


def test_an_entry_of_a_dialogue_can_be_an_answer(tmp_path):
    said = {"from": "fatima", "text": "Good.", "uptake": "I go on."}
    answer = digest_of_answer({"from": "fatima", "text": "Good."}, "")
    document = read("dialogue", "---\ntype: dialogue\n---\n")
    entries = [
        {**said, "received": {"date": "2026-11-30", "answer": answer}},
        {**said, "text": "Great.", "received": {"date": "2026-11-30", "answer": answer}},
        said,
    ]
    document.data["feedback"] = entries
    found = with_received(document, {}, tmp_path)["feedback"]
    assert [each["received"]["altered"] for each in found[:2]] == [False, True]
    assert "received" not in found[2]
    assert "altered" not in entries[0]["received"]  # what was read stays as it was
