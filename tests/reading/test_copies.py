"""A copy that a program put beside a document is known by its name, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.reading.copies import original_of
from generator.reading.files import learner_folder

BESIDE = {"a.md", "day-plan.md", "care.md", "care.en.md", "1.md", "profile.md"}


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("a (1).md", "a.md"),
        ("a(1).md", "a.md"),
        ("A (1).md", "a.md"),
        ("a (conflicted copy).md", "a.md"),
        ("a (Ann's conflicted copy 2026-01-02).md", "a.md"),
        ("a copy.md", "a.md"),
        ("a copy 2.md", "a.md"),
        ("a - Copy.md", "a.md"),
        ("a - Copy (2).md", "a.md"),
        ("a kopie.md", "a.md"),
        ("a - kopie (2).md", "a.md"),
        ("Kopie van a.md", "a.md"),
        ("Kopie (2) van a.md", "a.md"),
        ("Copy of a.md", "a.md"),
        ("a 2.md", "a.md"),
        ("a.sync-conflict-20260102-101010-ABCDEFG.md", "a.md"),
        ("a_conflict-20260102-101010.md", "a.md"),
        ("a_BACKUP_123.md", "a.md"),
        ("a-DESKTOP-AB12CD.md", "a.md"),
        ("a~", "a.md"),
        ("a.md~", "a.md"),
        ("a.orig", "a.md"),
        ("a.md.orig", "a.md"),
        ("a.md.bak", "a.md"),
        ("a.bak.md", "a.md"),
        ("#a.md#", "a.md"),
        ("Day plan (1).md", "day-plan.md"),
        ("care.en (1).md", "care.en.md"),
        ("1 (1).md", "1.md"),
        ("profile (1).md", "profile.md"),
        ("b (1).md", ""),
        ("my care.md", ""),
        ("a 2 b.md", ""),
        ("2 (1).md", ""),
        ("A.md", ""),
    ],
)
def test_a_copy_is_of_what_stands_beside_it(name, original):
    assert original_of(name, BESIDE | {name}) == original


def test_a_picture_with_a_number_and_a_name_that_is_fit_are_no_copies(folder):
    files = ["ann/evidence/plan.md", "ann/evidence/plan-2.md", "ann/evidence/plan-kopie.md"]
    files += ["ann/evidence/plan (1).png", "ann/evidence/plan.png", "ann/profile.md"]
    found = learner_folder(folder(dict.fromkeys(files, "")), "ann")
    assert found.problems == ()
    assert len(found.documents) == 4


def test_a_copy_without_its_original_is_to_be_renamed(folder):
    (told,) = learner_folder(folder({"ann/evidence/plan (1).md": ""}), "ann").problems
    assert isinstance(told, Problem)
    assert (told.code, dict(told.values)["nearest"]) == ("bad-name", "plan-1.md")
