"""What machines read of a portfolio is what holds: a qualification only if nothing of it is missing."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from generator.reading.read import read_site
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import FRAMEWORK, written
from tests.publications import publication

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 23)
QUALIFICATION = FRAMEWORK.replace("kind: function", "kind: qualification")
VACANCY = FRAMEWORK.replace("kind: function", "kind: vacancy")

MET = '{competence: "kade:A", verdict: met, level: 2}, {competence: "kade:B", verdict: met, level: 2}'
JUDGED = """\
type: validation
title: Judged
standard: "kade:job"
assessor: judge
organisation: House of Judges
date: %s
cycle: %s
methods: [portfolio]
"""
WHOLE = JUDGED % ("2025-03-01", 1) + f"outcomes: [{MET}]"
GRADES = {
    "no": "entered in the portfolio, not checked",
    "changed": "changed since the school confirmed it",
}


def person(folder, framework=QUALIFICATION, day=DAY, confirmed=("yes",), **files):
    """The person in the linked data of Ann's front page; ``confirmed`` is what the school says of each of her
    judgements."""
    named = {
        f"ann/{name.replace('__', '/')}.md": f"---\n{text.strip()}\n---\n" for name, text in files.items()
    }
    read = read_site(written(folder, {"frameworks/kade.yml": framework, **named}))
    assert [(found.path, found.code) for found in read.problems] == []
    site = publication(read.site, "public", day).site
    (ann,) = site.portfolios
    judged = zip(ann.validations, cycle(confirmed), strict=False)
    ann = replace(ann, validations=tuple(replace(it, confirmed=word) for it, word in judged))
    (home, *_) = portfolio_pages(ann, site.frameworks, root="ann/").pages
    return home.data["linked"]["mainEntity"]


def credentials(folder, **given):
    return [it["name"] for it in person(folder, **given).get("hasCredential", [])]


def test_a_qualification_that_is_wholly_met_is_a_credential(tmp_path):
    (credential,) = person(tmp_path, validations__a=WHOLE + "\nvalid_until: 2030-03-01")["hasCredential"]
    assert credential["name"] == "Job"
    assert credential["dateCreated"] == "2025-03-01"
    assert credential["expires"] == "2030-03-01"
    assert credential["description"] == "confirmed by the school"
    assert credential["recognizedBy"]["name"] == "House of Judges"
    assert [it["name"] for it in credential["competencyRequired"]] == ["Alpha", "Beta"]


@pytest.mark.parametrize("word", ["no", "changed"])
def test_what_the_school_does_not_confirm_is_no_credential(tmp_path, word):
    found = person(tmp_path, confirmed=[word], validations__a=WHOLE)
    assert "hasCredential" not in found
    assert {it["reviewBody"] for term in found["knowsAbout"] for it in term["subjectOf"]} == {
        f"met; {GRADES[word]}"
    }
    assert not [it for term in found["knowsAbout"] for it in term["subjectOf"] if "author" in it]


def test_passed_as_a_whole_is_met_as_a_whole(tmp_path):
    assert credentials(tmp_path, validations__a=JUDGED % ("2025-03-01", 1) + "overall: passed") == ["Job"]


@pytest.mark.parametrize("framework", [FRAMEWORK, VACANCY], ids=["function", "vacancy"])
def test_nobody_holds_a_vacancy_or_a_job(tmp_path, framework):
    found = person(tmp_path, framework=framework, validations__a=WHOLE)
    assert "hasCredential" not in found
    assert [it["name"] for it in found["knowsAbout"]] == ["Alpha", "Beta"]


@pytest.mark.parametrize(
    "judged",
    [
        WHOLE + "\nvalid_until: 2026-11-22",
        WHOLE.replace('{competence: "kade:B", verdict: met', '{competence: "kade:B", verdict: partly'),
        WHOLE.replace(', {competence: "kade:B", verdict: met, level: 2}', ""),
        WHOLE.replace('"kade:B", verdict: met, level: 2', '"kade:B", verdict: met, level: 1'),
        WHOLE + "\noverall: not-yet",
        WHOLE + "\noverall: passed-in-part",
    ],
    ids=["expired", "partly", "not judged", "below the level", "not yet", "in part"],
)
def test_what_is_not_wholly_met_on_the_day_is_no_credential(tmp_path, judged):
    assert credentials(tmp_path, validations__a=judged) == []


def test_a_later_judgement_takes_a_qualification_away(tmp_path):
    later = JUDGED % ("2025-08-01", 2) + 'outcomes: [{competence: "kade:A", verdict: gap}]'
    assert credentials(tmp_path, validations__a=WHOLE, validations__b=later) == []


def test_a_qualification_met_in_two_parts_ends_with_the_first_of_them(tmp_path):
    alpha, beta = (f'outcomes: [{{competence: "kade:{it}", verdict: met}}]\n' for it in "AB")
    parts = {
        "validations__a": JUDGED % ("2025-03-01", 1) + alpha + "valid_until: 2027-01-01",
        "validations__b": JUDGED % ("2025-08-01", 2) + beta + "valid_until: 2028-01-01",
    }
    (credential,) = person(tmp_path, **parts)["hasCredential"]
    assert (credential["dateCreated"], credential["expires"]) == ("2025-08-01", "2027-01-01")
    for words in (("yes", "no"), ("no", "yes"), ("changed", "yes")):  # one part that nobody checked is enough
        assert "hasCredential" not in person(tmp_path, confirmed=words, **parts)


def test_without_a_credential_each_competence_has_its_assessment(tmp_path):
    partly = WHOLE.replace('"kade:B", verdict: met', '"kade:B", verdict: partly')
    alpha, beta = person(tmp_path, confirmed=["no"], validations__a=partly)["knowsAbout"]
    assert alpha["subjectOf"][0]["reviewBody"] == "met; entered in the portfolio, not checked"
    assert beta["subjectOf"][0]["reviewBody"].startswith("partly met; ")
    assert "author" not in alpha["subjectOf"][0]  # nobody's name is lent to what nobody checked
    assert alpha["subjectOf"][0]["reviewRating"]["ratingValue"] == "Two"


def test_what_has_ended_assesses_nothing(tmp_path):
    assert "knowsAbout" not in person(tmp_path, validations__a=WHOLE + "\nvalid_until: 2026-11-22")


def test_linked_data_say_what_the_page_says():
    site = publication(read_site(ROOT / "portfolios").site, "public", DAY).site
    amina = next(it for it in site.portfolios if it.slug == "amina")
    home = portfolio_pages(amina, site.frameworks, root="amina/").pages[0]
    found = home.data["linked"]["mainEntity"]
    shown = [it["competence"]["title"] for it in home.data["overview"]["highlights"]]
    assert found["name"] == "Amina Yusuf"
    assert [it["name"] for it in found["knowsAbout"]][: len(shown)] == shown
    assert "hasCredential" not in found  # five of the seven are met, and a vacancy is nothing to hold
    assert json.loads(json.dumps(home.data["linked"])) == home.data["linked"]
