"""The samples show every verdict that a reader can meet: each answer to “is it true?” stands on some page."""

from __future__ import annotations

import gettext
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import signatures
from generator.building.context import ReadContext
from generator.building.learner import reviewed
from generator.building.review import Viewing
from generator.gate.hidden_names import HiddenNames
from generator.overviews.grades import GRADES, grade_of
from generator.reading import signed
from generator.reading.read import read_school, shelf_of
from generator.writing.certificates import _WEIGHTIEST, certificate
from scripts.sample_credentials import PORTFOLIOS, files
from scripts.sign_samples import DAY, sign
from tests.building.test_signatures import InProcess

LEARNERS = ("amina", "grace", "joris", "lotte", "samir", "tomas")

CERTIFICATES = {
    "certificate verified": "amina/evidence/diploma-helpende.md",
    "certificate can't be checked here": "tomas/evidence/versiebeheer.md",
    "certificate withdrawn": "grace/evidence/first-aid.md",
    "certificate signed with somebody else's key": "grace/evidence/floor-leader.md",
    "nothing shows who signed the certificate": "samir/evidence/connections.md",
    "the school does not know who gave the certificate": "lotte/evidence/klantgesprek.md",
    "certificate has ended": "tomas/evidence/netwerk-badge.md",
    "the school no longer knows who gave the certificate": "samir/evidence/degree.md",
    "certificate withdrawn for a time": "samir/evidence/forklift.md",
    "unknown whether the certificate was withdrawn": "joris/evidence/vca-pas.md",
    "a certificate in it changed after it was signed": "joris/evidence/cursussen.md",
    "not checked whose certificate it is": "lotte/evidence/chat-en-mail.md",
}
INSIDE = {
    "certificate changed after it was signed": "joris/evidence/cursussen.md",
    "certificate verified": "joris/evidence/cursussen.md",
}
"""What is said of a certificate in another; one that was changed has no page of its own."""

NOT_SHOWN = {
    "certificate is not valid yet",
    "certificate not verified",
    "a certificate in it is not verified",
}
"""What is true until a day comes, and what no known answer leads to or is told better by another."""

JUDGEMENTS = {
    "self": "amina/assessments/zelf-2026.md",
    "entered": "amina/assessments/werkbegeleider-2025.md",
    "sent": "grace/assessments/manager-2.md",
    "changed": "joris/validations/lasser-1.md",
    "confirmed": "amina/validations/evc-verzorgende.md",
}


@pytest.fixture(scope="module")
def shown():
    """What everybody may see of the samples, on the day they are made for; nothing is told of any."""
    context = ReadContext(PORTFOLIOS, read_school(PORTFOLIOS), Viewing("public", DAY, HiddenNames()))
    shelf = shelf_of(PORTFOLIOS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signatures, "Verifier", InProcess)
        patch.setattr(signed, "Verifier", InProcess)
        found = {name: reviewed(context, name, shelf) for name in LEARNERS}
    shelf.close()
    assert [it.code for read in found.values() for it in read.noted.problems] == []
    return {name: read.published for name, read in found.items()}


@pytest.fixture(scope="module")
def documents(shown):
    return {it.source: it for portfolio in shown.values() for it in portfolio.documents()}


def told(checked):
    return certificate(checked, checked.name, gettext.NullTranslations())


def test_each_answer_about_a_certificate_is_on_a_page_of_the_samples(documents):
    assert {says: told(documents[path].checked)["says"] for says, path in CERTIFICATES.items()} == {
        says: says for says in CERTIFICATES
    }
    for says, path in INSIDE.items():
        assert says in [it["says"] for it in told(documents[path].checked)["inside"]]
    assert {says for _, says in _WEIGHTIEST} == {*CERTIFICATES, *INSIDE, *NOT_SHOWN}


def test_each_grade_of_a_judgement_is_on_a_page_of_the_samples(documents):
    assert {path: grade_of(documents[path]) for path in JUDGEMENTS.values()} == {
        path: grade for grade, path in JUDGEMENTS.items()
    }
    assert set(JUDGEMENTS) == set(GRADES)


def test_only_what_is_verified_is_confirmed(documents):
    checked = {path: it.checked for path, it in documents.items() if getattr(it, "checked", None)}
    verified = {path for path, it in checked.items() if it.verified}
    assert verified == {CERTIFICATES["certificate verified"]}
    sure = {path for path in checked if grade_of(replace(documents[path], confirmed_by=None)) == "confirmed"}
    assert sure == verified


def test_one_badge_of_the_samples_is_given_away_as_it_is(documents):
    given = {path for path, it in documents.items() if getattr(it, "checked", None) and it.checked.file}
    assert given == {CERTIFICATES["certificate has ended"]}


def test_the_school_signed_a_judgement_words_and_a_record_in_the_samples(shown):
    samir = shown["samir"]
    judged = {it.slug: it.signed for it in samir.validations if it.signed}
    said = [it.signed for dialogue in samir.dialogues for it in dialogue.feedback if it.signed]
    assert [(name, it.state, it.by, it.evidence) for name, it in judged.items()] == [
        ("engineer-2", "holds", "school", ())
    ]
    assert [it.state for it in said] == ["holds"]
    assert samir.record.state == "holds"


def test_the_samples_are_what_the_scripts_make(monkeypatch):
    assert {path: (PORTFOLIOS / path).read_text(encoding="utf-8") for path in files()} == files()
    written: dict[str, str] = {}
    monkeypatch.setattr("pathlib.Path.write_text", lambda it, text, **_: written.update({str(it): text}))
    sign(PORTFOLIOS)
    assert len(written) == 5
    assert {path: Path(path).read_text(encoding="utf-8") for path in written} == written
