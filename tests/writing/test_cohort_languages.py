"""The pages about a cohort in each language it names."""

from __future__ import annotations

import datetime
import json

import pytest

from generator.places import THEME
from generator.reading.read import read_site
from generator.rendering.html import Html
from generator.rendering.page_shell import PageShell
from tests.hosts.conftest import ROOT
from tests.portfolios import CYCLE, PROFILE, written
from tests.publications import publication
from tests.sites import pages_about_cohort, site_pages

DAY = datetime.date(2026, 11, 24)
COHORT = (
    "type: cohort\ntitle: {{nl: Klas, en: Class}}\nschool: Kade\nlanguages: [{languages}]\n"
    "introduction: Wij leren hier.\n"
)
CARE = (
    "---\ntype: experience\ntitle: Zorg\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025\n"
    "cycle: 1\ncompetences: [{competence: 'kade:A', rationale: Elke dag.}]\n---\n"
)
TRANSLATED = "---\ntype: translation\ntitle: Portfolio\n---\n"


@pytest.fixture(scope="module")
def samples():
    return publication(read_site(ROOT / "portfolios").site, "public", DAY).site


def site(folder, languages):
    """Two learners who write Dutch, of whom one has translated the profile, and one who writes English."""
    files = {"cohort.yml": COHORT.format(languages=languages)}
    for name, language in (("bo", "nl"), ("cas", "nl"), ("dee", "en")):
        profile = PROFILE.replace("Ann de Vries-Bakker", f"{name.title()} Bos")
        files[f"{name}/profile.md"] = profile.replace("language: en", f"language: {language}")
        files[f"{name}/cycles/1.md"] = CYCLE.format(n=1, start="2025", more="")
        files[f"{name}/experiences/care.md"] = CARE
    files["bo/profile.en.md"] = TRANSLATED
    docs = written(folder, files)
    for file in sorted((docs / "ann").rglob("*.md")):
        file.unlink()
    return publication(read_site(docs).site, "public", DAY).site


def pages(folder, languages):
    return {page.address: page for page in pages_about_cohort(site(folder, languages)).pages}


def html(page):
    return Html(PageShell((str(THEME),), "Kring", "", "nl", "", ())).page(page)


def test_every_page_is_there_in_both_languages_and_leads_to_the_other(samples):
    found = {page.address: page for page in pages_about_cohort(samples).pages}
    dutch = [address for address, page in found.items() if page.language == "nl"]
    english = [address for address, page in found.items() if page.language == "en"]
    assert english == [f"{address}en/" for address in dutch]
    for address in dutch:
        links = [(it["language"], it["url"]) for it in found[address].data["versions"]]
        assert links == [("nl", address), ("en", f"{address}en/")]
        assert found[f"{address}en/"].data["versions"] == found[address].data["versions"]
    page = html(found["learners/en/"])
    assert '<html lang="en"' in page
    assert '<link rel="alternate" hreflang="nl" href="../">' in page
    assert '<link rel="alternate" hreflang="en" href="./">' in page


def test_a_cohort_of_one_language_has_no_page_twice(tmp_path):
    found = pages(tmp_path, "nl")
    assert {page.language for page in found.values()} == {"nl"}
    assert all(page.data["versions"] == [] for page in found.values())


def test_an_english_page_leads_to_english_pages_of_the_cohort(samples):
    found = {page.address: page for page in pages_about_cohort(samples).pages}
    for page in found.values():
        if page.language == "en":
            own = [it["url"] for it in page.data["navigation"]]
            own += [page.data[name] for name in ("competences_url", "requirements_url", "accessibility_url")]
            assert all(url.endswith("en/") for url in own)


