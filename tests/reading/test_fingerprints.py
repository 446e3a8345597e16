"""A fingerprint changes with what a piece proves, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import KIND, TRANSLATION
from generator.reading.documents import draft
from generator.reading.fingerprints import fingerprint

PLAN = """\
---
type: evidence
title: Day plan
media: document
file: plan.pdf
date: 2025-02-11
cycle: 1
visibility: public
competences:
  - {competence: "kade:A", rationale: Every step.}
---
What I did.
"""


@pytest.fixture
def taken(folder):
    """The fingerprint of a text that stands beside its file."""

    def of(text: str = PLAN, file: str = "content") -> str:
        docs = folder({"ann/evidence/plan.pdf": file})
        return fingerprint(draft("ann/evidence/plan.md", text, KIND["evidence"]), docs)

    return of


def test_a_fingerprint_is_the_same_on_every_machine_and_in_every_year(taken):
    assert taken() == "da2d0e3eec8d249a"


@pytest.mark.parametrize(
    ("this", "that"),
    [
        ("visibility: public", "visibility: private"),
        ("visibility: public\n", ""),
        ("cycle: 1", "cycle: 2"),
        ("type: evidence\ntitle: Day plan\n", "title: Day plan\ntype: evidence\n"),
        ("title: Day plan", "title: 'Day plan'  "),
        ("What I did.\n", "\n\nWhat I did.\n\n"),
        ('{competence: "kade:A", rationale: Every step.}', '{rationale: Every step., competence: "kade:A"}'),
    ],
)
def test_what_does_not_touch_the_proof_leaves_the_fingerprint(taken, this, that):
    assert this in PLAN
    assert taken(PLAN.replace(this, that)) == taken()


@pytest.mark.parametrize(
    ("this", "that"),
    [
        ("title: Day plan", "title: Day plans"),
        ("date: 2025-02-11", "date: 2025-02-12"),
        ("Every step.", "Each step."),
        ("media: document", "media: link"),
        ("What I did.", "What we did."),
        ("What I did.", "What  I did."),
        ("date: 2025-02-11", "date: 2025-02-11\ncontribution: Mine."),
    ],
)
def test_what_touches_the_proof_changes_the_fingerprint(taken, this, that):
    assert this in PLAN
    assert taken(PLAN.replace(this, that)) != taken()


def test_another_file_changes_the_fingerprint(taken):
    assert taken(file="content") != taken(file="content\n")


def test_proof_without_a_file_has_a_fingerprint_too(taken):
    assert taken(PLAN.replace("file: plan.pdf\n", "")) not in {"", taken()}


def test_text_cannot_move_between_a_field_and_the_prose_unseen(taken):
    in_field = PLAN.replace("cycle: 1", "cycle: 1\ncontribution: Mine.").replace("What I did.\n", "")
    in_prose = PLAN.replace("What I did.", "Mine.")

    assert taken(in_field) != taken(in_prose)


def test_each_language_has_a_part_in_the_fingerprint(folder):
    docs = folder({"ann/evidence/plan.pdf": "content"})
    plan = draft("ann/evidence/plan.md", PLAN, KIND["evidence"])

    def of(*said):
        spoken = (
            draft(
                f"ann/evidence/plan.{it}.md",
                f"---\ntype: translation\ntitle: {title}\n---\n{prose}",
                TRANSLATION,
            )
            for it, title, prose in said
        )
        return fingerprint(replace(plan, translations=tuple(spoken)), docs)

    nl, fr = ("nl", "Dagplan", "Wat ik deed."), ("fr", "Plan", "Ce que j'ai fait.")
    found = [
        of(),
        of(nl),
        of(("nl", "Diploma", nl[2])),
        of((*nl[:2], "Meer.")),
        of(("fr", *nl[1:])),
        of(nl, fr),
    ]
    assert found[0] == "da2d0e3eec8d249a"
    assert len(set(found)) == len(found)
    assert of(fr, nl) == of(nl, fr)
