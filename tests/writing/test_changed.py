"""What the school confirmed, and is otherwise now, counts nowhere as confirmed, and is told as changed."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest

from generator.model import Signature
from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from generator.writing.portfolio_pages import portfolio_pages
from generator.writing.summary import learner_summary
from tests.portfolios import FRAMEWORK, PROFILE, written
from tests.publications import publication
from tests.sites import pages_about_cohort

DAY = datetime.date(2026, 11, 24)
COHORT = "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\nlisting: cards\n"
PLAN = (
    "---\ntype: evidence\ntitle: Plan\nmedia: document\ndate: 2025-02-01\ncycle: 1\nvisibility: public\n"
    "without_file: On paper.\n"
    "competences: [{competence: 'kade:A', rationale: I made it.}, {competence: 'kade:B'}]\n---\nThe plan.\n"
)
SCAN = (
    "---\ntype: validation\ntitle: Scan\nstandard: 'kade:job'\n"
    "assessor: judge\norganisation: House of Judges\n"
    "date: 2025-03-01\ncycle: 1\nmethods: [portfolio]\nvisibility: public\n"
    "outcomes: [{competence: 'kade:A', verdict: met, level: 2, evidence: [plan]},"
    " {competence: 'kade:B', verdict: met, level: 2}]\n---\n"
)
TOLD = {
    "no": "entered in the portfolio, not checked",
    "changed": "changed since the school confirmed it",
    "yes": "confirmed by the school",
}
FILES = {
    "cohort.yml": COHORT,
    "ann/profile.md": PROFILE.replace("frameworks:", "papers: [cv, dossier]\nframeworks:"),
    "frameworks/kade.yml": FRAMEWORK.replace("kind: function", "kind: qualification"),
    "ann/evidence/plan.md": PLAN,
    "ann/validations/scan.md": SCAN,
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The same public site with its validation as the school has it: not confirmed, confirmed, changed."""
    read = read_site(written(tmp_path_factory.mktemp("changed"), FILES))
    assert [(found.path, found.code) for found in read.problems] == []
    public = publication(read.site, "public", DAY).site
    (portfolio,) = public.portfolios

    def as_it(word):
        validations = tuple(replace(it, confirmed=word) for it in portfolio.validations)
        return replace(public, portfolios=(replace(portfolio, validations=validations),))

    return {word: as_it(word) for word in TOLD}


def text_of(page):
    shown = Html(PageShell((str(THEME),), "Kade")).page(page)
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(script|style).*?</\1>", "", shown)).split()), shown


def pages_of(site):
    made = portfolio_pages(site.portfolios[0], site.frameworks, root="ann/")
    return {it.address.removeprefix("ann/"): it for it in made.pages}, {it.kind: it for it in made.papers}


PLACES = ("validations/scan/", "competences/kade-a/", "competences/", "calibrate/", "dialogues/", "print/")


@pytest.mark.parametrize("place", PLACES)
def test_each_page_that_tells_of_it_says_that_it_changed(sites, place):
    for word in ("changed", "yes"):
        pages, _ = pages_of(sites[word])
        text, html = text_of(pages[place])
        assert (TOLD[word] in text) is True, (place, word)
        assert word == "yes" or TOLD["yes"] not in text
        assert word == "yes" or "lk-sure" not in html
        assert word == "yes" or "--sure" not in html


def test_the_front_page_says_so_and_does_not_look_sure(sites):
    for word, said in (
        ("no", "Nobody checked it."),
        ("changed", "It has changed since the school confirmed it."),
        ("yes", "The school confirms this."),
    ):
        text, html = text_of(pages_of(sites[word])[0][""])
        assert said in text
        assert ("lk-trust--sure" in html) is (word == "yes")


@pytest.mark.parametrize("kind", ["cv", "dossier"])
def test_on_paper_it_is_told_as_changed(sites, kind):
    for word, grade in TOLD.items():
        papers = pages_of(sites[word])[1]
        said = json.dumps([edition for _, edition in papers[kind].editions], default=str)
        assert [each for each, told in TOLD.items() if told in said.lower()] == [word]
        assert grade in json.loads(said)[0]["result"]
        marks = set(re.findall(r'"(?:met|sure)": (true|false)', said))
        assert ("true" in marks) is (word == "yes")


def test_a_cv_says_once_that_it_changed_also_where_the_proof_did(sites):
    (portfolio,) = sites["changed"].portfolios
    seen = tuple(replace(it, fingerprint=(("plan", "0123456789abcdef"),)) for it in portfolio.validations)
    for site in (
        sites["changed"],
        replace(sites["changed"], portfolios=(replace(portfolio, validations=seen),)),
    ):
        for _, edition in pages_of(site)[1]["cv"].editions:
            assert len(re.findall("changed since", str(edition))) == 1
            assert [group["who"] for group in edition["groups"]]


@pytest.mark.parametrize("kind", ["cv", "dossier"])
def test_on_paper_it_is_told_that_the_proof_changed(sites, kind):
    (portfolio,) = sites["yes"].portfolios
    for known, is_told in ((portfolio.evidence[0].fingerprint, False), ("0123456789abcdef", True)):
        seen = tuple(replace(it, fingerprint=(("plan", known),)) for it in portfolio.validations)
        papers = pages_of(replace(sites["yes"], portfolios=(replace(portfolio, validations=seen),)))[1]
        result = papers[kind].editions[0][1]["result"]
        assert ("Some of the proof has changed since." in result) is is_told, result


def test_machines_read_how_sure_it_is_and_no_qualification_that_nobody_confirms(sites):
    for word, grade in TOLD.items():
        person = pages_of(sites[word])[0][""].data["linked"]["mainEntity"]
        assert ("hasCredential" in person) is (word == "yes")
        reviews = [review for it in person["knowsAbout"] for review in it["subjectOf"]]
        assert {it["reviewBody"] for it in reviews} == {f"met; {grade}"}
        assert {"author" in it for it in reviews} == {word == "yes"}


def test_the_cohort_counts_it_for_nobody_and_says_that_it_changed(sites):
    for word, site in sites.items():
        found = {page.address: page for page in pages_about_cohort(site).pages}
        summary = learner_summary(site.portfolios[0], site.frameworks, "en")
        assert (summary.validated, bool(summary.levels)) == (word == "yes", word == "yes")
        assert summary.calibrated["kade:job"]["grade"] == {"yes": "confirmed", "no": "entered"}.get(
            word, word
        )
        for place in ("competences/kade-a/", "requirements/kade-job/"):
            text, html = text_of(found[place])
            assert TOLD[word] in text, (word, place)
            assert ("lk-sure" in html) is (word == "yes")


def test_a_card_for_sharing_claims_only_what_the_school_confirms(sites):
    cards = {
        word: portfolio_pages(site.portfolios[0], site.frameworks, root="").card.line
        for word, site in sites.items()
    }
    assert "Job" in cards["yes"]
    assert cards["changed"] == cards["no"] == "1 piece of proof"


def test_a_signature_that_no_longer_says_the_same_is_told_on_its_page(sites):
    portfolio = sites["changed"].portfolios[0]
    signed = Signature(state="differs", parts=("results",))
    validations = tuple(replace(it, signed=signed) for it in portfolio.validations)
    site = replace(sites["changed"], portfolios=(replace(portfolio, validations=validations),))
    text, _ = text_of(pages_of(site)[0]["validations/scan/"])
    assert "No longer what was signed" in text
    assert TOLD["changed"] in text