def test_where_a_link_leaves_the_language_it_says_so(tmp_path):
    found = pages(tmp_path, "nl, en")
    cards = {it["name"]: it for it in found["learners/en/"].data["learners"]}
    assert {name: (it["url"], it["leaves"]) for name, it in cards.items()} == {
        "Bo": ("bo/en/", ""),
        "Cas": ("cas/", "Dutch"),
        "Dee": ("dee/", ""),
    }
    shows = {it["name"]: it["leaves"] for it in found["competences/kade-a/en/"].data["shows"]}
    assert shows == {"Bo": "Dutch", "Cas": "Dutch", "Dee": ""}
    assert 'hreflang="nl"' in html(found["learners/en/"])
    assert "in Dutch" in html(found["learners/en/"])
    dutch = {it["name"]: it["leaves"] for it in found["learners/"].data["learners"]}
    assert dutch == {"Bo": "", "Cas": "", "Dee": "Engels"}


def test_what_the_school_has_not_translated_says_its_language(tmp_path):
    found = pages(tmp_path, "nl, en")
    page = html(found["en/"])
    assert '<span lang="nl" dir="auto">Wij leren hier.</span>' in page
    assert '<span dir="auto">Class</span>' in page
    assert 'lang="nl" dir="auto">Elke dag.' in html(found["competences/kade-a/en/"])


def test_each_language_is_searched_by_itself(tmp_path):
    made = pages_about_cohort(site(tmp_path, "nl, en"))
    texts = {name: json.loads(text) for name, text in made.texts}
    assert sorted(texts) == ["en/learners.json", "en/search.json", "learners.json", "search.json"]
    english = [entry[0] for entry in texts["en/search.json"]]
    assert {"./", "../learners/en/", "../bo/en/", "../cas/"} <= set(english)
    assert all(not it.startswith("../learners/") or it.endswith("en/") for it in english)
    assert [entry[0] for entry in texts["en/learners.json"]] == ["../bo/en/", "../cas/", "../dee/"]
    found = {page.address: page for page in made.pages}
    assert found["learners/en/"].data["search"] == "en/search.json"
    assert found["learners/en/"].data["filters"]["index"] == "en/learners.json"


def test_an_english_portfolio_leads_to_the_english_cohort(tmp_path, samples):
    found = {page.address: page for pages in site_pages(samples) for page in pages.pages}
    assert found["amina/en/"].data["site_url"] == found["grace/"].data["site_url"] == "en/"
    assert found["amina/"].data["site_url"] == ""
    alone = {page.address: page for pages in site_pages(site(tmp_path, "nl")) for page in pages.pages}
    assert alone["dee/"].data["site_url"] == ""
    assert alone["dee/"].data["site_language"] == {"code": "nl", "name": "Dutch"}


def test_a_learner_of_whom_nothing_is_shown_is_in_no_language(samples):
    assert "hanna" not in repr([page.data for page in pages_about_cohort(samples).pages]).lower()


def test_the_programme_is_in_the_words_of_each_language(samples):
    found = {page.address: page for page in pages_about_cohort(samples).pages}
    own, other = html(found["programme/"]), html(found["programme/en/"])
    assert "Iedereen heeft een portfoliobegeleider" in own
    assert "Everybody has a portfolio guide" in other
    assert "Iedereen heeft een portfoliobegeleider" not in other
    assert 'lang="nl"' not in other.partition("<h1")[2].partition("<footer")[0]


def test_of_a_translated_programme_days_and_progress_are_of_the_programme(tmp_path):
    action = "actions:\n  - {{quadrant: action, action: {text}, status: {status}}}\n"
    written(
        tmp_path,
        {
            "cohort.yml": COHORT.format(languages="nl, en"),
            "programme.md": "---\ntype: programme\ntitle: Plan\n"
            + action.format(text="Beginnen", status="done")
            + "---\nTekst.\n",
            "programme.en.md": "---\ntype: programme\ntitle: The plan\n"
            + action.format(text="Begin", status="planned")
            + "---\nText.\n",
        },
    )
    read = read_site(tmp_path)
    plan = read.site.programme.in_language("en")
    assert (plan.title, plan.prose.strip()) == ("The plan", "Text.")
    assert [(it.action, it.status) for it in plan.actions] == [("Begin", "done")]
    assert read.site.programme.in_language("fr") is read.site.programme
