"""Whom the school knows: the list, and what lies in the folder beside it."""

from __future__ import annotations

import datetime
import json

import pytest

from generator.hosts.school_files import copy_schools_files
from generator.reading.layout import read_layout
from generator.reading.read import read_school, read_shared, read_trust

LIST = """type: trust
issuers:
  - {id: "did:web:kade.example:portfolio", name: Kade, since: 2026-09, until: 2030}
  - {id: "x509:Dienst Uitvoering Onderwijs", name: DUO}
"""
DOCUMENT = json.dumps({"id": "did:web:kade.example:portfolio"})
SOUND = {
    "trust.yml": LIST,
    "trust/did/kade.example/portfolio.json": DOCUMENT,
    "trust/keys/badges.example/issuers/7.json": json.dumps({"id": "https://badges.example/issuers/7"}),
    "trust/status/kade.example/status/1.json": "{}",
    "trust/roots/duo.pem": "-----BEGIN CERTIFICATE-----\n",
}
DAY = datetime.date(2026, 11, 30)


def codes(docs) -> list[str]:
    return [f"{found.path} {found.code}" for found in read_trust(docs)[1].problems]


def test_a_sound_list_is_read_with_its_files(folder):
    trust, noted = read_trust(folder(SOUND))
    assert noted.problems == ()
    assert trust.known("did:web:kade.example:portfolio", DAY) == "listed"
    assert trust.known("did:web:kade.example:portfolio", datetime.date(2026, 8, 31)) == "unlisted"
    assert trust.known("did:web:kade.example:portfolio", datetime.date(2031, 1, 1)) == "past"
    assert trust.known("x509:Dienst Uitvoering Onderwijs", DAY) == "listed"
    assert trust.document("did:web:kade.example:portfolio#key") == json.loads(DOCUMENT)
    assert trust.status("https://kade.example/status/1.json") == b"{}"
    assert trust.roots() == (b"-----BEGIN CERTIFICATE-----\n",)


def test_without_a_list_nobody_is_known(folder):
    trust, noted = read_trust(folder({"trust/did/kade.example/portfolio.json": DOCUMENT}))
    assert (noted.problems, trust.issuers) == ((), ())
    assert trust.known("did:web:kade.example:portfolio", DAY) == "unlisted"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"trust.yml": LIST.replace("did:web:kade.example:portfolio", "kade")}, ["trust.yml wrong-form"]),
        ({"trust.yml": LIST.replace(", name: Kade", "")}, ["trust.yml missing-field"]),
        ({"trust/kade.json": DOCUMENT}, ["trust/kade.json trust-file-place"]),
        ({"trust/did/kade.pem": DOCUMENT}, ["trust/did/kade.pem trust-file-place"]),
        ({"trust/did/kade.json": DOCUMENT}, ["trust/did/kade.json trust-file-of-another"]),
        ({"trust/did/kade.json": "<html>"}, ["trust/did/kade.json trust-file-damaged"]),
        ({"trust/did/kade.json": '{"a": 1, "a": 2}'}, ["trust/did/kade.json trust-file-damaged"]),
        ({"trust/roots/a.pem": "a"}, ["trust/roots/a.pem trust-file-damaged"]),
    ],
)
def test_what_is_wrong_is_told_and_not_used(folder, files, told):
    docs = folder(files)
    assert codes(docs) == told
    assert read_trust(docs)[0].files == {}


def test_links_are_not_followed(folder):
    docs = folder(SOUND)
    (docs / "trust/did/other.json").symlink_to(docs / "trust.yml")
    assert codes(docs) == ["trust/did/other.json symbolic-link"]


def test_a_cohort_knows_whom_the_school_knows_and_others(folder):
    own = {"2026/cohort.yml": "type: cohort\ntitle: A\nschool: S\nlanguages: [en]\n", "2026/trust.yml": LIST}
    docs = folder(SOUND | own)
    shared, _ = read_shared(docs)
    trust = read_school(docs / "2026", shared).trust
    assert len(trust.issuers) == 4
    assert trust.document("did:web:kade.example:portfolio") is not None


def test_the_folder_is_no_learner_and_reaches_no_page(folder, tmp_path_factory):
    docs = folder(SOUND)
    layout = read_layout(docs)
    assert not [it for it in layout.noted.problems if it.path.startswith("trust")]
    goal = tmp_path_factory.mktemp("goal")
    copy_schools_files(docs, goal)
    assert list(goal.rglob("*")) == []


def test_what_a_build_is_made_of_tells_another_list_from_this_one(folder):
    docs = folder(SOUND)
    before = read_trust(docs)[0].digest
    assert read_trust(docs)[0].digest == before
    (docs / "trust/roots/duo.pem").write_text("-----BEGIN CERTIFICATE-----\nother", encoding="utf-8")
    assert read_trust(docs)[0].digest != before
